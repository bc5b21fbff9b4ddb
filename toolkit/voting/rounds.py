"""Rounds of voting with dots. Results stay hidden until a round is closed; the group decides, the vote informs it."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Ballot, BallotDots, VoteItem, VoteRound
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.saying import many
from toolkit.record.words import checked_words
from toolkit.storage.queries import priorities
from toolkit.storage.queries import votes as queries

OPEN, CLOSED = "open", "closed"
MOVES = {(OPEN, CLOSED)}
SHARED_SCREEN = "shared screen"
MOST_DOTS = 20
MOST_PEOPLE = 5000


@dataclass(frozen=True)
class RoundRules:
    """What is asked, how many dots each person has, how many may go on one item, and how many people are in the room."""

    question: str
    dots_per_person: int = 5
    max_per_item: int = 3
    headcount: int | None = None

    def columns(self) -> dict:
        """The same, checked. Raises BadInput."""
        if not 1 <= self.dots_per_person <= MOST_DOTS:
            raise BadInput(f"Each person can have 1 to {MOST_DOTS} dots.", "dots_per_person")
        if not 1 <= self.max_per_item <= self.dots_per_person:
            raise BadInput("The most dots on one item lies between 1 and the dots each person has.", "max_per_item")
        if self.headcount is not None and not 1 <= self.headcount <= MOST_PEOPLE:
            raise BadInput(f"The number of people present lies between 1 and {MOST_PEOPLE}.", "headcount")
        return {"question": checked_words(self.question, "question", what="the question", limit=300),
                "dots_per_person": self.dots_per_person, "max_per_item": self.max_per_item, "headcount": self.headcount}


def open_round(actor: Actor, workshop_id: UUID, rules: RoundRules, *, session: Session) -> UUID:
    """Open a vote on all standing priorities; earlier rounds are kept. Raises BadInput, MoveRefused."""
    check_may(actor, "run a vote", workshop_id)
    standing = priorities.priorities_of(workshop_id, session=session)
    rounds = queries.rounds_of(workshop_id, session=session)
    if len(standing) < 2:
        raise MoveRefused("A vote needs at least two priorities to choose between. Add them first.")
    if any(row.state == OPEN for row in rounds):
        raise MoveRefused("A vote is open already. Close it before opening another.")
    columns = rules.columns()
    vote = VoteRound(workshop_id=workshop_id, number=len(rounds) + 1, **columns)
    add_row(actor, "open a vote", vote, workshop_id=workshop_id, session=session, **columns)
    session.add_all(VoteItem(round_id=vote.id, priority_id=row.id, number=row.number, title=row.title) for row in standing)
    session.flush()
    return vote.id


def cast_ballot(actor: Actor, round_id: UUID, dots: dict[UUID, int], channel: str = SHARED_SCREEN, *,
                session: Session) -> UUID:
    """Put one person's dots in. Raises MoveRefused when the round is closed, BadInput when the dots break its limits."""
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    if vote.state != OPEN:
        raise MoveRefused("This vote is closed, so no more ballots are taken.")
    placed = {item: count for item, count in dots.items() if count}
    check_dots(vote, placed, {item.id for item in queries.items_of(round_id, session=session)})
    ballot = Ballot(round_id=round_id, channel=channel, created_by="")
    session.add(ballot)
    session.flush()
    session.add_all(BallotDots(ballot_id=ballot.id, item_id=item, dots=count) for item, count in placed.items())
    # The audit knows that a ballot came in, not which and not what it says.
    write_down(actor, "cast a ballot", round_id, vote.workshop_id, session=session)
    return ballot.id


def check_dots(vote: VoteRound, placed: dict[UUID, int], items: set[UUID]) -> None:
    """Raise BadInput with a sentence unless these dots keep to the round's limits."""
    if not set(placed) <= items:
        raise BadInput("One of these items is not on this voting paper. Look at the list again.")
    if any(count < 0 or count != int(count) for count in placed.values()):
        raise BadInput("Dots are whole numbers from 0 up.")
    if not placed:
        raise BadInput("No dots were placed yet. Put at least one dot on something, or pass on to the next person.")
    if max(placed.values()) > vote.max_per_item:
        raise BadInput(f"At most {vote.max_per_item} dots can go on one item. Move some to another.")
    if sum(placed.values()) > vote.dots_per_person:
        over = sum(placed.values()) - vote.dots_per_person
        raise BadInput(f"That is {over} more than the {vote.dots_per_person} dots each person has. Take {over} away.")


def close_round(actor: Actor, round_id: UUID, version: int, *, session: Session) -> None:
    """Close a vote so that its result can be seen. Raises MoveRefused while there are more ballots than people present."""
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    check_move(vote, CLOSED)
    came_in = queries.ballots_in(round_id, session=session)
    if vote.headcount and came_in > vote.headcount:
        raise MoveRefused(f"{many(came_in, 'ballot')} came in from {many(vote.headcount, 'person', 'people')} present. "
                          "Count the people again and correct their number before closing.")
    save_edit(actor, "close a vote", vote, version, {"state": CLOSED, "closed_at": now()},
              workshop_id=vote.workshop_id, session=session)


def correct_headcount(actor: Actor, round_id: UUID, version: int, headcount: int, *, session: Session) -> None:
    """Save how many people are present. Raises MoveRefused once the vote is closed, BadInput, Changed."""
    vote = to_edit(VoteRound, round_id, session=session)
    check_may(actor, "run a vote", vote.workshop_id)
    check_move(vote, CLOSED)
    if not 1 <= headcount <= MOST_PEOPLE:
        raise BadInput(f"The number of people present lies between 1 and {MOST_PEOPLE}.", "headcount")
    save_edit(actor, "correct the headcount", vote, version, {"headcount": headcount}, workshop_id=vote.workshop_id,
              session=session)


def check_move(vote: VoteRound, to: str) -> None:
    """Raise MoveRefused unless the table of moves allows this one."""
    if (vote.state, to) not in MOVES:
        raise MoveRefused(f"This vote is {vote.state} already.")
