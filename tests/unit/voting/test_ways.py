"""Which ways in are open in which state, written out once more by hand."""

from itertools import product

import pytest

from tests.factories import a_priority, a_vote, a_workshop, an_actor, the
from toolkit.errors import MoveRefused
from toolkit.models import VoteRound
from toolkit.storage.queries import votes as queries
from toolkit.voting import batches, moves, tickets, ways
from toolkit.voting.ballots import Cast, cast, cast_ballot
from toolkit.voting.closing import close_round
from toolkit.voting.keying import correct_paper, key_again, key_paper
from toolkit.voting.marks import Marks
from toolkit.voting.rounds import move_round

#              phone  paper  screen wall   hands
TRUTH = {
    "draft":     (False, False, False, False, False),
    "open":      (True, True, True, True, True),
    "paused":    (False, True, False, True, True),
    "closed":    (False, False, False, False, False),
    "published": (False, False, False, False, False),
}
WAYS = ("phone", "paper", "shared screen", "wall", "hands")


@pytest.mark.parametrize(("state", "way"), list(product(moves.STATES, WAYS)))
def test_every_way_in_every_state(state, way):
    taken = TRUTH[state][WAYS.index(way)]
    assert (ways.why_not(state, way) == "") is taken
    if not taken:
        with pytest.raises(MoveRefused, match=r"\.$"):
            ways.check_takes(state, way)


@pytest.fixture
def hall(session):
    """An open vote on two ideas with four papers: (round id, numbers, item ids)."""
    workshop = a_workshop(session)
    for number in (1, 2):
        a_priority(session, workshop, f"Idea {number}")
    vote = a_vote(session, workshop, headcount=30)
    return vote, tickets.print_papers(an_actor(), vote, 4, session=session), [row.id for row in queries.items_of(vote, session=session)]


def move(session, vote, to):
    move_round(an_actor(), vote, the(session, VoteRound, vote).version, to, session=session)


def test_while_paused_papers_and_totals_go_in_and_phones_do_not(session, hall):
    vote, (first, second, *_), (item, _) = hall
    move(session, vote, "paused")
    key_paper(an_actor(), vote, f"{first} 1 1", session=session)
    assert key_again(an_actor(), vote, f"{first} 1", session=session).second == "1x1"
    correct_paper(an_actor(), vote, f"{first} 1", session=session)
    batches.declare(an_actor(), vote, batches.HANDS, 9, {item: 6}, session=session)
    taken_back = batches.declare(an_actor(), vote, batches.WALL, 5, {item: 4}, session=session)
    batches.withdraw(an_actor(), taken_back, session=session)
    with pytest.raises(MoveRefused, match="paused"):
        cast(Cast(vote, second, Marks({item: 1}), ways.PHONE), session=session)
    with pytest.raises(MoveRefused, match="paused"):
        cast_ballot(an_actor(), vote, Marks({item: 1}), session=session)
    assert queries.people_in(vote, session=session) == 10


def test_before_and_after_the_vote_nothing_goes_in(session, hall):
    vote, (first, second, *_), (item, _) = hall
    move(session, vote, "draft")
    for state, words in (("draft", "Open it first"), ("closed", "closed")):
        with pytest.raises(MoveRefused, match=words):
            key_paper(an_actor(), vote, f"{second} 1", session=session)
        with pytest.raises(MoveRefused, match=words):
            batches.declare(an_actor(), vote, batches.WALL, 5, {item: 4}, session=session)
        if state == "draft":
            move(session, vote, "open")
            key_paper(an_actor(), vote, f"{first} 1", session=session)
            close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
