"""The table of a round's moves, written out once more by hand; and what locks when."""

from itertools import product

import pytest

from tests.factories import a_ballot, a_closed_vote, a_priority, a_vote, a_workshop, an_actor, the
from toolkit.errors import Changed, MoveRefused, NotAllowed
from toolkit.models import VoteItem, VoteRound
from toolkit.storage.queries import votes as queries
from toolkit.voting import moves
from toolkit.voting.rounds import RoundRules, change_round, draft_round, move_round, uncover

#              to: draft  open   paused closed published
TRUTH = {
    "draft":     (False, True, False, False, False),
    "open":      (True, False, True, True, False),
    "paused":    (True, True, False, True, False),
    "closed":    (False, False, False, False, True),
    "published": (False, False, False, True, False),
}


@pytest.mark.parametrize(("state", "to"), list(product(moves.STATES, moves.STATES)))
def test_every_move(state, to):
    allowed = TRUTH[state][moves.STATES.index(to)]
    assert ((state, to) in moves.MOVES) is allowed
    if not allowed:
        with pytest.raises(MoveRefused):
            moves.check_move(state, to)


@pytest.fixture
def draft(session):
    workshop = a_workshop(session)
    for number in (1, 2, 3):
        a_priority(session, workshop, f"Idea {number}")
    return workshop, draft_round(an_actor(), workshop.id, RoundRules("What?"), session=session)


def move(session, vote, to):
    move_round(an_actor(), vote, the(session, VoteRound, vote).version, to, session=session)


def test_a_draft_can_be_changed_until_it_is_opened(session, draft):
    workshop, vote = draft
    first, second, _ = (item.priority_id for item in queries.items_of(vote, session=session))
    change_round(an_actor(), vote, 1, RoundRules("Which?", input="approval"), [first, second], session=session)
    assert [item.number for item in queries.items_of(vote, session=session)] == [1, 2]
    with pytest.raises(Changed):
        change_round(an_actor(), vote, 1, RoundRules("Which?"), session=session)
    move(session, vote, "open")
    with pytest.raises(MoveRefused, match="stays as it is"):
        change_round(an_actor(), vote, 3, RoundRules("Which?"), session=session)
    move(session, vote, "draft")
    with pytest.raises(MoveRefused, match="at least two"):
        change_round(an_actor(), vote, 4, RoundRules("Which?"), [first], session=session)
    with pytest.raises(MoveRefused, match="open already, or being made ready"):
        draft_round(an_actor(), workshop.id, RoundRules("What?"), session=session)


def test_the_items_lock_at_the_first_ballot(session, draft):
    _, vote = draft
    move(session, vote, "open")
    a_ballot(session, vote, 1)
    with pytest.raises(MoveRefused, match="1 person has voted already"):
        move(session, vote, "draft")
    move(session, vote, "paused")
    with pytest.raises(MoveRefused, match="paused"):
        a_ballot(session, vote, 1)
    move(session, vote, "open")
    a_ballot(session, vote, 2)
    assert queries.people_in(vote, session=session) == 2


def test_closing_is_no_plain_move(session, draft):
    _, vote = draft
    move(session, vote, "open")
    with pytest.raises(MoveRefused, match="counts it"):
        move(session, vote, "closed")


def test_a_result_is_published_and_taken_down(session):
    vote = a_closed_vote(session, a_workshop(session))
    move(session, vote, "published")
    assert the(session, VoteRound, vote).published_at
    move(session, vote, "closed")
    assert the(session, VoteRound, vote).published_at is None


def test_results_are_uncovered_one_by_one(session):
    workshop = a_workshop(session)
    vote = a_vote(session, workshop)
    with pytest.raises(MoveRefused, match="when the vote is closed"):
        uncover(an_actor(), vote, 2, 1, session=session)
    closed = a_closed_vote(session, a_workshop(session))
    for count, shown in ((1, 1), (9, 2), (-3, 0)):
        uncover(an_actor(), closed, the(session, VoteRound, closed).version, count, session=session)
        assert the(session, VoteRound, closed).revealed == shown


def test_a_picture_stands_beside_each_item(session, draft):
    rows = session.exec(VoteItem.__table__.select()).all()
    assert {(row.picture, row.picture_alt) for row in rows} == {("openmoji/1F4A1.svg", "A light bulb, for an idea")}


def test_codes_are_short_and_each_is_there_once(session):
    codes = {the(session, VoteRound, a_vote(session, a_workshop(session))).code for _ in range(8)}
    assert len(codes) == 8 and all(len(code) == 5 for code in codes)


def test_only_who_may_moves_a_round(session, draft):
    _, vote = draft
    for role in ("small-group-host", "commissioner", "broker", "ticket-holder"):
        with pytest.raises(NotAllowed):
            move_round(an_actor(role), vote, 1, "open", session=session)
