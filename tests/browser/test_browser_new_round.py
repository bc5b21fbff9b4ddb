"""Coming back a year later in a real browser: what is due, the calendar file, a new round, and the rounds across years."""

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.checks import sound
from tests.browser.talk import settled

pytestmark = pytest.mark.browser

TITLE = "Oxfordshire, a year on"


def test_a_facilitator_comes_back_and_starts_a_new_round(window, example):
    page = window().open("step_evaluation", workshop=example, part="next")
    start_a_round(page)
    sound(page)
    expect(page.get_by_text("still stands from the round before").first).to_be_visible()
    page.get_by_role("link", name="Rounds before").click()
    settled(page)
    expect(page.get_by_role("heading", name=f"Round 2: {TITLE}")).to_be_visible()
    expect(page.get_by_text("of them from the round before")).to_be_visible()
    sound(page)


def start_a_round(page: Page) -> None:
    """With what is chosen already, but for one group of people and what got worse."""
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Remove Disabled people").click()
    page.get_by_role("button", name="Worse (4)").click()
    settled(page).get_by_role("button", name="Start the new round").click()
    expect(page.get_by_role("heading", name="Step 1 of 5")).to_be_visible()
    expect(settled(page).get_by_text(TITLE).first).to_be_visible()


def test_a_commissioner_sees_what_is_due_and_takes_it_into_a_calendar(window, example):
    page = window("commissioner").open("")
    expect(page.get_by_role("heading", name="What is due")).to_be_visible()
    page.get_by_role("link", name="All workshops at a glance").click()
    settled(page)
    expect(page.get_by_role("table").get_by_role("link", name="Example: support planning").first).to_be_visible()
    sound(page)
    with page.expect_download() as waited:
        page.get_by_role("link", name="into your own calendar").click()
    with open(waited.value.path(), "rb") as file:
        assert Calendar.from_ical(file.read())["version"] == "2.0"
    assert waited.value.suggested_filename.endswith(".ics")
