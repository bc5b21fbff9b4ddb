"""Entries as a screen shows them: words with their approaches and places joined to them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.places.place import Place
from toolkit.storage.queries import entries as queries


@dataclass(frozen=True)
class EntrySeen:
    """One entry with all that people said about it."""

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
    source: str
    created_by: str


def entries_seen(workshop_id: UUID, *, session: Session) -> list[EntrySeen]:
    """Every standing entry of a workshop, oldest first."""
    places: dict[UUID, list[Place]] = {}
    for entry_id, label, kind, latitude, longitude in queries.places(workshop_id, session=session):
        places.setdefault(entry_id, []).append(Place(label, latitude, longitude, kind))
    approaches: dict[UUID, list[str]] = {}
    for entry_id, slug in queries.approaches(workshop_id, session=session):
        approaches.setdefault(entry_id, []).append(slug)
    return [EntrySeen(row.id, row.version, row.function, row.group_id, row.kind, row.words,
                      tuple(sorted(approaches.get(row.id, ()))), tuple(places.get(row.id, ())), row.paid_by, row.paid_until,
                      row.story, row.source, row.created_by) for row in queries.rows(workshop_id, session=session)]
