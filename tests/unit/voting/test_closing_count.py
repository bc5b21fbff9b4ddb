"""Closing a vote with the numbers as they were counted just now: all of it or nothing."""

import pytest

from tests.factories import a_ballot, a_priority, a_vote, a_workshop, an_actor, the
from toolkit.errors import BadInput, Changed, MoveRefused
from toolkit.models import VoteRound
from toolkit.voting.closing import count_and_close
from toolkit.voting.tickets import print_papers


def a_hall(session, **rules):
    workshop = a_workshop(session)
    a_priority(session, workshop)
    vote = a_vote(session, workshop, **rules)
    for number in (1, 2):
        a_ballot(session, vote, number)
    return vote


def test_the_people_counted_last_stand_in_the_closed_vote(session):
    vote = a_hall(session, headcount=5)
    count_and_close(an_actor(), vote, 1 + 1, 12, None, session=session)
    assert (the(session, VoteRound, vote).headcount, the(session, VoteRound, vote).state) == (12, "closed")


def test_without_new_numbers_the_saved_ones_stay(session):
    vote = a_hall(session, headcount=5)
    count_and_close(an_actor(), vote, 2, 5, None, session=session)
    assert the(session, VoteRound, vote).headcount == 5


def test_papers_left_over_are_saved_too(session):
    vote = a_hall(session, headcount=5)
    print_papers(an_actor(), vote, 9, session=session)
    count_and_close(an_actor(), vote, 2, 6, 4, session=session)
    assert the(session, VoteRound, vote).left_over == 4


@pytest.mark.parametrize(("people", "over", "version", "error"), [
    (1, None, 2, MoveRefused), (6000, None, 2, BadInput), (7, None, 1, Changed), (None, 3, 2, BadInput)])
def test_what_does_not_add_up_is_refused(people, over, version, error, session):
    vote = a_hall(session, headcount=5)
    with pytest.raises(error):
        count_and_close(an_actor(), vote, version, people, over, session=session)
