"""Entries as a screen shows them: words with their approaches and places joined to them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.places.place import Place
from toolkit.storage.queries import entries as queries


@dataclass(frozen=True)
class EntrySeen:
    """One entry with all that people said about it, and where it comes from."""

    id: UUID
    version: int
    function: int
    group_id: UUID
    kind: str
    words: str
    approaches: tuple[str, ...]
    places: tuple[Place, ...]
    paid_by: str
    paid_until: date | None
    story: str | None
    gap_kind: str | None
    wanted: str
    source: str
    small_group_id: UUID | None
    channel: str
    created_by: str
    session_id: UUID | None = None


def entries_seen(workshop_id: UUID, function: int | None = None, group_id: UUID | None = None, kind: str | None = None, *,
                 session: Session) -> list[EntrySeen]:
    """The standing entries of a workshop, oldest first, narrowed to a function, a group or a kind where given."""
    return _seen(workshop_id, {"function": function, "group_id": group_id, "kind": kind}, session=session)


def newest_in_cell(workshop_id: UUID, function: int, group_id: UUID, kind: str, start: int, limit: int, *,
                   session: Session) -> list[EntrySeen]:
    """So many entries of one cell from `start` on, newest first."""
    cell = {"function": function, "group_id": group_id, "kind": kind}
    return _seen(workshop_id, cell | {"ids": queries.newest(workshop_id, start, limit, session=session, **cell)}, session=session)[::-1]


def entry_in_cell(workshop_id: UUID, function: int, group_id: UUID, kind: str, entry_id: UUID, *,
                  session: Session) -> EntrySeen | None:
    """One entry, if it stands in this cell."""
    which = {"function": function, "group_id": group_id, "kind": kind, "ids": [entry_id]}
    return next(iter(_seen(workshop_id, which, session=session)), None)


def _seen(workshop_id: UUID, which: dict[str, Any], *, session: Session) -> list[EntrySeen]:
    places: dict[UUID, list[Place]] = {}
    for entry_id, *place in queries.places(workshop_id, session=session, **which):
        places.setdefault(entry_id, []).append(Place(*place))
    approaches: dict[UUID, list[str]] = {}
    for entry_id, slug in queries.approaches(workshop_id, session=session, **which):
        approaches.setdefault(entry_id, []).append(slug)
    return [EntrySeen(row.id, row.version, row.function, row.group_id, row.kind, row.words,
                      tuple(sorted(approaches.get(row.id, ()))), tuple(places.get(row.id, ())), row.paid_by, row.paid_until,
                      row.story, row.gap_kind, row.wanted, row.source, row.small_group_id, row.channel, row.created_by,
                      row.session_id)
            for row in queries.rows(workshop_id, session=session, **which)]
