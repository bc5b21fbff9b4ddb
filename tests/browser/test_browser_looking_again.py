"""Looking again, as a facilitator and a commissioner do it: an evaluation, what is new, a second baseline, the difference,
an answer to a worry; and then somebody's words are taken back for good.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import sound
from tests.browser.hands import choose_one
from tests.browser.talk import settled
from tests.factories import BANBURY, a_gap, a_plan, a_priority, a_workshop, an_actor, an_entry
from toolkit.steps import moves
from toolkit.steps.prioritising import final_priorities
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

TAKEN_BACK = "My neighbour at number nine drinks"


@pytest.fixture
def workshop(at_record) -> str:
    """A workshop at Step 5: its baseline holds an entry that somebody will take back."""
    with write_session() as session:
        made = a_workshop(session, title="Looking again")
        an_entry(session, made)
        an_entry(session, made, TAKEN_BACK, function=4, places=(BANBURY,))
        for step in ("gaps", "priorities", "plans", "evaluation"):
            MAKE_READY[step](session, made)
            moves.move(an_actor(), made.id, step, session=session)
    return str(made.id)


# The least that each step asks for before a workshop moves on to it.
MAKE_READY = {"gaps": lambda session, made: None, "priorities": a_gap,
              "plans": lambda session, made: a_priority(session, made, "A guide", final="So."),
              "evaluation": lambda session, made: a_plan(session, made, final_priorities(made.id, session=session)[0].id)}


def test_looking_again_and_taking_words_back(window, workshop):
    here = window()
    page = here.page
    start(here, page, workshop)
    record_something_new(page)
    note_how_it_fared(here, page, workshop)
    answer_the_questions(page)
    keep_a_second_baseline(here, page, workshop)
    look_at_the_difference(page)
    answer_the_worry(page)
    take_back(here, page, workshop)


def start(here, page: Page, workshop: str) -> None:
    open_page(here, f"step_evaluation?workshop={workshop}&part=fared")
    page.get_by_label("Who is there").fill("Nine of us")
    press(page, "Start")
    expect(page.get_by_text("0 of 1 asked again").first).to_be_visible()
    sound(page)


def record_something_new(page: Page) -> None:
    page.get_by_role("link", name="Record something new that is there").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Step 1 of 5")
    settled(page)
    page.get_by_label("What is available now?").fill("A new supper club")
    page.get_by_role("combobox", name="Where? Choose").click()
    page.keyboard.type("Witney")
    expect(page.get_by_role("option").filter(has_text="Witney").first).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    press(page, "Save")
    expect(page.locator(".ct-entry").filter(has_text="A new supper club")).to_be_visible()


def note_how_it_fared(here, page: Page, workshop: str) -> None:
    open_page(here, f"step_evaluation?workshop={workshop}&part=fared&function=1")
    expect(page.get_by_text("New: first said at evaluation 1.")).to_be_visible()
    page.get_by_role("radio", name="Better").first.click()
    settled(page)
    page.get_by_label("In the experts' words").first.fill("Open on Fridays now")
    page.keyboard.press("Enter")
    settled(page)
    page.reload()
    expect(settled(page).get_by_label("In the experts' words").first).to_have_value("Open on Fridays now")


def answer_the_questions(page: Page) -> None:
    choose(page, "3 The five questions")
    choose_one(page, "About", "A guide")
    settled(page)
    page.get_by_role("textbox").nth(3).fill("Nobody knows of the guide")
    press(page, "Save the answers")
    expect(page.get_by_text("The answers are saved.")).to_be_visible()
    sound(page)


def keep_a_second_baseline(here, page: Page, workshop: str) -> None:
    open_page(here, f"step_evaluation?workshop={workshop}&part=then")
    page.get_by_text("Keep today's table, map, matrix and votes as a baseline").click()
    page.get_by_label("A name for it").fill("After half a year")
    press(page, "Keep it")
    expect(page.get_by_text("Kept: After half a year.")).to_be_visible()


def look_at_the_difference(page: Page) -> None:
    choose_one(page, "Compare it with", "After half a year")
    settled(page)
    expect(page.get_by_text("The table as it was later")).to_be_visible()
    choose(page, "What is different")
    expect(page.get_by_role("cell").filter(has_text="1 available new")).to_be_visible()
    expect(page.get_by_text("New: A new supper club (said at evaluation 1)")).to_be_visible()
    shown = page.frame_locator("iframe").first.locator(".leaflet-container[data-drawn='1']")
    expect(shown).to_be_visible()
    expect(page.frame_locator("iframe").first.locator(".pin.plus")).to_have_text("+1")
    page.frame_locator("iframe").first.locator(".pin.plus").click()
    expect(page.frame_locator("iframe").first.get_by_text("New since", exact=True).last).to_be_visible()
    sound(page)


def answer_the_worry(page: Page) -> None:
    choose(page, "4 What became of the plans")
    expect(page.get_by_text("No action is written down.").first).to_be_visible()
    sound(page)
    choose(page, "5 Worries answered")
    expect(page.get_by_text("Nobody knows of the guide")).to_be_visible()
    page.get_by_text("Answer it", exact=True).click()
    page.get_by_label("What was done about it, or why not").fill("It goes to every surgery now.")
    press(page, "Save the answer")
    expect(page.get_by_text("Every worry has an answer.")).to_be_visible()
    sound(page)


def take_back(here, page: Page, workshop: str) -> None:
    open_page(here, f"record?workshop={workshop}&part=back")
    page.get_by_label("Words to look for").fill("neighbour nine")
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_text(TAKEN_BACK).click()
    settled(page)
    press(page, "Take back…")
    asked = page.get_by_role("dialog")
    expect(asked.get_by_text("This cannot be undone.")).to_be_visible()
    sound(settled(page))
    expect(asked.get_by_role("button", name="Take back for good")).to_be_disabled()
    asked.get_by_text("Whoever said it asks for this").click()
    settled(page)
    asked.get_by_role("button", name="Take back for good").click()
    expect(page.get_by_text("Taken back for good: 1 text.")).to_be_visible()
    open_page(here, f"step_evaluation?workshop={workshop}&part=then")
    expect(page.get_by_text(re.compile("1 entry withdrawn from it for good")).first).to_be_visible()
    expect(page.get_by_role("cell").filter(has_text="withdrawn").first).to_be_visible()
    expect(page.get_by_text(TAKEN_BACK)).to_have_count(0)
    sound(page)


def open_page(here, address: str) -> None:
    here.page.goto(f"{here.app.url}/{address}")
    settled(here.page)


def press(page: Page, name: str) -> None:
    # Leave the field first, as a person does who looks up: what was typed is taken before the button is pressed.
    page.keyboard.press("Tab")
    settled(page).get_by_role("button", name=name, exact=True).click()
    settled(page)


def choose(page: Page, name: str) -> None:
    page.get_by_text(name, exact=True).first.click()
    settled(page)
