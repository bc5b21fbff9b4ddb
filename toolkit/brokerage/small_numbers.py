"""Tables that give no small number away: what is hidden cannot be worked out from what is shown with its sums.

A count of one to four is hidden, sums too. Then more is hidden, the smallest first, until every hidden small count could also
be another number with all that is shown unchanged. Whether it could is asked exactly: a table is a flow from rows to columns, and a
hidden count can change when there is a way round through other hidden counts back to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FEWEST = 5
ALL = ""            # the row, and the column, of the sums
Cell = tuple[str, str]
End = tuple[str, str]   # a row or a column, as an end of what flows


@dataclass(frozen=True)
class Table:
    """Counts by row and column with their sums under ALL; None is hidden."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    shown: dict[Cell, int | None]

    def at(self, row: str = ALL, column: str = ALL) -> int | None:
        """A count, or a sum; None where it is hidden."""
        return self.shown[row, column]


def protected(counts: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str], hide: Iterable[Cell] = ()) -> Table:
    """The table of these counts (a cell that is not there is 0) with what must be hidden hidden; `hide` is hidden in any case."""
    whole = _with_sums(counts, rows, columns)
    needed = {cell for cell, count in whole.items() if 0 < count < FEWEST} | set(hide)
    hidden = set(needed)
    while weak := _given_away(whole, hidden):
        hidden.add(min((cell for cell in whole if cell not in hidden), key=lambda cell, near=weak: _cost(cell, near, whole)))
    # On the way something may have been hidden that turned out to be of no use.
    for cell in sorted(hidden - needed, key=lambda cell: (-whole[cell], cell)):
        if not _given_away(whole, hidden - {cell}):
            hidden.remove(cell)
    return Table(tuple(rows), tuple(columns), {cell: None if cell in hidden else count for cell, count in whole.items()})


def together(tables: Mapping[str, tuple[Mapping[Cell, int], Sequence[str]]], columns: Sequence[str]) -> dict[str, Table]:
    """Several tables of the same things counted by different rows: a sum hidden in one of them is hidden in all."""
    hide: set[Cell] = set()
    while True:
        made = {name: protected(counts, rows, columns, hide) for name, (counts, rows) in tables.items()}
        sums = {cell for table in made.values() for cell, count in table.shown.items() if cell[0] == ALL and count is None}
        if sums == hide:
            return made
        hide = sums


def may_be_told(part: int, whole: int) -> bool:
    """Whether "so many of so many" may be told: neither those nor the others are one to four, and there are some."""
    return whole >= FEWEST and not 0 < part < FEWEST and not 0 < whole - part < FEWEST


def _given_away(whole: Mapping[Cell, int], hidden: set[Cell]) -> Cell | None:
    onward = _onward(whole, hidden)
    return next((cell for cell in sorted(hidden) if 0 < whole[cell] < FEWEST and not _can_change(cell, whole[cell], onward)), None)


def _with_sums(counts: Mapping[Cell, int], rows: Sequence[str], columns: Sequence[str]) -> dict[Cell, int]:
    inner = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    down = {(ALL, column): sum(inner[row, column] for row in rows) for column in columns}
    across = {(row, ALL): sum(inner[row, column] for column in columns) for row in rows}
    return inner | down | across | {(ALL, ALL): sum(inner.values())}


def _cost(cell: Cell, weak: Cell, whole: Mapping[Cell, int]) -> tuple:
    # Counts before sums, those beside the weak one before others, small ones before large ones, a 0 only where nothing else helps.
    return ALL in cell, cell[0] != weak[0] and cell[1] != weak[1], not whole[cell], whole[cell], cell


def _onward(whole: Mapping[Cell, int], hidden: set[Cell]) -> dict[End, list[tuple[End, Cell]]]:
    # Where each row and column leads to, and through which hidden count.
    onward: dict[End, list[tuple[End, Cell]]] = {}
    for cell in hidden:
        for start, end in _ways(cell, whole[cell]):
            onward.setdefault(start, []).append((end, cell))
    return onward


def _can_change(cell: Cell, count: int, onward: Mapping[End, list[tuple[End, Cell]]]) -> bool:
    return any(_reaches(end, start, cell, onward) for start, end in _ways(cell, count))


def _ways(cell: Cell, count: int) -> list[tuple[End, End]]:
    # One more flows from its row to its column, one fewer the other way; in sums it is turned round, as they balance their parts.
    row, column = ("row", cell[0]), ("column", cell[1])
    more = (row, column) if (cell[0] == ALL) == (cell[1] == ALL) else (column, row)
    return [more, more[::-1]] if count else [more]


def _reaches(start: End, goal: End, without: Cell, onward: Mapping[End, list[tuple[End, Cell]]]) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        for following, through in onward.get(waiting.pop(), ()):
            if following not in seen and through != without:
                seen.add(following)
                waiting.append(following)
    return goal in seen
