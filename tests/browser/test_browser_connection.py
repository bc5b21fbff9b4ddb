"""A connection that stalls or breaks while a scribe types: nothing that was sent is lost, nothing is doubled."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.wire import Wire
from tests.factories import AWorkshop, a_workshop, an_actor
from toolkit.access.roles import Role
from toolkit.models import AVAILABLE
from toolkit.steps.recording import Said, record_entry
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session

pytestmark = pytest.mark.browser

LINE = "What is available now?"
SAID = ["A lunch club", "The chemist's notice board", "Lifts from neighbours", "An advocate by phone"]


@pytest.fixture
def workshop(at_record) -> AWorkshop:
    """An empty record."""
    with write_session() as session:
        return a_workshop(session, title="A hall with a bad connection")


@pytest.fixture
def recording(window, workshop) -> tuple[Page, Wire]:
    """A scribe at the quick-add line, and the wire that leads there."""
    here = window(Role.HOST)
    wire = Wire(here.page)
    here.open("step_map", workshop=workshop.id)
    here.page.get_by_label(LINE).focus()
    return here.page, wire


def send(page: Page, words: str) -> None:
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.get_by_label(LINE)).to_have_value("")


def kept(workshop: AWorkshop) -> list[str]:
    with read_session() as session:
        return [one.words for one in entries_seen(workshop.id, session=session)]


def test_what_was_sent_while_the_connection_stalled_is_saved_once_each(recording, workshop):
    page, wire = recording
    wire.holding = True
    for words in SAID:
        send(page, words)
    wire.let_go()
    for words in SAID:
        expect(page.locator(".ct-entry").filter(has_text=words)).to_be_visible()
    assert sorted(kept(workshop)) == sorted(SAID)


def test_what_was_sent_into_a_broken_connection_is_saved_and_what_was_typed_stays(recording, workshop):
    page, wire = recording
    wire.swallowing = True
    send(page, SAID[0])
    page.keyboard.type(SAID[1])
    wire.cut()
    expect(page.locator(".ct-entry").filter(has_text=SAID[0])).to_be_visible()
    expect(page.get_by_label(LINE)).to_have_value(SAID[1])
    assert kept(workshop) == SAID[:1]


def test_what_was_saved_though_its_answer_was_lost_is_not_saved_again(recording, workshop):
    page, wire = recording
    wire.swallowing = True
    send(page, SAID[0])
    with write_session() as session:
        record_entry(an_actor(Role.HOST), workshop.id, workshop.group, 1, AVAILABLE, Said(SAID[0]), session=session)
    wire.cut()
    expect(page.locator(".ct-entry").filter(has_text=SAID[0])).to_be_visible()
    page.wait_for_function("sessionStorage.getItem('common-table-unsent') === '[]'")
    assert kept(workshop) == SAID[:1]


def test_what_may_not_be_saved_stays_on_the_screen_with_its_reason(recording, workshop):
    page, wire = recording
    wire.swallowing = True
    page.get_by_label(LINE).evaluate("(line, words) => { Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')"
                                     ".set.call(line, words); line.dispatchEvent(new Event('input', {bubbles: true})) }", "a" * 2001)
    page.keyboard.press("Enter")
    wire.cut()
    expect(page.get_by_label("Not saved yet")).to_have_value("a" * 2001)
    expect(page.get_by_text("This is 2,001 characters long")).to_be_visible()
    assert kept(workshop) == []
