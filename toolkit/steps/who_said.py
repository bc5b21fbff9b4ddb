"""What only one small group said, and what several said: merged entries count for all who said them.

A small group is who said it; where an entry names none, the session it was said in is. What names neither was said by the
whole room, and belongs to neither side.
"""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.steps.filtering import Listed, listed
from toolkit.storage.queries import filtered
from toolkit.storage.queries import who_said as queries


@dataclass(frozen=True)
class Source:
    """One small group or session: how many things it said, and how many of these nobody else said."""

    name: str
    said: int
    alone: int


@dataclass(frozen=True)
class WhoSaid:
    """Ids of standing entries: `one` said by one alone, the newest first; `several` with who said each, the most first."""

    one: tuple[UUID, ...]
    several: tuple[tuple[UUID, tuple[str, ...]], ...]
    sources: tuple[Source, ...]
    whole_room: int


def who_said(workshop_id: UUID, kind: str | None = None, function: int | None = None, *, session: Session) -> WhoSaid:
    """Every standing entry by how many small groups or sessions said it, narrowed to a kind or a function where given."""
    names = dict(queries.names_of(workshop_id, session=session))
    said: dict[UUID, set[UUID]] = {}
    for entry_id, source_id in queries.sources(workshop_id, kind, function, session=session):
        said[entry_id] = {source_id} - {None}
    for root_id, source_id in queries.merged_sources(workshop_id, session=session):
        if root_id in said and source_id:
            said[root_id].add(source_id)
    several = sorted(((one, by) for one, by in said.items() if len(by) > 1), key=lambda row: -len(row[1]))
    order = list(names)
    return WhoSaid(tuple(one for one, by in said.items() if len(by) == 1),
                   tuple((one, tuple(names[by_id] for by_id in sorted(by, key=order.index))) for one, by in several),
                   _sources(names, said), sum(not by for by in said.values()))


def _sources(names: dict[UUID, str], said: dict[UUID, set[UUID]]) -> tuple[Source, ...]:
    all_said = Counter(one for by in said.values() for one in by)
    alone = Counter(one for by in said.values() if len(by) == 1 for one in by)
    return tuple(Source(name, all_said[one], alone[one]) for one, name in names.items() if all_said[one])


def these(workshop_id: UUID, entry_ids: tuple[UUID, ...], *, session: Session) -> list[Listed]:
    """These standing entries with where they come from, in this order; one that was taken back meanwhile is left out."""
    rows = {row.id: row for row in filtered.these(workshop_id, entry_ids, session=session)}
    return listed(workshop_id, [rows[one] for one in entry_ids if one in rows], session=session)
