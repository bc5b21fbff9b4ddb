"""The acts of one group's meeting: a hall's acts at once, all of them or none."""

import pytest

from tests.factories import a_gap, a_priority, a_workshop, an_actor, an_entry, the
from toolkit.access.audit import broken_at
from toolkit.errors import BadInput, MoveRefused, NotAllowed
from toolkit.events import one_meeting
from toolkit.models import Priority, VoteRound, Workshop
from toolkit.steps.prioritising import final_priorities
from toolkit.storage.queries import votes
from toolkit.voting.results import results

SAM = an_actor()


@pytest.fixture
def club(session):
    return a_workshop(session, format=one_meeting.MEETING)


def test_hands_are_a_round_like_any_other(session, club):
    one, two, three = (a_priority(session, club, title) for title in ("Buses", "Visits", "Lifts"))
    made = one_meeting.count_hands(SAM, club.id, "Which?", 9, {one: 3, two: 9}, session=session)
    vote = the(session, VoteRound, made)
    assert (vote.state, vote.headcount, vote.input) == ("closed", 9, "approval")
    assert [(row.priority_id, row.dots) for row in results(vote, session=session)] == [(two, 9), (one, 3)]
    assert three not in {item.priority_id for item in votes.items_of(made, session=session)} and broken_at(session=session) is None


@pytest.mark.parametrize(("people", "raised"), [(None, 1), (0, 1), (3, 4), (3, 0)])
def test_hands_that_cannot_be_are_refused(session, club, people, raised):
    ideas = [a_priority(session, club, title) for title in ("Buses", "Visits")]
    with pytest.raises(BadInput):
        one_meeting.count_hands(SAM, club.id, "Which?", people, dict.fromkeys(ideas, raised), session=session)


def test_a_gap_is_taken_up_in_its_own_words(session, club):
    gap = a_gap(session, club, "No bus")
    assert the(session, Priority, one_meeting.take_up(SAM, club.id, gap, "No bus", session=session)).title == "No bus"
    with pytest.raises(BadInput, match="in fewer words"):
        one_meeting.take_up(SAM, club.id, gap, "x" * 301, session=session)


def test_what_is_agreed_keeps_its_order_and_the_meeting_ends_at_the_plans(session, club):
    one, two = (a_priority(session, club, title) for title in ("Buses", "Visits"))
    with pytest.raises(MoveRefused, match="Nothing is recorded yet"):
        one_meeting.finish(SAM, club.id, session=session)
    an_entry(session, club)
    a_gap(session, club)
    one_meeting.agree(SAM, [two, one], "So.", session=session)
    assert [row.id for row in final_priorities(club.id, session=session)] == [two, one]
    for _ in range(2):
        one_meeting.finish(SAM, club.id, session=session)
        assert the(session, Workshop, club.id).step == one_meeting.AFTER
    with pytest.raises(BadInput, match="Tick"):
        one_meeting.agree(SAM, [], "So.", session=session)


@pytest.mark.parametrize("role", ["commissioner", "small-group-host", "broker"])
def test_who_may_not(session, club, role):
    ideas = [a_priority(session, club, title) for title in ("Buses", "Visits")]
    other = an_actor(role)
    for act in (lambda: one_meeting.take_up(other, club.id, a_gap(session, club), "No bus", session=session),
                lambda: one_meeting.count_hands(other, club.id, "Which?", 3, dict.fromkeys(ideas, 1), session=session),
                lambda: one_meeting.agree(other, ideas, "So.", session=session),
                lambda: one_meeting.finish(other, club.id, session=session)):
        with pytest.raises(NotAllowed):
            act()
