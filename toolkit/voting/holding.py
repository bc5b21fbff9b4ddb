"""What the holder of a ticket may see: the voting paper, whether their ballot is in, and what it says while the vote is open."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.errors import NotFound
from toolkit.models import Ticket, VoteRound
from toolkit.storage.queries import ballots as ballot_queries
from toolkit.storage.queries import tickets as ticket_queries
from toolkit.storage.queries import votes as queries
from toolkit.voting import tickets
from toolkit.voting.marks import Marks
from toolkit.voting.paper import Paper, paper_of

NO_ROOM = "There is no vote with this code. Look at the code on the wall or on your paper once more."


@dataclass(frozen=True)
class Held:
    """A ticket with its voting paper. `state` is the ticket's: issued, used, spoilt, dead or void."""

    paper: Paper
    ticket_id: UUID
    number: str
    state: str
    receipt: str | None


def room(code: str, *, session: Session) -> VoteRound:
    """The vote of a room's code, however it was typed. Raises NotFound."""
    found = queries.round_by_code(typed_code(code), session=session)
    if found is None:
        raise NotFound(NO_ROOM)
    return found


def typed_code(typed: str) -> str:
    """A code as it is kept: capitals, nothing between. What cannot be a code becomes empty, which no room has."""
    code = tickets.clean(typed[:40])
    return code if code.isascii() and len(code) <= 8 else ""


def held(code: str, number: str, *, session: Session) -> Held:
    """The ticket with this number in this room. Raises NotFound."""
    vote = room(code, session=session)
    ticket = ticket_queries.ticket_of(vote.id, typed_code(number), session=session)
    if ticket is None:
        raise NotFound(tickets.NO_SUCH)
    return Held(paper_of(vote, session=session), ticket.id, ticket.number, ticket.state, ticket.receipt)


def marks_now(one: Held, *, session: Session) -> Marks | None:
    """What the ticket's ballot says now, for changing it; None when there is none, or no longer one that is tied to it."""
    ballot_id = ballot_queries.ballots_of_tickets([one.ticket_id], session=session).get(one.ticket_id)
    if ballot_id is None:
        return None
    ballot, dots, ratings, groups = ballot_queries.marks_of(ballot_id, session=session)
    return Marks(dots, ratings, ballot.voter_kind, groups, session.get_one(Ticket, one.ticket_id).supported)


def is_counted(vote: VoteRound, receipt: str, *, session: Session) -> bool:
    """Whether a ballot for this receipt is in the count."""
    found = ticket_queries.by_receipt(vote.id, typed_code(receipt), session=session)
    return found is not None and found.state == tickets.USED
