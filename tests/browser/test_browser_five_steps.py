"""The main job from end to end, as a facilitator does it, with the network cut: from the link to the evaluation."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import sound
from tests.browser.conftest import Window
from tests.browser.hands import add, pick
from tests.browser.talk import settled
from tests.factories import a_link
from toolkit.access.roles import Role
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

ENTRIES = {"Someone at the library helps you look": "OX16 5QB", "A lunch club on Tuesdays": "Banbury",
           "Neighbours who give lifts": ""}
GAPS = ["No bus on Sundays", "Nobody explains direct payments"]
IDEAS = {"Buses on Sundays too": GAPS[0], "A guide to direct payments": GAPS[1]}


def test_a_facilitator_walks_the_five_steps_and_nothing_is_lost(window):
    here = window(None)
    page = come_in(here)
    start_a_workshop(page)
    for step in (map_what_is_there, find_what_is_missing, agree_priorities, make_a_plan, evaluate):
        step(page)
        sound(page)


def come_in(here: Window) -> Page:
    with write_session() as session:
        secret = a_link(session, Role.ADMINISTRATOR)
    here.page.goto(f"{here.app.url}/join/{secret}")
    sound(here.page)
    here.page.get_by_role("button", name="Come in", exact=True).click()
    expect(here.page.get_by_text("You are signed in as administrator")).to_be_visible()
    sound(settled(here.page))
    return here.page


def start_a_workshop(page: Page) -> None:
    if not page.get_by_label("Title").is_visible():
        page.get_by_text("Start a workshop", exact=True).click()
    page.get_by_label("Title").fill("Help in Banbury")
    for group in ("Older people", "Family carers"):
        pick(page, "Groups of people", group)
    page.get_by_label("Area: a postcode, village or town").fill("Banbury")
    press(page, "Start")
    arrive(page, "Step 1 of 5")
    expect(page.get_by_text("Help in Banbury").first).to_be_visible()


# The steps

def map_what_is_there(page: Page) -> None:
    for words, place in ENTRIES.items():
        page.get_by_label("What is available now?").fill(words)
        if place:
            add(page, "Where? Choose", place)
        save(page, words)
        drop(page, place)
    click_the_map(page)
    page.get_by_label("What is available now?").fill("A bench in the park where people talk")
    save(page, "A bench in the park where people talk")
    expect(page.get_by_text("A spot near")).to_be_visible()
    page.get_by_role("button", name="Next: 2 Exploring what is possible").click()
    expect(page.get_by_role("heading", name="2 Exploring what is possible")).to_be_visible()
    press(page, "We asked: there is nothing")
    expect(page.get_by_text("Asked, and the answer was: nothing.")).to_be_visible()
    reload(page, "2 Exploring what is possible", "Asked, and the answer was: nothing.", "asked: nothing")
    choose(page, "1 Finding out what is available")
    reload(page, *ENTRIES, "A spot near")
    move_on(page, 2)


def find_what_is_missing(page: Page) -> None:
    choose(page, "1 Finding out what is available")
    add(page, "Where? Choose", "Banbury")
    for words in GAPS:
        page.get_by_label("What is missing?").fill(words)
        save(page, words)
    reload(page, *GAPS, "A lunch club on Tuesdays")
    move_on(page, 3)


def agree_priorities(page: Page) -> None:
    gather_ideas(page)
    place_on_the_matrix(page)
    vote(page)
    choose_the_final_ones(page)
    move_on(page, 4)


def gather_ideas(page: Page) -> None:
    for number, (title, gap) in enumerate(IDEAS.items(), 1):
        pick(page, "Gaps that lead to it", gap)
        page.get_by_label("The priority in one plain sentence").fill(title)
        press(page, "Add")
        expect(page.get_by_text(f"Ideas so far ({number})")).to_be_visible()
    choose(page, "Keep this")
    page.get_by_label("The priority in one plain sentence").fill("Keep the lunch club")
    press(page, "Add")
    reload(page, "Ideas so far (3)", *IDEAS, "Keep the lunch club")
    sound(page)


def place_on_the_matrix(page: Page) -> None:
    choose(page, "4 Effort and impact")
    for impact, effort in ((5, 2), (4, 4)):
        scales = page.get_by_role("radiogroup").filter(has=page.get_by_role("radio", name="5", exact=True))
        for scale, value in zip((0, 1), (impact, effort), strict=True):
            scales.nth(scale).get_by_role("radio", name=str(value), exact=True).click()
            settled(page)
        press(page, "Place it")
        expect(page.get_by_text(f"(impact {impact}, effort {effort})")).to_be_visible()
    reload(page, "(impact 5, effort 2)", "(impact 4, effort 4)")
    sound(page)


def vote(page: Page) -> None:
    choose(page, "5 Vote")
    press(page, "Open the vote")
    expect(page.get_by_text("Room code")).to_be_visible()
    choose(page, "One by one")
    for ballots, dots in enumerate(((3, 2), (0, 3)), 1):
        press(page, "I am the next person")
        press(page, "Go on to the vote")
        for number, count in enumerate(dots, 1):
            page.get_by_label(f"Dots for {number}").get_by_role("radio", name=str(count), exact=True).click()
            settled(page)
        expect(page.get_by_text(f"{sum(dots)} of 5 used.")).to_be_visible()
        press(page, "Put my ballot in")
        expect(page.get_by_text(f"{ballots} {'person' if ballots == 1 else 'people'} have voted.")).to_be_visible()
    sound(page)
    choose(page, "Result")
    reload(page, "Results are hidden until the vote is closed")
    close_it(page)
    reload(page, "Result of vote 1", "2 of 7 people present")
    expect(page.get_by_role("row").nth(1)).to_contain_text("A guide to direct payments")
    sound(page)


def close_it(page: Page) -> None:
    """Close the vote with the number of people typed at the last moment, beside the button."""
    press(page, "Go to the running vote")
    page.get_by_role("button", name="Close the vote").click()
    asked = page.get_by_role("dialog")
    expect(asked.get_by_text("2 people voted.")).to_be_visible()
    sound(settled(page))
    asked.get_by_label("People present").fill("7")
    asked.get_by_role("button", name="Close the vote and count").click()
    expect(page.get_by_role("heading", name="Result of vote 1")).to_be_visible()
    settled(page)


def choose_the_final_ones(page: Page) -> None:
    choose(page, "7 Final priorities")
    for number, title in enumerate(IDEAS, 1):
        page.get_by_label("Which idea?").click()
        page.get_by_role("option").filter(has_text=title).click()
        page.get_by_label("The reason, as the room gives it").fill("All agreed.")
        press(page, "Add to the final priorities")
        expect(page.get_by_text(f"Final priorities ({number})")).to_be_visible()
    page.get_by_role("button", name="Up", exact=True).nth(1).click()
    expect(page.get_by_text("1. A guide to direct payments")).to_be_visible()
    reload(page, "1. A guide to direct payments", "2. Buses on Sundays too")
    sound(page)


def make_a_plan(page: Page) -> None:
    page.get_by_label("What will be done, and for whom").fill("Print a guide for every family")
    page.get_by_label("Who leads").fill("Commissioning")
    page.get_by_label("Cost in pounds").fill("4,500")
    page.get_by_text("A quick win: people will see early").click()
    press(page, "Save the plan")
    expect(page.get_by_text("All plans", exact=True)).to_be_visible()
    reload(page, "Print a guide for every family (quick win)", "£4,500")
    expect(page.get_by_label("Who leads")).to_have_value("Commissioning")
    add_to_the_plan(page)
    move_on(page, 5)


def add_to_the_plan(page: Page) -> None:
    expect(page.get_by_role("link", name=GAPS[1])).to_be_visible()
    choose(page, "Actions · 0")
    page.get_by_label("What is to be done").fill("Ask three printers")
    press(page, "Add the action")
    reload(page, "Ask three printers", "no day yet")
    sound(page)
    choose(page, "2 All plans together")
    for picture in ("Where", "Money", "Who does it"):
        choose(page, picture)
        sound(page)
    expect(page.get_by_role("table").get_by_text("Commissioning")).to_be_visible()


def evaluate(page: Page) -> None:
    expect(page.get_by_text("Nothing was added, changed or withdrawn since.")).to_be_visible()
    choose(page, "3 The five questions")
    page.get_by_label("Who is there").fill("Nine of us")
    press(page, "Start")
    answers = page.get_by_role("textbox")
    expect(answers).to_have_count(5)
    for number in range(5):
        answers.nth(number).fill(f"Answer {number + 1}")
    press(page, "Save the answers")
    expect(page.get_by_text("The answers are saved.")).to_be_visible()
    reload(page, "Nine of us")
    for number in range(5):
        expect(answers.nth(number)).to_have_value(f"Answer {number + 1}")
    choose(page, "2 How it has fared")
    page.get_by_role("radio", name="Better").first.click()
    reload(page, "1 of 6 asked again")


# What hands do

def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def save(page: Page, words: str) -> None:
    press(page, "Save")
    expect(page.locator(".ct-entry").filter(has_text=words)).to_be_visible()
    expect(page.get_by_role("textbox", name=re.compile("^What is (available|missing)"))).to_have_value("")


def choose(page: Page, name: str) -> None:
    page.get_by_text(name, exact=True).first.click()
    settled(page)


def drop(page: Page, words: str) -> None:
    """Take away what stays chosen for the next entry."""
    if words:
        page.get_by_role("button", name=f"Remove {words}").click()
        expect(page.locator("[data-tag]").filter(has_text=words)).to_have_count(0)


def click_the_map(page: Page) -> None:
    shown = page.frame_locator("iframe").first.locator(".leaflet-container")
    expect(shown).to_be_visible()
    shown.click(position={"x": 150, "y": 200})
    expect(page.get_by_text("from your click on the map")).to_be_visible()


def move_on(page: Page, step: int) -> None:
    page.get_by_role("button", name=re.compile(f"^Move on to Step {step}")).click()
    arrive(page, f"Step {step} of 5")


def arrive(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    settled(page)


def reload(page: Page, *words: str) -> None:
    """Reload, and look that these words are still there."""
    page.reload()
    settled(page)
    for one in words:
        expect(page.get_by_text(one).first).to_be_visible()
