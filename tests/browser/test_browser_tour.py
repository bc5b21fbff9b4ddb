"""The tour by keyboard alone, on a phone: from stop to stop, a reload in between, ended, and remembered by the browser."""

import pytest
from playwright.sync_api import Page, expect

from pages.ui.tour_stops import STOPS
from tests.browser.checks import sideways, sound
from tests.browser.talk import settled

pytestmark = pytest.mark.browser


def test_the_tour_is_taken_by_keyboard_and_remembered(window, example):
    here = window(phone=True, dark=True)
    page = here.page
    sound(page)
    press(page, "Start the tour")
    for number in range(2, len(STOPS) + 1):
        press(page, "Next stop")
        expect(stop(page, number)).to_be_visible()
        assert not sideways(page)
        if number in (3, len(STOPS)):
            sound(page)
        if number == 3:
            page.reload()
            expect(stop(settled(page), number)).to_be_visible()
    press(page, "Finish the tour")
    expect(page.get_by_role("button", name="Take the tour")).to_be_visible()
    settled(here.open())
    expect(page.get_by_role("button", name="Take the tour")).to_be_visible()
    expect(page.get_by_text("New here?")).to_have_count(0)


def stop(page: Page, number: int):
    return page.get_by_role("region", name="Tour").get_by_text(f"stop {number} of {len(STOPS)}")


def press(page: Page, name: str) -> None:
    """Reach a button by Tab and press it by Enter."""
    button = page.get_by_role("button", name=name)
    expect(button).to_be_visible()
    for _ in range(80):
        if button.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    settled(page)
