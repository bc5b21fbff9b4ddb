"""Voting papers keyed over a connection that stalls or breaks: each is in once, and none without anybody noticing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.wire import Wire
from tests.factories import a_priority, a_vote, a_workshop, an_actor
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import votes
from toolkit.voting import tickets
from toolkit.voting.keying import key_paper

pytestmark = pytest.mark.browser

LINE = "Number on the paper, then what is marked"


@pytest.fixture
def pad(window, at_record) -> tuple[Page, Wire, object, list[str]]:
    """The pad of an open vote with six papers, and the wire that leads there."""
    with write_session() as session:
        workshop = a_workshop(session)
        for title in ("Buses", "A guide"):
            a_priority(session, workshop, title)
        vote = a_vote(session, workshop, headcount=9)
        numbers = tickets.print_papers(an_actor(), vote, 6, session=session)
    here = window()
    wire = Wire(here.page)
    here.open("step_priorities", workshop=workshop.id, part="vote", stage="papers", papers="key")
    here.page.get_by_label(LINE).focus()
    return here.page, wire, vote, numbers


def key(page: Page, line: str) -> None:
    page.keyboard.type(line)
    page.keyboard.press("Enter")
    expect(page.get_by_label(LINE)).to_have_value("")


def dots(vote) -> int:
    with read_session() as session:
        return sum(int(count) for _, count, _ in votes.dots_by_item(vote, session=session))


def test_papers_keyed_while_the_connection_stalled_are_in_once_each(pad):
    page, wire, vote, numbers = pad
    wire.holding = True
    for number in numbers:
        key(page, f"{number} 1 2")
    wire.let_go()
    expect(page.get_by_text("6 of 6 papers")).to_be_visible()
    expect(page.get_by_label("Not in yet")).to_have_count(0)
    assert dots(vote) == 12


def test_a_paper_keyed_into_a_broken_connection_is_in_and_what_is_typed_stays(pad):
    page, wire, vote, numbers = pad
    wire.swallowing = True
    key(page, f"{numbers[0]} 1")
    page.keyboard.type(f"{numbers[1]} 2")
    wire.cut()
    expect(page.get_by_text("1 of 6 papers")).to_be_visible()
    expect(page.get_by_label(LINE)).to_have_value(f"{numbers[1]} 2")
    assert dots(vote) == 1


def test_a_paper_that_is_in_though_its_answer_was_lost_is_not_called_a_mistake(pad):
    page, wire, vote, numbers = pad
    wire.swallowing = True
    key(page, f"{numbers[0]} 1")
    with write_session() as session:
        key_paper(an_actor(), vote, f"{numbers[0]} 1", session=session)
    wire.cut()
    page.wait_for_function("sessionStorage.getItem('common-table-unsent') === '[]'")
    expect(page.get_by_text("1 of 6 papers")).to_be_visible()
    expect(page.get_by_label("Not in yet")).to_have_count(0)


def test_a_wrong_line_keyed_into_a_broken_connection_stays_on_the_screen_with_its_reason(pad):
    page, wire, vote, numbers = pad
    wire.swallowing = True
    key(page, f"{numbers[0]} 1 7")
    wire.cut()
    expect(page.get_by_label("Not in yet")).to_have_value(f"{numbers[0]} 1 7")
    expect(page.get_by_text("There is no item 7")).to_be_visible()
    assert dots(vote) == 0
