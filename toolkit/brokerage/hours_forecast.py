"""When agreed hours run out, and by which day notice must be given to have more of them in time (Oxfordshire: three months).

Our reading: a contract year runs from the day on which the contract started. Every provider goes on at the rate of their last
return that reports hours; what they used so far this year is what their returns say, counted by days where one lies across a
new year.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import Protocol

from toolkit.clock import a_year_on
from toolkit.words.speaking import _, many, say_number

DAY = timedelta(days=1)


class Used(Protocol):
    """A return: hours of brokerage between two days, the last one too; None where no hours were reported."""

    provider: str
    starts_on: date
    ends_on: date
    hours_used: Decimal | None


@dataclass(frozen=True)
class Limit:
    """A number of hours a year: the day on which it is used up (None: not this year), and the last day to give notice before."""

    name: str
    hours: int
    met_on: date | None
    notice_by: date | None


@dataclass(frozen=True)
class Forecast:
    """One contract year. `used` is hours until `reported_until`; `by_year_end` is what it comes to at the last rate."""

    starts_on: date
    ends_on: date
    used: Decimal
    reported_until: date
    by_year_end: Decimal
    limits: tuple[Limit, ...]


def forecast(starts_on: date, notice_months: int, limits: dict[str, int], providers: Sequence[str],
             returns: Sequence[Used]) -> Forecast | str:
    """The forecast for the contract year that was reported last, or a sentence that says why there is none.

    `providers` are all who have hours in the contract: where one of them reported none, nothing can be said about the whole.
    """
    told = [row for row in returns if row.hours_used is not None and row.provider in providers]
    if not providers:
        return _("There is no forecast yet: no hours were agreed.")
    if not told:
        return _("There is no forecast: no return says how many hours were used.")
    year = contract_year(starts_on, max(row.ends_on for row in told))
    silent = [one for one in providers if not any(row.provider == one and row.ends_on >= year[0] for row in told)]
    if silent:
        return _("There is no forecast: {providers} reported no hours for the contract year.", providers=", ".join(silent))
    return _forecast(year, notice_months, limits, [_line(year, [row for row in told if row.provider == one]) for one in providers])


def contract_year(starts_on: date, day: date) -> tuple[date, date]:
    """First and last day of the contract year in which a day lies; a day before the start lies in the first."""
    first = starts_on
    while (following := a_year_on(first)) <= day:
        first = following
    return first, following - DAY


def say_limit(limit: Limit, notice_months: int, today: date, say_date) -> str:
    """A limit in a sentence, with whether the day for notice has passed."""
    said = {"limit": limit.name, "hours": say_number(limit.hours)}
    if limit.met_on is None:
        return _("{limit}, {hours} hours: not used up within the contract year at this rate.", **said)
    used_up = _("{limit}, {hours} hours: used up on {date} at this rate.", date=say_date(limit.met_on), **said)
    if not notice_months:
        return used_up
    notice = _("An increase needs {months} notice: give it by {date}.", months=many(notice_months, "month's", "months'"),
               date=say_date(limit.notice_by))
    return " ".join([used_up, notice, *[_("That day has passed.")] * (limit.notice_by < today)])


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months before, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class _Line:
    """One provider's use: so much by the end of a day, and so much each day from then on."""

    used: Decimal
    until: date
    a_day: Decimal


def _line(year: tuple[date, date], rows: Sequence[Used]) -> _Line:
    last = max(rows, key=lambda row: (row.ends_on, row.starts_on))
    return _Line(sum((_within(year, row) for row in rows), Decimal(0)), last.ends_on, last.hours_used / _days(last.starts_on, last.ends_on))


def _within(year: tuple[date, date], row: Used) -> Decimal:
    days = _days(max(row.starts_on, year[0]), min(row.ends_on, year[1]))
    return row.hours_used * max(days, 0) / _days(row.starts_on, row.ends_on)


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


def _forecast(year: tuple[date, date], notice_months: int, limits: dict[str, int], lines: Sequence[_Line]) -> Forecast:
    def by(day: date) -> Decimal:
        return sum((line.used + line.a_day * (day - line.until).days for line in lines), Decimal(0))

    until, a_day = max(line.until for line in lines), sum((line.a_day for line in lines), Decimal(0))
    found = []
    for name, hours in limits.items():
        left = hours - by(until)
        ahead = ceil(left / a_day) if a_day else None
        # Behind the last report no rate is guessed at: what was passed by then was passed on that day at the latest.
        met = until + timedelta(days=max(ahead, 0)) if ahead is not None and ahead <= _days(until, year[1]) - 1 else None
        found.append(Limit(name, hours, met, months_before(met, notice_months) if met else None))
    return Forecast(*year, by(until), until, by(year[1]), tuple(found))
