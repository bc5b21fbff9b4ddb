"""Plans taken back to the people, from end to end: asked, answered on a phone without scripts and on paper, answered back, told."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import barriers, sideways, sound
from tests.browser.talk import settled
from tests.factories import AWorkshop, a_gap, a_plan, a_priority, a_workshop
from toolkit.access.roles import Role
from toolkit.models import Consultation
from toolkit.steps.consulting.counting import counted
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import consultations as queries

pytestmark = pytest.mark.browser

MOST_BYTES = 15_000


@pytest.fixture
def phone(new_phone: Callable[..., Page]) -> Callable[..., Page]:
    """A function that gives a phone's page, without scripts unless asked for."""
    return lambda script=False, width=390: new_phone(script, width)


@pytest.fixture
def planned(at_record: None) -> AWorkshop:
    """A workshop with plans for 1 A guide, 2 Buses; behind the first stands a gap."""
    with write_session() as session:
        workshop = a_workshop(session, title="Taken back to the people")
        gap = a_gap(session, workshop, "Nobody can tell us who still has time.")
        a_plan(session, workshop, a_priority(session, workshop, "A guide", gaps=(gap,), final="So."), "Make a guide for each town.")
        a_plan(session, workshop, a_priority(session, workshop, "Buses", final="So."), "A bus on Sundays.")
        return workshop


def newest(workshop: AWorkshop) -> Consultation:
    with read_session() as session:
        return queries.rounds_of(workshop.id, session=session)[0]


def people(workshop: AWorkshop) -> int:
    with read_session() as session:
        return counted(queries.rounds_of(workshop.id, session=session)[0], session=session).people


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def part(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).click()
    settled(page)


def test_from_asking_again_to_you_said_we_did(window, phone, planned):
    here = window(Role.COMMISSIONER)
    page = here.open("step_plans", workshop=planned.id, part="again")
    ask(page)
    door = f"/consult/{newest(planned).code}"
    answer_on_a_phone(phone(), door)
    expect(page.get_by_text("1 of 31 answered")).to_be_visible()
    key_a_sheet(page)
    assert people(planned) == 2
    close_and_answer(page, planned)
    shut = phone()
    shut.goto(door)
    expect(shut.get_by_role("heading", level=1)).to_have_text("This is closed")
    adopt(page)
    tell_everybody(page, phone())


def ask(page: Page) -> None:
    page.get_by_label("Words above the plans").fill("Thank you for your day in March.")
    page.get_by_label("How many people are asked").fill("31")
    press(page, "Save")
    expect(page.get_by_text("Saved. Open it when")).to_be_visible()
    sound(page)
    press(page, "Open it for answers")
    expect(page.get_by_text("0 of 31 answered")).to_be_visible()
    sound(page)


def answer_on_a_phone(page: Page, door: str) -> None:
    page.goto(door)
    page.get_by_role("button", name="Send my answer").click()
    expect(page).to_have_title("Error: Are these plans right? · Common Table")
    page.get_by_role("alert").get_by_role("link").click()
    guide = page.locator("section").filter(has=page.get_by_role("heading", name="A guide"))
    guide.get_by_role("radio", name="I agree if it is changed").check()
    guide.get_by_role("textbox").fill("In Welsh too")
    page.get_by_role("radio", name="Yes, others may read it").check()
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you, your answer is in")
    page.get_by_role("button", name="Change my answer").click()
    expect(page.get_by_role("textbox").first).to_have_value("In Welsh too")
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you, your answer is in")


def key_a_sheet(page: Page) -> None:
    part(page, "Key sheets")
    page.get_by_role("radiogroup", name="Answer on plan 2").get_by_text("I do not agree").click()
    settled(page)
    page.get_by_label("Words on plan 2").fill("Not on Sundays")
    press(page, "Save, and take the next")
    expect(page.get_by_text("2 of 31 answered")).to_be_visible()
    expect(page.get_by_text("“Not on Sundays”")).to_be_visible()
    sound(page)
    part(page, "Hands in the room")
    sound(page)


def close_and_answer(page: Page, planned: AWorkshop) -> None:
    part(page, "Hand out and count")
    press(page, "Close it")
    expect(page.get_by_text("1 comment not under a theme", exact=True)).to_be_visible()
    page.get_by_text("Put it under the theme: In Welsh too").click()
    settled(page)
    page.get_by_label("Theme in a few words").first.fill("Not only in English")
    press(page, "Name the theme")
    expect(page.get_by_text("Every comment is under a theme")).to_be_visible()
    page.get_by_text("We changed the plan", exact=True).click()
    settled(page)
    page.get_by_label("Why, in words for the people who wrote").fill("Each guide comes in Welsh as well.")
    press(page, "Save the answer")
    expect(page.get_by_text("The answer is saved.")).to_be_visible()
    sound(page)


def adopt(page: Page) -> None:
    part(page, "Adopt plans")
    expect(page.get_by_text("1 comment is not under a theme yet.")).to_be_visible()
    buttons = page.get_by_role("button", name="Adopt this plan")
    expect(buttons.nth(1)).to_be_disabled()
    buttons.first.click()
    settled(page)
    expect(page.get_by_text(re.compile("^Adopted, "))).to_be_visible()
    sound(page)


def tell_everybody(page: Page, reader: Page) -> None:
    part(page, "4 You said, we did")
    page.get_by_text("Nobody can tell us who still has time.").click()
    settled(page)
    expect(page.get_by_text("It may be read.")).to_be_visible()
    sound(page)
    part(page, "What was done")
    page.get_by_label("What was done, beside").fill("Two towns have theirs.")
    press(page, "Save what was done")
    sound(page)
    part(page, "The page")
    press(page, "Publish the page")
    address = page.get_by_role("link", name="Open the page").get_attribute("href")
    sound(page)
    reader.goto(address)
    for words in ("You said, we did", "Nobody can tell us who still has time.", "Not only in English", "In Welsh too",
                  "Each guide comes in Welsh as well.", "Two towns have theirs."):
        expect(reader.get_by_text(words).first).to_be_visible()
    expect(reader.get_by_text("Not on Sundays")).to_have_count(0)
    reader.get_by_role("link", name="Switch on Easy Read").click()
    expect(reader.get_by_role("img", name="An ear, listening").first).to_be_visible()
    press(page, "Take the page down")
    expect(page.get_by_role("button", name="Publish the page")).to_be_visible()
    reader.goto(address)
    expect(reader.get_by_text("This page was taken down.")).to_be_visible()


@pytest.mark.parametrize("width", [320, pytest.param(390, marks=pytest.mark.full)])
def test_no_door_has_a_barrier_or_scrolls_sideways(window, phone, planned, width):
    here = window(Role.COMMISSIONER)
    page = here.open("step_plans", workshop=planned.id, part="again")
    press(page, "Save")
    press(page, "Open it for answers")
    door, reader, found = f"/consult/{newest(planned).code}", phone(script=True, width=width), {}

    def judge(where: str) -> None:
        if wrong := barriers(reader) + ["scrolls sideways"] * bool(sideways(reader)):
            found[where] = wrong

    for address in (door, "/consult", "/consult?code=ZZZZZZZZ"):
        reader.goto(address)
        judge(address)
    reader.goto(door)
    reader.get_by_role("button", name="Send my answer").click()
    judge("with an error")
    reader.locator("#a1").check()
    reader.get_by_role("button", name="Send my answer").click()
    judge("thanks")
    part(page, "4 You said, we did")
    part(page, "The page")
    press(page, "Publish the page")
    told = page.get_by_role("link", name="Open the page").get_attribute("href")
    for address in (told, f"{told}?easy=1"):
        reader.goto(address)
        judge(address)
    assert not found, "\n".join(f"{where}: {wrong}" for where, all_wrong in found.items() for wrong in all_wrong)


def test_the_keyboard_alone_is_enough_and_a_double_press_counts_once(window, phone, planned):
    page = window(Role.COMMISSIONER).open("step_plans", workshop=planned.id, part="again")
    press(page, "Save")
    press(page, "Open it for answers")
    reader, loaded = phone(script=True), {}
    reader.on("requestfinished", lambda request: loaded.__setitem__(request.url, request.sizes()["responseBodySize"]))
    reader.goto(f"/consult/{newest(planned).code}")
    reader.wait_for_load_state("networkidle")
    assert sum(size for url, size in loaded.items() if "/assets/pictures/" not in url) < MOST_BYTES, loaded
    reader.locator("#a1").focus()
    reader.keyboard.press("ArrowDown")
    expect(reader.get_by_role("radio", name="I agree if it is changed").first).to_be_checked()
    reader.get_by_role("button", name="Send my answer").dblclick()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Thank you, your answer is in")
    assert people(planned) == 1
