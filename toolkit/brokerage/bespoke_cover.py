"""A week's clock: which hours somebody is with the person or on call, and which nobody is. Minutes of a week count from Monday 00:00."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from toolkit.brokerage.bespoke_lists import DAYS
from toolkit.words.speaking import _

DAY = 24 * 60
WEEK = 7 * DAY
PERSON, PROVIDER = ("there", "call"), ("provider",)
NIGHT_BEGINS, NIGHT_ENDS = 22 * 60, 7 * 60   # our reading of "Friday night": 22:00 to 07:00


@dataclass(frozen=True)
class Gap:
    """A stretch of the week without cover, in minutes of the week; one over Sunday's midnight ends after `WEEK`."""

    starts: int
    ends: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.ends - self.starts


def stretch(row: Any) -> tuple[int, int]:
    """At which minute of the week a stretch begins, and how many it is long: past midnight where it ends at or before its start."""
    return row.day * DAY + row.starts, (row.ends - row.starts) % DAY or DAY


def covered(rows: Iterable[Any], ways: tuple[str, ...]) -> bytearray:
    """One byte for each minute of the week: 1 where a stretch of one of these ways covers it."""
    week = bytearray(WEEK)
    for row in rows:
        if row.way in ways:
            begins, long = stretch(row)
            over = max(0, begins + long - WEEK)
            week[begins:begins + long - over] = b"\1" * (long - over)
            week[:over] = b"\1" * over
    return week


def gaps(rows: Iterable[Any], ways: tuple[str, ...]) -> list[Gap]:
    """The stretches without cover in the order of the week; one that goes over Sunday's midnight stands once, at its beginning."""
    week = covered(rows, ways)
    if not any(week):
        return [Gap(0, WEEK)]
    twice = week + week
    starts = [0] if not week[0] and week[-1] else []
    while (edge := week.find(b"\1\0", starts[-1] if starts else 0)) >= 0:
        starts.append(edge + 1)
    return [Gap(start, twice.index(1, start)) for start in starts]


def at(rows: Iterable[Any], day: int, minute: int, ways: tuple[str, ...]) -> list[Any]:
    """The stretches of these ways that cover a moment: its day (0 Monday) and minute."""
    asked = [(row, *stretch(row)) for row in rows if row.way in ways]
    return [row for row, begins, long in asked if (day * DAY + minute - begins) % WEEK < long]


def states(rows: list[Any]) -> list[list[str]]:
    """For each day and hour: "there" or "call" for the whole of it (there and on call by turns is "call"), "part" of it, or "none"."""
    there, either = covered(rows, ("there",)), covered(rows, PERSON)
    return [[_state(there[begin:begin + 60], either[begin:begin + 60]) for begin in range(day * DAY, (day + 1) * DAY, 60)]
            for day in range(7)]


def _state(there: bytearray, either: bytearray) -> str:
    return "there" if all(there) else "call" if all(either) else "part" if any(either) else "none"


def by_day(found: Iterable[Gap]) -> list[int]:
    """Minutes without cover on each day of the week, Monday first."""
    found = list(found)
    return [sum(max(0, min(gap.ends, begins + DAY) - max(gap.starts, begins)) for gap in found for begins in (day * DAY, day * DAY + WEEK))
            for day in range(7)]


def say_gap(gap: Gap) -> str:
    """A stretch in words: "Friday 22:00 to Saturday 07:00, 9 hours"."""
    if gap.minutes == WEEK:
        return _("The whole week, 168 hours")
    return _("{starts} to {ends}, {hours}", starts=say_moment(gap.starts), ends=say_moment(gap.ends), hours=say_hours(gap.minutes))


def say_moment(minute: int) -> str:
    """A minute of the week as day and time."""
    day, within = divmod(minute % WEEK, DAY)
    return f"{_(DAYS[day])} {within // 60:02}:{within % 60:02}"


def say_hours(minutes: int) -> str:
    """Minutes as hours, with a half or a quarter as it is: "9 hours", "1 hour", "0.5 hours"."""
    return _("1 hour") if minutes == 60 else _("{count} hours", count=f"{round(minutes / 60, 2):g}")


def times_of_worry(found: Iterable[Gap]) -> list[str]:
    """Which of Friday night and the weekend (Rochdale: "especially on Friday nights and at weekends") the gaps lie in."""
    parts = {_("Friday night"): (4 * DAY + NIGHT_BEGINS, 5 * DAY + NIGHT_ENDS), _("the weekend"): (5 * DAY + NIGHT_ENDS, WEEK)}
    found = list(found)
    return [name for name, (begins, ends) in parts.items()
            if any(gap.starts + turn < ends and begins < gap.ends + turn for gap in found for turn in (-WEEK, 0))]
