"""Evidence for Step 2: what nobody offered around the workshop's area in six whole months, in sentences a room can take into a gap.

No case is in sight. The counts come from one table of kinds by areas and one of groups by areas, the same for every workshop, each
protected by itself (`small_numbers.py`). A workshop reads the cells of the areas inside its own that may be told and adds them up, so
that drawing its circle wider or narrower tells nothing more. The market beside it counts twelve months: a cell is told only where what
it leaves of them, by row and by area, is nobody or five at least.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlmodel import Session

from toolkit.brokerage.areas import inside
from toolkit.brokerage.market import AREA, GROUP, KIND, MONTH, NONE, NOT_SAID, OTHER_AREAS, enquiries_of, whole_months
from toolkit.brokerage.market_words import say_row
from toolkit.brokerage.small_numbers import ALL, FEWEST, Cell, Table, together
from toolkit.words.speaking import _, many, say_month

MOST, MONTHS = 8, 6
SOURCE = "Market evidence: enquiries to providers, {first} to {last}"
IN_ALL = "in all"


class Around(Protocol):
    """A workshop's area: a boundary (GeoJSON, WGS84), or a circle where there is none."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    boundary: str | None


@dataclass(frozen=True)
class Evidence:
    """One sentence, how many enquiries are behind it, and where it comes from."""

    words: str
    count: int
    source: str


@dataclass(frozen=True)
class Told:
    """Enquiries with no offer in six whole months that may be told, by what they are counted by and by (row, area)."""

    first_day: date
    last_day: date
    cells: dict[str, dict[Cell, int]]


def told(day: date, *, session: Session) -> Told:
    """What may be told of the whole county; the same for every workshop."""
    year, rows = enquiries_of(day, session=session)
    return Told(*whole_months(day, MONTHS), cells_told(rows, year, day))


def cells_told(rows: Iterable[Any], year: Mapping[str, Table], day: date) -> dict[str, dict[Cell, int]]:
    """The cells that may be told, from every enquiry of the twelve months and the tables that the market shows of them. Pure."""
    months = whole_months(day, MONTHS)
    recent = [row for row in rows if not row.offers and months[0] <= row.on <= months[1]]
    counts = {by: Counter((getattr(row, by), row.area) for row in recent) for by in (KIND, GROUP)}
    made = together({by: (counts[by], year[by].rows) for by in counts}, year[AREA].rows)
    if len(recent) >= FEWEST and made[KIND].at() is None:
        return {}   # the market's months may tell the sum that had to be hidden here
    cells = {by: _large(made[by], [row for row in made[by].rows if row != NOT_SAID and year[by].at(row, NONE) is not None], year[AREA])
             for by in made}
    left = {by: _leaving_enough(cells[by], year[by], year[AREA]) for by in made}
    left[IN_ALL] = _leaving_enough(_large(made[KIND], [ALL], year[AREA]), None, year[AREA])
    hidden_month = any(year[MONTH].at(month, NONE) is None for month in year[MONTH].rows[-MONTHS:])
    return {by: _without_smallest(found) if hidden_month and len(recent) - sum(found.values()) < FEWEST else found
            for by, found in left.items()}


def evidence(found: Told, area: Around) -> list[Evidence]:
    """Unmet need inside an area, the most first."""
    near = inside({label for cells in found.cells.values() for _row, label in cells}, area)
    where = _("in {area}", area=area.name) if area.boundary else _("around {area}", area=area.name)
    source = _(SOURCE, first=say_month(found.first_day), last=say_month(found.last_day))
    said = []
    for by, cells in found.cells.items():
        sums: Counter[str] = Counter()
        for (row, label), count in cells.items():
            sums[row] += count if label in near else 0
        said += [Evidence(_say(by, row, count, where, found.last_day), count, source) for row, count in sums.items() if count]
    return sorted(said, key=lambda one: (-one.count, one.words))[:MOST]


def _large(table: Table, rows: Iterable[str], areas: Table) -> dict[Cell, int]:
    # What the market hides stays hidden here.
    known = {area for area in areas.rows if areas.at(area, NONE) is not None} - {NOT_SAID, OTHER_AREAS}
    return {(row, area): count for row in rows for area in known if (count := table.at(row, area))}


def _without_smallest(cells: dict[Cell, int]) -> dict[Cell, int]:
    # The sum of all six months stays unknown: with it, a month that the market hides could be worked out.
    least = min(cells, key=lambda cell: (cells[cell], cell), default=None)
    return {cell: count for cell, count in cells.items() if cell != least}


def _leaving_enough(cells: dict[Cell, int], rows: Table | None, areas: Table) -> dict[Cell, int]:
    # One cell fewer leaves five more, so the smallest of a row or an area is enough to leave out.
    left = dict(cells)
    for place, year in ((0, rows), (1, areas)):
        for line in {cell[place] for cell in cells} if year else ():
            mine = sorted((cell for cell in left if cell[place] == line), key=lambda cell: (left[cell], cell))
            if mine and 0 < year.at(line, NONE) - sum(left[cell] for cell in mine) < FEWEST:
                del left[mine[0]]
    return left


def _say(by: str, row: str, count: int, where: str, last: date) -> str:
    said = {"enquiries": many(count, "enquiry", "enquiries"), "where": where, "month": say_month(last)}
    if by == KIND:
        return _("{enquiries} for {kind} {where} had no offer in the six months to the end of {month}.",
                 kind=_lower(say_row(KIND, row)), **said)
    if by == GROUP:
        return _("{enquiries} for the group “{group}” {where} had no offer in the six months to the end of {month}.",
                 group=say_row(GROUP, row), **said)
    return _("{enquiries} {where} had no offer in the six months to the end of {month}.", **said)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
