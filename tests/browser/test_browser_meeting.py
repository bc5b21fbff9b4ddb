"""A club's meeting from the first function to what is agreed: one screen, and every click counted."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import sideways, sound
from tests.browser.conftest import settled
from tests.factories import AWorkshop, a_workshop
from toolkit.access.roles import Role
from toolkit.events.one_meeting import MEETING
from toolkit.models import AVAILABLE, GAP
from toolkit.steps.prioritising import final_priorities
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session

pytestmark = pytest.mark.browser

THERE, MISSING = "What is there now?", "What is missing?"
# Two functions with what is there and what is missing, two gaps taken up, a show of hands, one thing agreed.
MOST_CLICKS = 15
COUNT = "addEventListener('click', event => { if (event.isTrusted && event.detail) window.clicks = (window.clicks ?? 0) + 1 }, true)"


@pytest.fixture
def club(at_record) -> AWorkshop:
    with write_session() as session:
        return a_workshop(session, title="A lunch club", format=MEETING)


def test_a_meeting_on_one_screen_with_few_clicks(window, club):
    shown = window(Role.FACILITATOR)
    page = shown.open("meeting", workshop=club.id)
    page.evaluate(COUNT)
    say(page, THERE, "A folder in the library")
    say(page, MISSING, "Nobody rings back")
    press(page, "Next: 2 Exploring what is possible")
    say(page, THERE, "An open day")
    say(page, MISSING, "No visits")
    for _ in range(2):
        settled(page).get_by_role("button", name="Take up").first.click()
    expect(settled(page).get_by_role("heading", name="Ideas for what should change (2)")).to_be_visible()
    for label, count in (("Hands for 1", "3"), ("Hands for 2", "7"), ("How many people are here", "8")):
        field = page.get_by_label(label)
        field.click()
        field.fill(count)
    press(page, "Count these hands")
    expect(page.get_by_text("The last count: 8 people here")).to_be_visible()
    page.locator("label").filter(has_text=re.compile("^2 No visits$")).click()
    page.get_by_label("The reason, as the room gives it").click()
    page.keyboard.type("Most of us named it.")
    press(page, "These are our priorities")
    expect(page.get_by_role("heading", name="Our priorities")).to_be_visible()
    clicks = page.evaluate("window.clicks")
    print(f"A meeting of two functions, gaps, ideas, hands and a decision: {clicks} clicks")
    assert clicks <= MOST_CLICKS
    assert kept(club) == ({(1, AVAILABLE), (1, GAP), (2, AVAILABLE), (2, GAP)}, ["No visits"])
    sound(page)
    narrow = window(Role.FACILITATOR, phone=True).open("meeting", workshop=club.id)
    sound(narrow)
    assert not sideways(narrow)


def say(page: Page, line: str, words: str) -> None:
    """Type into a line and press Enter; the words are drawn below it."""
    settled(page).get_by_label(line).click()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.get_by_label(line)).to_have_value("")
    expect(settled(page).locator(".ct-entry").filter(has_text=words).first).to_be_visible()


def press(page: Page, name: str) -> None:
    settled(page).get_by_role("button", name=name).click()
    settled(page)


def kept(club: AWorkshop) -> tuple[set, list]:
    with read_session() as session:
        said = {(one.function, one.kind) for one in entries_seen(club.id, session=session)}
        return said, [row.title for row in final_priorities(club.id, session=session)]
