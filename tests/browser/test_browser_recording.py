"""Recording as a scribe meets it: what the eye, the focus and the counts do after a key is pressed, on any screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import sideways
from tests.browser.hands import choose_one
from tests.browser.talk import settled
from tests.factories import AWorkshop, a_workshop
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

LARGE_TEXT = "html { font-size: 36px !important }"  # twice the size that the theme sets


@pytest.fixture
def hall(at_record) -> AWorkshop:
    """A workshop with two groups, and nothing said yet."""
    with write_session() as session:
        return a_workshop(session, groups=("Older people", "Carers"), title="Recording")


def top(page: Page, selector: str) -> float:
    return page.locator(selector).first.bounding_box()["y"]


def test_next_leads_eye_and_focus_to_the_new_question(window, hall):
    page = window().open("step_map", workshop=hall.id, function=3)
    page.get_by_role("button", name=re.compile("^Next: 4")).click()
    settled(page)
    expect(page.get_by_role("heading", name="4 Technical advice")).to_be_focused()
    assert 0 < top(page, "#question") < 200


def test_what_is_saved_is_counted_and_the_cursor_stays(window, hall):
    page = window().open("step_map", workshop=hall.id, function=4)
    line = page.get_by_label("What is available now?")
    line.fill("A payroll service")
    page.keyboard.press("Enter")
    settled(page)
    expect(line).to_be_focused()
    expect(page.get_by_role("region", name="What is available now")).to_contain_text("1 available")
    expect(line).to_be_focused()
    expect(line).to_have_value("")


def test_a_phone_has_the_functions_as_a_drop_down_and_a_way_to_the_map(window, hall):
    page = window(phone=True).open("step_map", workshop=hall.id, function=3)
    expect(page.get_by_role("radiogroup", name="Function")).to_be_hidden()
    choose_one(page, "Which function?", re.compile("^4 Technical advice"))
    expect(page.get_by_role("heading", name="4 Technical advice")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Go to the map").click()
    assert 0 <= top(page, "iframe") < 844


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_large_text_goes_on_below_and_not_beyond_the_edge(phone, window, hall):
    page = window(phone=phone).open("step_gaps", workshop=hall.id, function=3)
    page.add_style_tag(content=LARGE_TEXT)
    page.wait_for_timeout(500)
    assert not sideways(page)
    widths = [column.bounding_box()["width"] for column in page.get_by_test_id("stColumn").all()]
    assert min(widths) > (400 if not phone else 200)
