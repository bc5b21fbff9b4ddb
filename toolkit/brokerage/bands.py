"""Bands and tasks of brokerage time, read once from `data/bands.toml` (Oxfordshire). A council may set hours per group of people."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from toolkit import settings
from toolkit.brokerage.lists import groups
from toolkit.framework.reading import read_items, read_lists, wrong
from toolkit.words.content import said_anew

FILE = "bands.toml"
ANY = "any"


@dataclass(frozen=True)
class Band:
    """How many hours a case of this band takes, for one group of people or for any."""

    slug: str
    group: str
    hours: int


@dataclass(frozen=True)
class Expected:
    """The share of cases expected in a band, in percent."""

    slug: str
    percent: int


@dataclass(frozen=True)
class Task:
    """What time is logged by."""

    slug: str
    name: str


KINDS = {"band": Band, "expected": Expected, "task": Task}


@dataclass(frozen=True, kw_only=True)
class Bands:
    """Hours by band and group, shares expected by band, tasks by slug."""

    hours: dict[tuple[str, str], int]
    expected: dict[str, int]
    tasks: dict[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """The bands in their order."""
        return tuple(dict.fromkeys(band for band, _ in self.hours))

    def hours_of(self, band: str, group: str) -> int | None:
        """The hours of a band for a group of people; None for a band that is not in the file any more."""
        return self.hours.get((band, group), self.hours.get((band, ANY)))


@said_anew
def bands() -> Bands:
    """The bands of this installation (`TOOLKIT_DATA`, else `data/`). Raises DataFileError."""
    return _cached(settings.data_folder())


@lru_cache(maxsize=8)
def _cached(folder: Path) -> Bands:
    return load(folder / FILE, frozenset(groups()))


def load(file: Path, known_groups: frozenset[str]) -> Bands:
    """Read and check one file. Raises DataFileError with one line naming the file, the key and what is expected."""
    tables = read_lists(file, KINDS)
    hours: dict[tuple[str, str], int] = {}
    for one in read_items(file, tables, "band", Band):
        _check_band(file, one, known_groups, hours)
        hours[one.slug, one.group] = one.hours
    expected = {one.slug: one.percent for one in read_items(file, tables, "expected", Expected)}
    for slug, percent in expected.items():
        if (slug, ANY) not in hours or not 0 <= percent <= 100:
            wrong(file, f'expected "{slug}"', "expected the slug of a band, and from 0 to 100 percent.")
    return Bands(hours=hours, expected=expected, tasks={one.slug: one.name for one in read_items(file, tables, "task", Task)})


def _check_band(file: Path, band: Band, known_groups: frozenset[str], before: dict[tuple[str, str], int]) -> None:
    place = f'band "{band.slug}"'
    if band.group != ANY and band.group not in known_groups:
        wrong(file, f'{place}, key "group"', f'expected "{ANY}" or a slug of groups.toml.')
    if band.group != ANY and (band.slug, ANY) not in before:
        wrong(file, place, f'expected the band with the group "{ANY}" before one for a single group.')
    if (band.slug, band.group) in before:
        wrong(file, place, "expected once for each group.")
    if not 1 <= band.hours <= 1000 or len(band.slug) > 10:
        wrong(file, f'{place}, key "hours"', "expected from 1 to 1000, and a slug of ten letters at most.")
