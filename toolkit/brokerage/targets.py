"""Opening hours and response targets, read once from `data/response_clock.toml`. A council may adapt the file."""

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.framework.reading import check_slugs, read_by_slug, wrong

FILE = "response_clock.toml"
# Slugs that the rules know by name.
SLUGS = {"hours": ("office",), "target": ("start", "urgent", "emergency"), "routine": ("morning", "afternoon")}
DAYS_OF_THE_WEEK = range(1, 8)


@dataclass(frozen=True)
class _Hours:
    slug: str
    opens: str
    closes: str
    noon: str
    days: tuple[int, ...]


@dataclass(frozen=True)
class _Target:
    slug: str
    hours: int


@dataclass(frozen=True)
class _Routine:
    slug: str
    days_later: int
    by: str


@dataclass(frozen=True)
class Kind:
    """A kind of support whose answers have a published target."""

    slug: str
    name: str


KINDS = {"hours": _Hours, "target": _Target, "routine": _Routine, "kind": Kind}


@dataclass(frozen=True)
class Opening:
    """When the brokerage team works: London times, and ISO days of the week (1 is Monday)."""

    opens: time
    closes: time
    noon: time
    days: frozenset[int]


@dataclass(frozen=True)
class RoutineAnswer:
    """A routine answer is due at a time of day, so many working days after the one on which the referral counts as received."""

    days_later: int
    by: time


@dataclass(frozen=True, kw_only=True)
class Targets:
    """All that the response clock goes by. The hours of `start` and `urgent` are working hours, of `emergency` clock hours."""

    opening: Opening
    start: int
    urgent: int
    emergency: int
    morning: RoutineAnswer
    afternoon: RoutineAnswer
    kinds: tuple[Kind, ...]


def targets() -> Targets:
    """The targets of this installation (`TOOLKIT_DATA`, else `data/`). Raises DataFileError."""
    return _cached(settings.data_folder())


@lru_cache(maxsize=8)
def _cached(folder: Path) -> Targets:
    return load(folder / FILE)


def load(file: Path) -> Targets:
    """Read and check one file. Raises DataFileError with one line naming the file, the key and what is expected."""
    found = read_by_slug(file, KINDS)
    for key, slugs in SLUGS.items():
        check_slugs(file, key, found[key], slugs)
    given, routine = found["target"], found["routine"]
    for slug, one in given.items():
        _check(file, f'target "{slug}", key "hours"', 1 <= one.hours <= 1000, "expected from 1 to 1000.")
    return Targets(opening=_opening(file, found["hours"]["office"]), start=given["start"].hours, urgent=given["urgent"].hours,
                   emergency=given["emergency"].hours, morning=_answer(file, routine["morning"]),
                   afternoon=_answer(file, routine["afternoon"]), kinds=tuple(found["kind"].values()))


def _opening(file: Path, hours: _Hours) -> Opening:
    opens, noon, closes = (_time(file, f'hours, key "{key}"', getattr(hours, key)) for key in ("opens", "noon", "closes"))
    _check(file, "hours", opens < noon < closes, "expected opens before noon, and noon before closes.")
    _check(file, 'hours, key "days"', set(hours.days) <= set(DAYS_OF_THE_WEEK), "expected days from 1 (Monday) to 7 (Sunday).")
    return Opening(opens, closes, noon, frozenset(hours.days))


def _answer(file: Path, given: _Routine) -> RoutineAnswer:
    place = f'routine "{given.slug}"'
    _check(file, f'{place}, key "days_later"', 0 <= given.days_later <= 100, "expected from 0 to 100.")
    return RoutineAnswer(given.days_later, _time(file, f'{place}, key "by"', given.by))


def _time(file: Path, place: str, typed: str) -> time:
    _check(file, place, re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", typed) is not None, 'expected a time such as "09:00".')
    return time.fromisoformat(typed)


def _check(file: Path, place: str, holds: bool, expected: str) -> None:
    if not holds:
        wrong(file, place, expected)
