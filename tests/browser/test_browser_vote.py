"""A vote under way in a real browser: no barrier on any of its screens, papers keyed by keyboard alone, the wall that follows."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import WINDOWS, barriers, sideways
from tests.browser.talk import settled
from tests.factories import a_ballot, a_priority, a_vote, a_workshop, an_actor, the
from toolkit.models import VoteRound
from toolkit.storage.engine import write_session
from toolkit.voting import rounds, tickets
from toolkit.voting.closing import close_round

pytestmark = pytest.mark.browser

STAGES = [{"stage": "ready"}, {"stage": "run"}, *({"stage": "papers", "papers": pile} for pile in
          ("print", "key", "again", "lost", "count")), {"stage": "totals", "way": "wall"}, {"stage": "totals", "way": "hands"},
          {"stage": "turns"}, {"stage": "result"}]
TITLES = ("Buses on Sundays too", "A guide to direct payments", "Keep the lunch club")
LATEST_MS = 1000


@pytest.fixture
def hall(at_record) -> tuple[str, UUID, list[str]]:
    """An open vote with six papers and two ballots: (workshop, round, numbers)."""
    with write_session() as session:
        workshop = a_workshop(session, ("Older people", "Family carers"))
        for title in TITLES:
            a_priority(session, workshop, title)
        vote = a_vote(session, workshop, headcount=9)
        numbers = tickets.print_papers(an_actor(), vote, 6, session=session)
        for number in (1, 2):
            a_ballot(session, vote, number)
    return str(workshop.id), vote, numbers


def wrong_on(page: Page) -> list[str]:
    return barriers(page) + ["scrolls sideways"] * sideways(page) + ["exception"] * page.get_by_test_id("stException").count()


@pytest.mark.parametrize(("phone", "dark"), WINDOWS)
def test_no_screen_of_an_open_vote_has_a_barrier(dark, phone, window, hall):
    here, found = window(dark=dark, phone=phone), {}
    for address in STAGES:
        found[str(address)] = wrong_on(here.open("step_priorities", workshop=hall[0], part="vote", **address))
    page = here.open("step_priorities", workshop=hall[0], part="vote", stage="turns")
    for name in ("I am the next person", "Go on to the vote"):
        page.get_by_role("button", name=name).click()
        found[name] = wrong_on(settled(page))
    found["big screen"] = wrong_on(here.open("big_screen", workshop=hall[0]))
    close(hall[1], uncovered=2)
    found["uncovered"] = wrong_on(here.open("big_screen", workshop=hall[0]))
    found["result"] = wrong_on(here.open("step_priorities", workshop=hall[0], part="vote"))
    assert not any(found.values()), found


def close(vote: UUID, uncovered: int) -> None:
    with write_session() as session:
        close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
        rounds.uncover(an_actor(), vote, the(session, VoteRound, vote).version, uncovered, session=session)


def test_papers_are_keyed_without_touching_the_mouse(window, hall):
    page = window().open("step_priorities", workshop=hall[0], part="vote", stage="papers", papers="key")
    line = page.get_by_label("Number on the paper, then what is marked")
    line.click()
    for at, number in enumerate(hall[2], 1):
        page.keyboard.type(f"{number} 1 2")
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"{at} of 6 papers")).to_be_visible()
        expect(line).to_have_value("")
        expect(line).to_be_focused()
    page.keyboard.type(f"{hall[2][0]} 3")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is in already")).to_be_visible()
    expect(page.get_by_label("Not in yet.")).to_have_value(f"{hall[2][0]} 3")


def test_the_wall_shows_a_ballot_within_a_second_and_follows_to_the_result(window, hall):
    page = window().open("big_screen", workshop=hall[0])
    expect(page.get_by_text("2 of 9", exact=True)).to_be_visible()
    for count in (3, 4, 5):
        with write_session() as session:
            a_ballot(session, hall[1], 1)
        page.get_by_text(f"{count} of 9", exact=True).wait_for(timeout=LATEST_MS)
    smallest = page.evaluate("Math.min(...[...document.querySelectorAll('.big *')].filter(one => one.innerText)"
                             ".map(one => parseFloat(getComputedStyle(one).fontSize)))")
    assert smallest >= 32
    close(hall[1], uncovered=1)
    expect(page.get_by_text("2 ideas still to come")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile(TITLES[2]))).to_be_visible()
    expect(page.get_by_text(TITLES[0])).to_have_count(0)


def test_the_running_vote_counts_by_itself(window, hall):
    page = window().open("step_priorities", workshop=hall[0], part="vote", stage="run")
    expect(page.get_by_text("2 of 9 people present", exact=True)).to_be_visible()
    with write_session() as session:
        a_ballot(session, hall[1], 1)
    expect(page.get_by_text("3 of 9 people present", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Show on the big screen")).to_have_attribute("target", "_blank")
