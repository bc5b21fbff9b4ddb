"""Screens for whoever listens: what changes is said once, in one place that stays, and never before its time."""

import json
import re

import pytest

from tests.factories import a_ballot, a_gap, a_vote, an_actor, the
from toolkit.events import desk, views
from toolkit.models import VoteRound
from toolkit.steps.stories import stories
from toolkit.storage.engine import write_session
from toolkit.voting.closing import close_round


def components(person) -> dict[str, dict]:
    """What each component of the screen was given, by its key's beginning."""
    found = {}
    for block in person.at.main:
        found |= _inside(block)
    return found


def _inside(element) -> dict[str, dict]:
    proto = getattr(element, "proto", None)
    if getattr(element, "type", "") == "bidi_component":
        return {proto.component_name.rpartition(".")[2]: json.loads(proto.json)}
    return {name: given for child in getattr(element, "children", {}).values() for name, given in _inside(child).items()}


@pytest.fixture
def wall(facilitator, workshop):
    """A function that looks at the big screen."""
    return lambda: facilitator.open("big_screen", workshop.id)


def test_the_wall_says_what_is_on_and_how_many_have_voted(wall, workshop):
    assert components(wall())["say"] == {"say": "Oxfordshire, spring Welcome. We begin soon."}
    with write_session() as session:
        desk.open_desk(an_actor(), workshop.id, session=session)
        vote = a_vote(session, workshop, headcount=9)
        a_ballot(session, vote, 1)
    assert components(wall())["say"]["say"].endswith("1 of 9 have voted.")
    with write_session() as session:
        views.show_on_big_screen(an_actor(), workshop.id, "principles", session=session)
    assert components(wall())["say"]["say"] == "Principles."


def test_a_closed_vote_says_no_more_than_the_wall_shows(wall, workshop):
    with write_session() as session:
        vote = a_vote(session, workshop, headcount=9)
        a_ballot(session, vote, 1)
    with write_session() as session:
        close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
    assert components(wall())["say"]["say"] == "The vote is closed. 0 places shown."


def test_the_wall_can_be_listened_to(wall):
    given = components(wall())["listen"]
    assert given["listen"] == "Listen to this page" and given["lang"] == "en-GB" and "stMain" in given["of"]


@pytest.mark.parametrize("view", [view.slug for view in views.VIEWS])
def test_each_view_of_the_wall_has_one_first_heading(wall, workshop, view):
    with write_session() as session:
        a_gap(session, workshop)
        desk.open_desk(an_actor(), workshop.id, session=session)
        views.show_on_big_screen(an_actor(), workshop.id, view, stories(session=session)[0].slug, session=session)
    person = wall()
    levels = re.findall(r"<h([1-6])", "".join(one.body for one in person.at.html))
    assert levels[0] == "1" and levels.count("1") == 1, (view, levels)


def test_the_desks_count_is_said_too(facilitator, workshop):
    with write_session() as session:
        a_vote(session, workshop, headcount=9)
    person = facilitator.open("step_priorities", workshop.id, part="vote")
    assert components(person)["say"] == {"say": "0 of 9 people present have voted"}


def test_every_screen_but_the_wall_leads_to_what_words_mean(facilitator, workshop, wall):
    assert "/words" in "".join(one.body for one in facilitator.open("step_map", workshop.id).at.html)
    assert "/words" not in "".join(one.body for one in wall().at.html)
