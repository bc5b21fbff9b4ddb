"""What a phone in the hall is told: which workshop it came to, and which vote is open just now."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from toolkit.models import Workshop
from toolkit.storage.queries import desk as queries
from toolkit.storage.queries import votes
from toolkit.voting.moves import OPEN, PUBLISHED


@dataclass(frozen=True)
class Hall:
    """The workshop's title, the room code of the vote that phones may enter, of the result that is published; "" where none."""

    title: str
    vote: str
    result: str
    reached_at: datetime | None


def hall_of(code: str, *, session: Session) -> Hall | None:
    """The hall with this code; None where there is none."""
    desk = queries.desk_by_code(code.upper(), session=session)
    if desk is None:
        return None
    newest = next(iter(votes.rounds_of(desk.workshop_id, session=session)), None)
    state = newest.state if newest else ""
    return Hall(session.get_one(Workshop, desk.workshop_id).title,
                newest.code or "" if newest and state == OPEN and not newest.live else "",
                newest.code or "" if newest and state == PUBLISHED else "", desk.reached_at)
