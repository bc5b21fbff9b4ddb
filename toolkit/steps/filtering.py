"""Looking for entries in the whole record: by group of people, small group, session, function, approach and words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.models import AVAILABLE, GAP
from toolkit.record.words import optional_words
from toolkit.steps.merging import SaidBy, also_said_by
from toolkit.steps.table import Cell, FunctionTable, table_of
from toolkit.storage.queries import filtered as queries

PAGE = 50
MOST_WORDS = 8
WORDS_LIMIT = 200


@dataclass(frozen=True)
class Filter:
    """What an entry must match; None and "" match everything. Every one of the words must occur, in any letters."""

    group_id: UUID | None = None
    small_group_id: UUID | None = None
    function: int | None = None
    approach: str | None = None
    words: str = ""
    session_id: UUID | None = None

    def __bool__(self) -> bool:
        return self != Filter()

    def checked(self) -> "Filter":
        """The same, cleaned. Raises BadInput when the words are longer than anybody searches for."""
        return replace(self, words=optional_words(self.words, "words", what="what you look for", limit=WORDS_LIMIT))

    def which(self) -> dict[str, Any]:
        """As the queries take it."""
        return {"group_id": self.group_id, "small_group_id": self.small_group_id, "function": self.function,
                "session_id": self.session_id, "approach": self.approach, "terms": tuple(self.words.split()[:MOST_WORDS])}


@dataclass(frozen=True)
class Listed:
    """One entry of the list with where it comes from, and those that say the same and were merged into it."""

    id: UUID
    function: int
    group_id: UUID
    kind: str
    words: str
    wanted: str
    gap_kind: str | None
    channel: str
    created_by: str
    created_at: datetime
    group: str
    small_group: str | None
    came_from_id: UUID | None
    session: str | None
    approaches: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    also_said_by: tuple[SaidBy, ...] = ()


def filtered_table(workshop_id: UUID, wanted: Filter, *, session: Session) -> FunctionTable:
    """The table with only what matches counted. A cell that has other entries says "none match", never "not asked"."""
    whole = table_of(workshop_id, session=session)
    if not wanted:
        return whole
    found: dict[tuple[int, UUID], dict[str, int]] = {}
    for function, group_id, kind, count in queries.counts(workshop_id, session=session, **wanted.checked().which()):
        found.setdefault((function, group_id), {})["available" if kind == AVAILABLE else "gaps"] = count
    groups = tuple(group for group in whole.groups if wanted.group_id in (None, group[0]))
    return FunctionTable(groups, {place: _narrowed(cell, found.get(place, {})) for place, cell in whole.cells.items()
                                  if wanted.function in (None, place[0]) and wanted.group_id in (None, place[1])})


def _narrowed(cell: Cell, found: dict[str, int]) -> Cell:
    left_out = frozenset(kind for kind in (AVAILABLE, GAP) if cell.count(kind))
    return replace(cell, available=found.get("available", 0), gaps=found.get("gaps", 0), left_out=left_out)


def entries_page(workshop_id: UUID, wanted: Filter, number: int = 1, *, session: Session) -> list[Listed]:
    """One page of `PAGE` entries that match, from 1 on; empty after the last."""
    which = wanted.checked().which()
    rows = queries.page(workshop_id, (max(number, 1) - 1) * PAGE, PAGE, session=session, **which)
    return listed(workshop_id, rows, session=session)


def listed(workshop_id: UUID, rows: Sequence[Any], *, session: Session) -> list[Listed]:
    """Rows of entries (`queries.LISTED`) with their approaches, places and those that say the same."""
    ids = [row.id for row in rows]
    also = also_said_by(workshop_id, ids, session=session)
    approaches = _by_entry(queries.approaches_of(ids, session=session))
    places = _by_entry(queries.places_of(ids, session=session))
    return [Listed(*row, approaches.get(row.id, ()), places.get(row.id, ()), tuple(also.get(row.id, ()))) for row in rows]


def _by_entry(rows: list[tuple]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for entry_id, value in rows:
        found[entry_id] = (*found.get(entry_id, ()), value)
    return found
