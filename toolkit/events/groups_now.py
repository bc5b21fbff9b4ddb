"""How far each small group is, for the desk: functions covered, silent ones, the last entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from toolkit.models import AVAILABLE, GAP
from toolkit.steps.table import FUNCTIONS
from toolkit.storage.queries import desk as queries
from toolkit.storage.queries import workshops
from toolkit.words.speaking import _, many


@dataclass(frozen=True)
class GroupNow:
    """One small group: which functions it has spoken about, how many entries of each kind, when the last."""

    id: UUID
    name: str
    functions: tuple[int, ...]
    available: int
    gaps: int
    last_at: datetime | None

    @property
    def silent(self) -> tuple[int, ...]:
        """The functions it recorded nothing about yet."""
        return tuple(number for number in FUNCTIONS if number not in self.functions)


def groups_now(workshop_id: UUID, *, session: Session) -> list[GroupNow]:
    """Every small group in its order, also those that recorded nothing yet."""
    rows: dict[UUID, list[tuple]] = {}
    for small_group_id, *rest in queries.recorded_by(workshop_id, session=session):
        rows.setdefault(small_group_id, []).append(rest)
    return [_group(one.id, one.name, rows.get(one.id, [])) for one in workshops.small_groups_of(workshop_id, session=session)]


def _group(group_id: UUID, name: str, rows: Iterable[tuple]) -> GroupNow:
    rows = list(rows)
    return GroupNow(group_id, name, tuple(sorted({function for function, *_ in rows if function})), _count(rows, AVAILABLE),
                    _count(rows, GAP), max((last for *_, last in rows), default=None))


def _count(rows: list[tuple], kind: str) -> int:
    return sum(count for _, of, count, _ in rows if of == kind)


def say_last(last: datetime | None, moment: datetime) -> str:
    """How long ago the last entry was, in words: "just now", "4 minutes ago"."""
    if last is None:
        return _("nothing recorded yet")
    minutes = max(0, int((moment - last).total_seconds())) // 60
    if minutes < 1:
        return _("just now")
    return _("{time} ago", time=many(minutes, "minute") if minutes < 60 else many(minutes // 60, "hour"))
