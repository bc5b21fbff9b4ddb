"""Bands as this tool's own cases have them: the share of each band and the hours logged, with small numbers hidden.

Oxfordshire expected 80% of cases in band A and found 91, 7 and 2% by what its providers reported. Here the same is reckoned from
cases whose brokerage was done in the last twelve whole months: their support began, or they were closed before it did. It always is
these months, whatever a contract's term: two times side by side would give small numbers away. Examples are left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from toolkit.brokerage.bands import bands
from toolkit.brokerage.contract_lines import as_typed
from toolkit.brokerage.lists import groups
from toolkit.brokerage.market import NOT_SAID, at_midnight, whole_months
from toolkit.brokerage.monitoring import Band
from toolkit.brokerage.small_numbers import ALL, FEWEST, Cell, Table, protected
from toolkit.models import ContractBand
from toolkit.storage.queries import case_time as queries

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class BandsFound:
    """Cases by group of people and band, and the mean hours logged on a case of a group (ALL: of everybody) in a band where told."""

    first_day: date
    last_day: date
    cases: Table
    hours: dict[Cell, Decimal]


@dataclass(frozen=True)
class OwnBand:
    """One band of a contract against the tool's own cases: how many cases (None: hidden), and the band with what was found in them."""

    cases: int | None
    band: Band


def bands_found(today: date, *, session: Session) -> BandsFound:
    """What the cases of the last twelve whole months say."""
    first, last = whole_months(today)
    rows = queries.done_by_band((first, last), (at_midnight(first), at_midnight(last + timedelta(days=1))), session=session)
    return BandsFound(first, last, *counted(rows))


def counted(rows: Iterable[Any]) -> tuple[Table, dict[Cell, Decimal]]:
    """The table and the hours from (band, group, cases, of these with time logged, minutes). Pure."""
    rows = list(rows)
    cases: Counter[Cell] = Counter()
    logged: dict[Cell, int] = defaultdict(int)
    minutes: dict[Cell, int] = defaultdict(int)
    for band, group, count, with_time, spent in rows:
        cell = (group or NOT_SAID, band)
        cases[cell] += count
        for one in (cell, (ALL, band)):
            logged[one] += with_time
            minutes[one] += spent
    known = [*groups(), *sorted({row for row, _ in cases} - set(groups()))]
    names = [*bands().names, *sorted({band for _, band in cases} - set(bands().names))]
    table = protected(cases, known, names)
    return table, {(row, band): (Decimal(minutes[row, band]) / 60 / logged[row, band]).quantize(TENTH)
                   for band in names for row in _rows_told(table, band, logged)}


def against(row: ContractBand, found: BandsFound) -> OwnBand | None:
    """A contract's band with the tool's own share and hours in place of those keyed; None where no case can be in such a band."""
    band = next((one for one in found.cases.columns if one.casefold() == row.band.strip().casefold()), None)
    if band is None or (row.group and row.group not in found.cases.rows):
        return None
    count, of = found.cases.at(row.group or ALL, band), found.cases.at(row.group or ALL)
    share = None if count is None or not of else round(100 * count / of)
    hours = found.hours.get((row.group or ALL, band))
    typed = vars(as_typed(Band, row)) | {"actual_percent": share, "hours_from": hours, "hours_to": None, "as_of": found.last_day}
    return OwnBand(count, Band(**typed))


def _rows_told(table: Table, band: str, logged: Mapping[Cell, int]) -> list[str]:
    # Everybody's hours, and those of single groups unless the rest of them would be those of one to four people.
    if table.at(ALL, band) is None or logged[ALL, band] < FEWEST:
        return []
    told = [row for row in table.rows if table.at(row, band) is not None and logged[row, band] >= FEWEST]
    rest = logged[ALL, band] - sum(logged[row, band] for row in told)
    return [ALL] if 0 < rest < FEWEST else [ALL, *told]
