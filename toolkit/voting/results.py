"""What a vote came to, once it may be seen."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.models import VoteRound
from toolkit.storage.queries import votes as queries
from toolkit.voting.rounds import CLOSED


@dataclass(frozen=True)
class ItemResult:
    """One item: its dots and how many people put any on it."""

    priority_id: UUID
    number: int
    title: str
    dots: int
    supporters: int


def may_see_results(vote: VoteRound) -> bool:
    """Results are hidden until the round is closed, for everybody."""
    return vote.state == CLOSED


def results(vote: VoteRound, *, session: Session) -> list[ItemResult]:
    """The items by dots, most first, then by number; empty while the round is open."""
    if not may_see_results(vote):
        return []
    counted = {item: (dots, supporters) for item, dots, supporters in queries.dots_by_item(vote.id, session=session)}
    found = [ItemResult(item.priority_id, item.number, item.title, *map(int, counted.get(item.id, (0, 0))))
             for item in queries.items_of(vote.id, session=session)]
    return sorted(found, key=lambda row: (-row.dots, row.number))
