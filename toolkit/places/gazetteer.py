"""Finding a town or village by what people type, and telling places of one name apart."""

import difflib
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import cos, hypot, radians
from typing import Literal, NamedTuple

from toolkit.errors import BadInput
from toolkit.places.folding import fold
from toolkit.places.place import Place
from toolkit.places.towns import Town, towns
from toolkit.words.speaking import _

MOST = 8  # choices offered at once: more than this nobody reads out to a room
TOWN = 30_000  # people: the least a place needs so that others are told apart by it
NEIGHBOURS = 0.4  # degrees, about 45 km: "Newport, Shrewsbury" means a Newport no further from Shrewsbury
NEAR_IN_SPELLING, FAINTLY_ALIKE = 0.8, 0.6
How = Literal["exact", "other_name", "beginning", "close"]


class Match(NamedTuple):
    """What was found, and how sure that is."""

    how: How
    places: tuple[Place, ...]


class Index(NamedTuple):
    """Places by their folded name, and by their other folded names."""

    names: dict[str, list[Town]]
    other_names: dict[str, list[Town]]


@lru_cache(maxsize=2)
def _index(rows: tuple[Town, ...]) -> Index:
    names: dict[str, list[Town]] = {}
    other_names: dict[str, list[Town]] = {}
    for town in rows:
        names.setdefault(fold(town.name), []).append(town)
        for other in {fold(name) for name in town.other_names}:
            other_names.setdefault(other, []).append(town)
    return Index(names, other_names)


def search(name: str, near: tuple[float, float] | None = None) -> tuple[Place, ...]:
    """Places of this name: the name itself, else its other names, its beginning, or a close spelling.

    Several places of one name are labelled with the nearest larger town, "Newport, near Cardiff", and such a label
    finds its place again. Words after a comma narrow them: a town nearby, the nation, what else the place is called.
    The best comes first, or with `near` (latitude and longitude, WGS84) the nearest to that.
    Raises BadInput, naming close spellings where there are any, when nothing matches.
    """
    return match(name, near).places


def match(name: str, near: tuple[float, float] | None = None) -> Match:
    """As `search`, and says how the places were found, so that a guess is never taken for an answer."""
    typed, _, hint = name.partition(",")
    wanted = fold(typed)
    found = _look_up(wanted) if wanted else None
    if found is None:
        raise _unknown(name, wanted)
    how, rows = found
    places = _narrowed(rows, _labelled(rows), fold(hint).removeprefix("near "))
    return Match(how, _nearest_first(places, near)[:MOST])


def towns_within(bounds: tuple[float, float, float, float], min_population: int = 0) -> list[Town]:
    """Places inside (west, south, east, north) degrees with at least so many people, most people first."""
    west, south, east, north = bounds
    return [
        town
        for town in towns()
        if town.population >= min_population and west <= town.longitude <= east and south <= town.latitude <= north
    ]


def prepare() -> None:
    """Build the gazetteer file when it is not there yet (under a second, at set-up). Raises DataFileError."""
    towns()


def _look_up(wanted: str) -> tuple[How, list[Town]] | None:
    index = _index(towns())
    beginning = [town for folded, rows in index.names.items() if folded.startswith(wanted) for town in rows]
    close = [town for folded in _alike(wanted, NEAR_IN_SPELLING) for town in index.names[folded]]
    by_likeness: tuple[tuple[How, list[Town]], ...] = (
        ("exact", index.names.get(wanted, [])),
        ("other_name", _also_so_called(index, wanted)),
        ("beginning", _most_people_first(beginning) if len(wanted) > 2 else []),
        ("close", close),
    )
    return next(((how, rows) for how, rows in by_likeness if rows), None)


def _also_so_called(index: Index, wanted: str) -> list[Town]:
    """By other names; "Newcastle" is one of the town upon the Tyne, but the one under Lyme may be meant."""
    rows = index.other_names.get(wanted, [])
    longer = [town for name, same in index.names.items() if name.startswith(f"{wanted} ") for town in same]
    return rows + _most_people_first([town for town in longer if town not in rows]) if rows else []


def _most_people_first(rows: list[Town]) -> list[Town]:
    return sorted(rows, key=lambda town: -town.population)


def _alike(wanted: str, likeness: float) -> list[str]:
    return difflib.get_close_matches(wanted, _index(towns()).names, n=4, cutoff=likeness)


def _labelled(rows: list[Town]) -> tuple[Place, ...]:
    """Places with labels that differ: the bare name where it is the only one in the country."""
    labels: dict[str, Town] = {}
    for town in rows:
        labels[next(label for label in _possible_labels(town) if label not in labels)] = town
    return tuple(Place(label, town.latitude, town.longitude, "place_name") for label, town in labels.items())


def _possible_labels(town: Town) -> Iterator[str]:
    if len(_index(towns()).names[fold(town.name)]) == 1:
        yield town.name
    for larger in _larger_towns_nearest_first(town):
        yield f"{town.name}, near {larger.name}"
    yield f"{town.name}, {town.nation}"
    yield f"{town.name} ({town.latitude:.2f}, {town.longitude:.2f})"


def _larger_towns_nearest_first(town: Town) -> list[Town]:
    larger = [other for other in towns() if other.population > max(town.population, TOWN) and other.name != town.name]
    return sorted(larger, key=lambda other: _distance(town, other))


def _distance(one: Town | Place, other: Town | Place) -> float:
    """Degrees northwards, near enough for telling which is nearer."""
    return hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * cos(radians(one.latitude)))


def _narrowed(rows: list[Town], places: tuple[Place, ...], wanted: str) -> tuple[Place, ...]:
    """Only those that the words after the comma speak of; all of them when they say nothing to us."""
    there = _index(towns()).names.get(wanted, [])
    by_likeness: tuple[Callable[[Town, Place], bool], ...] = (
        lambda town, place: wanted == fold(place.label.partition(",")[2]).removeprefix("near "),
        lambda town, place: wanted == fold(town.nation),
        lambda town, place: any(f" {wanted}" in fold(other) for other in town.other_names),
        lambda town, place: any(_distance(town, other) < NEIGHBOURS for other in there),
    )
    if not wanted:
        return places
    kept = ([place for town, place in zip(rows, places, strict=True) if meant(town, place)] for meant in by_likeness)
    return tuple(next((found for found in kept if found), places))


def _nearest_first(places: tuple[Place, ...], near: tuple[float, float] | None) -> tuple[Place, ...]:
    if near is None:
        return places
    middle = Place("", *near, "point")
    return tuple(sorted(places, key=lambda place: _distance(middle, place)))


def _unknown(typed: str, wanted: str) -> BadInput:
    sentence = _("We do not know a place called {split}.", split=' '.join(typed.split())[:60])
    if close := [town.name for folded in _alike(wanted, FAINTLY_ALIKE) for town in _index(towns()).names[folded][:1]]:
        return BadInput(_("{sentence} Did you mean {close}?", sentence=sentence, close=' or '.join(close[:3])), field="place")
    return BadInput(_("{sentence} Check the spelling, or type a postcode or a larger place nearby.", sentence=sentence), field="place")
