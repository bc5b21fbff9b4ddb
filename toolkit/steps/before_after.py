"""Before and after (Toolkit, step 5): two pictures of a record compared. Pure: pictures in, differences out.

A picture is what `baseline.picture_of` gives and a baseline holds: lists of groups, entries, nothings, priorities and votes.
"""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from toolkit.models import AVAILABLE, GAP
from toolkit.steps.table import Cell, FunctionTable

Picture = dict[str, Any]
Row = Any
# By what a row of each list is known again; the rows of the other lists are known by all they hold.
KNOWN_BY = {"groups": "id", "entries": "id", "priorities": "number", "votes": "number"}


@dataclass(frozen=True)
class Changes:
    """How one list became another: by key the rows that are new, gone, and changed as (then, now); and the order they stand in now."""

    new: dict[Hashable, Row] = field(default_factory=dict)
    gone: dict[Hashable, Row] = field(default_factory=dict)
    changed: dict[Hashable, tuple[Row, Row]] = field(default_factory=dict)
    order: tuple[Hashable, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed)


@dataclass(frozen=True)
class CellChange:
    """One cell then and now, and how many entries of each kind are new, gone and changed there."""

    then: Cell
    now: Cell
    new: dict[str, int]
    gone: dict[str, int]
    changed: dict[str, int]

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed) or self.then != self.now


@dataclass(frozen=True)
class Compared:
    """All that a screen shows of two pictures: both tables, what changed by cell and by list, and what was taken back of each."""

    then: FunctionTable
    now: FunctionTable
    cells: dict[tuple[int, UUID], CellChange]
    lists: dict[str, Changes]
    taken_back: tuple[int, int]


def compared(then: Picture, now: Picture) -> Compared:
    """Compare two pictures for a screen."""
    lists, before, after = difference(then, now), table_then(then), table_then(now)
    return Compared(before, after, cell_changes(before, after, lists["entries"]), lists,
                    (len(then.get("taken_back", ())), len(now.get("taken_back", ()))))


def difference(then: Picture, now: Picture) -> dict[str, Changes]:
    """What changed from one picture to another, list by list: `applied(then, difference(then, now)) == now`."""
    return {part: _changes(_keyed(part, then.get(part, [])), _keyed(part, rows)) for part, rows in now.items()}


def applied(then: Picture, found: dict[str, Changes]) -> Picture:
    """A picture with a difference put to it."""
    made: Picture = {}
    for part, changes in found.items():
        after = {key: pair[1] for key, pair in changes.changed.items()}
        rows = _keyed(part, then.get(part, [])) | after | changes.new
        made[part] = [rows[key] for key in changes.order]
    return made


def _changes(then: dict[Hashable, Row], now: dict[Hashable, Row]) -> Changes:
    return Changes(new={key: row for key, row in now.items() if key not in then},
                   gone={key: row for key, row in then.items() if key not in now},
                   changed={key: (then[key], row) for key, row in now.items() if key in then and then[key] != row},
                   order=tuple(now))


def _keyed(part: str, rows: list[Row]) -> dict[Hashable, Row]:
    known_by = KNOWN_BY.get(part)
    if known_by and len(found := {row[known_by]: row for row in rows}) == len(rows):
        return found
    # Rows that nothing tells apart are told apart by which of them it is.
    seen: Counter = Counter()
    numbered = {}
    for row in rows:
        key = row[known_by] if known_by else repr(row)
        seen[key] += 1
        numbered[key, seen[key]] = row
    return numbered


def table_then(picture: Picture) -> FunctionTable:
    """The table as a picture holds it; a cell of which all was taken back says so, it is no cell that nobody asked about."""
    groups = tuple((UUID(group["id"]), group["name"]) for group in picture["groups"])
    counted = Counter((entry["function"], entry["group"], entry["kind"]) for entry in picture["entries"])
    parts: dict[tuple[int, UUID], dict[str, Any]] = {}
    for (function, group_id, kind), count in counted.items():
        parts.setdefault((function, UUID(group_id)), {})["available" if kind == AVAILABLE else "gaps"] = count
    for function, group_id, kind in picture["nothing"]:
        parts.setdefault((function, UUID(group_id)), {})["no_gaps" if kind == GAP else "nothing_available"] = True
    for function, group_id, kind in picture.get("taken_back", ()):
        cell = parts.setdefault((function, UUID(group_id)), {})
        cell["taken_back"] = cell.get("taken_back", frozenset()) | {kind}
    return FunctionTable(groups, {place: Cell(**part) for place, part in parts.items()})


def cell_changes(then: FunctionTable, now: FunctionTable, entries: Changes) -> dict[tuple[int, UUID], CellChange]:
    """The cells in which something changed. An entry that was moved is gone from one cell and new in another."""
    new: Counter = Counter(map(_cell, entries.new.values()))
    gone: Counter = Counter(map(_cell, entries.gone.values()))
    changed: Counter = Counter()
    for before, after in entries.changed.values():
        if _cell(before) == _cell(after):
            changed[_cell(after)] += 1
        else:
            gone[_cell(before)] += 1
            new[_cell(after)] += 1
    places = {(function, UUID(group)) for function, group, _ in {*new, *gone, *changed}} | {*then.cells, *now.cells}
    found = {place: CellChange(then.cell(*place), now.cell(*place), *(_kinds(counts, *place) for counts in (new, gone, changed)))
             for place in places}
    return {place: change for place, change in found.items() if change}


def _cell(entry: Row) -> tuple[int, str, str]:
    return entry["function"], entry["group"], entry["kind"]


def _kinds(counts: Counter, function: int, group_id: UUID) -> dict[str, int]:
    return {kind: count for kind in (AVAILABLE, GAP) if (count := counts[function, str(group_id), kind])}


def what_changed(then: Row, now: Row) -> list[str]:
    """In which respects an entry changed, in words: what it says, where it stands in the table, who does it, where it is."""
    named = {"words": "words", "function": "moved to another function", "group": "moved to another group",
             "approaches": "who does it", "places": "where it is"}
    return [words for name, words in named.items() if then.get(name) != now.get(name)]
