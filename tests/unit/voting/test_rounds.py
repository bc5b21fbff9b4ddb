"""Voting with dots: the limits, the closing, and results hidden until then."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_ballot, a_closed_vote, a_priority, a_vote, a_workshop, an_actor, the
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed
from toolkit.models import Ballot, BallotDots, VoteRound
from toolkit.steps.prioritising import change_priority, withdraw_priority
from toolkit.storage.queries import votes as queries
from toolkit.voting.ballots import cast_ballot
from toolkit.voting.closing import close_round
from toolkit.voting.marks import Marks, check_dots, checked
from toolkit.voting.paper import Item, Paper
from toolkit.voting.results import may_see_results, results
from toolkit.voting.rounds import RoundRules, correct_headcount, open_round

ITEMS = ("a", "b", "c")


def close(session, vote, version=None) -> None:
    close_round(an_actor(), vote, version or the(session, VoteRound, vote).version, session=session)


@pytest.mark.parametrize(("dots", "most", "placed", "refusal"), [
    (5, 3, {"a": 3, "b": 2}, None), (5, 3, {"a": 1}, None), (5, 5, {"a": 5}, None), (1, 1, {"c": 1}, None),
    (5, 3, {"a": 4}, "At most 3"), (5, 3, {"a": 3, "b": 3}, "1 more than the 5"), (3, 1, {"a": 1, "b": 1, "c": 2}, "At most 1"),
    (2, 1, {"a": 1, "b": 1, "c": 1}, "Take 1 away"), (5, 3, {}, "Nothing is marked yet"),
    (5, 3, {"z": 1}, "not on this voting paper"),
    (5, 3, {"a": -1}, "whole numbers"), (5, 3, {"a": 1.5}, "whole numbers"), (5, 3, {"a": 3, "b": -1}, "whole numbers")])
def test_the_limits_of_a_ballot(dots, most, placed, refusal):
    paper = Paper(uuid4(), uuid4(), 1, "", "open", "What?", "dots", dots, most, None,
                  tuple(Item(item, number, item, "", "") for number, item in enumerate(ITEMS, 1)), ())
    if refusal is None:
        assert checked(paper, Marks(placed)).dots == placed
    else:
        with pytest.raises(BadInput, match=refusal):
            checked(paper, Marks(placed))


@given(st.dictionaries(st.sampled_from(ITEMS), st.integers(0, 8)), st.integers(1, 8), st.integers(1, 8))
def test_whatever_is_taken_keeps_to_the_limits(placed, dots, most):
    placed = {item: count for item, count in placed.items() if count}
    keeps = bool(placed) and sum(placed.values()) <= dots and max(placed.values()) <= most
    try:
        check_dots(placed, dots, most)
        taken = True
    except BadInput:
        taken = False
    assert taken is keeps


@pytest.mark.parametrize(("rules", "field"), [
    ({"question": " "}, "question"), ({"question": "x" * 301}, "question"), ({"dots_per_person": 0}, "dots_per_person"),
    ({"dots_per_person": 21}, "dots_per_person"), ({"max_per_item": 0}, "max_per_item"),
    ({"dots_per_person": 2, "max_per_item": 3}, "max_per_item"), ({"headcount": 0}, "headcount"),
    ({"headcount": 5001}, "headcount")])
def test_rules_that_make_no_vote(session, rules, field):
    with pytest.raises(BadInput) as caught:
        a_vote(session, a_workshop(session), **rules)
    assert caught.value.field == field


def test_a_vote_wants_two_priorities_and_no_other_open_vote(session):
    workshop = a_workshop(session)
    a_priority(session, workshop)
    with pytest.raises(MoveRefused, match="at least two"):
        open_round(an_actor(), workshop.id, RoundRules("What?"), session=session)
    vote = a_vote(session, workshop)
    with pytest.raises(MoveRefused, match="open already"):
        a_vote(session, workshop)
    close(session, vote)
    second = a_vote(session, workshop)
    assert [row.number for row in queries.rounds_of(workshop.id, session=session)] == [2, 1]
    assert the(session, VoteRound, second).state == "open"


def test_the_voting_paper_stays_as_it_was_printed(session):
    workshop = a_workshop(session)
    first = a_priority(session, workshop, "As printed")
    second = a_priority(session, workshop, "Another")
    vote = a_vote(session, workshop)
    change_priority(an_actor(), first, 1, "Reworded", [], session=session)
    withdraw_priority(an_actor(), second, session=session)
    a_priority(session, workshop, "Spoken too late")
    assert [(item.number, item.title) for item in queries.items_of(vote, session=session)] == [(1, "As printed"), (2, "Another")]


def test_results_are_hidden_until_the_vote_is_closed(session):
    workshop = a_workshop(session)
    vote = a_vote(session, workshop)
    a_ballot(session, vote, 2, 2, 1)
    a_ballot(session, vote, 2)
    row = the(session, VoteRound, vote)
    assert not may_see_results(row) and results(row, session=session) == []
    assert queries.ballots_in(vote, session=session) == 2
    close(session, vote)
    row = the(session, VoteRound, vote)
    assert may_see_results(row) and row.closed_at
    assert [(one.number, one.dots, one.supporters) for one in results(row, session=session)] == [(2, 3, 2), (1, 1, 1)]


def test_results_stand_by_dots_and_then_by_number(session):
    workshop = a_workshop(session)
    for number in range(1, 5):
        a_priority(session, workshop, f"Idea {number}")
    vote = a_closed_vote(session, workshop, ((4, 4, 2, 2, 3), (3,)))
    found = results(the(session, VoteRound, vote), session=session)
    assert [(one.number, one.dots, one.supporters) for one in found] == [(2, 2, 1), (3, 2, 2), (4, 2, 1), (1, 0, 0)]


def test_no_ballots_after_closing_and_no_second_closing(session):
    vote = a_closed_vote(session, a_workshop(session))
    item = queries.items_of(vote, session=session)[0].id
    with pytest.raises(MoveRefused, match="closed, so no more ballots"):
        cast_ballot(an_actor(), vote, Marks({item: 1}), session=session)
    with pytest.raises(MoveRefused, match="closed already"):
        close(session, vote)
    with pytest.raises(MoveRefused, match="closed already"):
        correct_headcount(an_actor(), vote, 3, 1, session=session)


def test_more_ballots_than_people_block_the_closing_until_corrected(session):
    vote = a_vote(session, a_workshop(session), headcount=1)
    a_ballot(session, vote, 1)
    a_ballot(session, vote, 2)
    with pytest.raises(MoveRefused, match="2 ballots came in from 1 person present"):
        close(session, vote)
    for wrong in (0, 5001):
        with pytest.raises(BadInput) as caught:
            correct_headcount(an_actor(), vote, 2, wrong, session=session)
        assert caught.value.field == "headcount"
    correct_headcount(an_actor(), vote, 2, 2, session=session)
    with pytest.raises(Changed):
        close(session, vote, version=2)
    close(session, vote)
    assert the(session, VoteRound, vote).state == "closed"


def test_a_ballot_says_nothing_about_who_cast_it(session):
    vote = a_vote(session, a_workshop(session))
    ballot = the(session, Ballot, a_ballot(session, vote, 1, 1))
    assert (ballot.created_by, ballot.channel) == ("", "shared screen")
    rows = session.exec(BallotDots.__table__.select()).all()
    assert [(row.dots, row.created_by) for row in rows] == [(2, "")]


def test_items_without_dots_leave_no_row(session):
    vote = a_vote(session, a_workshop(session))
    first, second = (item.id for item in queries.items_of(vote, session=session))
    cast_ballot(an_actor(), vote, Marks({first: 0, second: 1}), session=session)
    assert queries.dots_by_item(vote, session=session) == [(second, 1, 1)]


def test_a_paper_of_another_vote_is_refused(session):
    vote, other = (a_vote(session, a_workshop(session)) for _ in range(2))
    item = queries.items_of(other, session=session)[0].id
    with pytest.raises(BadInput, match="not on this voting paper"):
        cast_ballot(an_actor(), vote, Marks({item: 1}), session=session)


def test_only_who_may_runs_a_vote(session):
    workshop = a_workshop(session)
    vote = a_vote(session, workshop)
    item = queries.items_of(vote, session=session)[0].id
    for role in ("small-group-host", "commissioner", "broker"):
        who = an_actor(role)
        for act in (lambda who=who: open_round(who, workshop.id, RoundRules("What?"), session=session),
                    lambda who=who: cast_ballot(who, vote, Marks({item: 1}), session=session),
                    lambda who=who: close_round(who, vote, 1, session=session),
                    lambda who=who: correct_headcount(who, vote, 1, 9, session=session)):
            with pytest.raises(NotAllowed):
                act()
