"""A provider as a file or a feed names them, whatever its format; and what reading it found wrong."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from toolkit.brokerage.providers import TRAIT_LIMIT, TRAITS
from toolkit.places.folding import fold

# Told how many rows were read, every so often.
Progress = Callable[[str, int], None]
MOST_TOLD = 50
NAME_LIMIT, WHAT_LIMIT, CONTACT_LIMIT = 200, 2000, 300


@dataclass(slots=True)
class Arrived:
    """One provider from outside. `row` says where in the file they stand; `details` are columns of the directory.

    `places` are (label, latitude, longitude) in WGS84 degrees.
    """

    source_id: str
    name: str
    kind: str
    row: str = ""
    what: str = ""
    contact: str = ""
    status: str = "active"
    traits: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, float, float], ...] = ()
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def authority(self) -> str:
        """The council area it lies in, as the source names it."""
        return self.details.get("authority", "")

    @property
    def rating(self) -> str:
        """The regulator's rating."""
        return self.details.get("rating", "")

    def fingerprint(self) -> str:
        """Of all that the source says, to see next time whether it says something else."""
        said = (self.name, self.kind, self.what, self.contact, self.status, self.traits, self.places, sorted(self.details.items()))
        return hashlib.sha256(repr(said).encode()).hexdigest()

    def own_columns(self) -> dict[str, Any]:
        """As the provider's own row keeps it."""
        return {"name": self.name[:NAME_LIMIT], "kind": self.kind, "what": self.what[:WHAT_LIMIT], "contact": self.contact[:CONTACT_LIMIT],
                "status": self.status}

    def found_by(self) -> dict[tuple[str, str], str]:
        """(kind of trait, folded value) and the words to show, each once."""
        kinds = set(TRAITS.values())
        return {(kind, _folded(words)[:TRAIT_LIMIT]): words[:TRAIT_LIMIT] for kind, words in self.traits
                if kind in kinds and _folded(words)}


# A list says the same few hundred words hundreds of thousands of times.
_folded = lru_cache(4_096)(fold)


@dataclass
class Reading:
    """What reading found: the providers, how many rows were out of scope, and what is wrong, row by row.

    `wrong` stops an import; `notes` do not.
    """

    arrived: list[Arrived] = field(default_factory=list)
    left_out: int = 0
    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """What to say of it, at most so many of each."""
        for said in (self.wrong, self.notes):
            yield from said[:MOST_TOLD]
            if len(said) > MOST_TOLD:
                yield f"… and {len(said) - MOST_TOLD:,} more of the kind."


def each_once(found: Iterable[Arrived]) -> Reading:
    """Gather what was read; an id that comes twice is wrong, with both rows."""
    reading, seen = Reading(), {}
    for one in found:
        if one.source_id in seen:
            reading.wrong.append(f"{one.row}: the id {one.source_id} was there before, in {seen[one.source_id]}.")
        else:
            seen[one.source_id] = one.row
            reading.arrived.append(one)
    return reading
