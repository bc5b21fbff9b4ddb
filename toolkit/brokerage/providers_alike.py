"""Providers that may be listed twice: alike in name and near each other, or with the same id of the regulator's. Proposed only."""

import re
from collections.abc import Iterable
from math import cos, hypot, radians
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session

from toolkit.places.folding import fold
from toolkit.storage.queries import directory as queries

# Of 100; found by trying: "Ash Care Ltd" and "Ash Care Services" are below it, "Ashcare Limited" and "Ash Care Ltd" above.
ALIKE, CLOSE_KM, NEIGHBOURS = 88, 2.0, 12
LEGAL = re.compile(r"\b(ltd|limited|llp|plc|cic|cio|the|uk)\b|[^\w ]")


class Compared(NamedTuple):
    """A provider as it is compared: two of one list with ids of their own are two by that source's word."""

    id: UUID
    name: str
    source: str | None
    source_list: str | None
    source_id: str | None
    cqc: str | None
    latitude: float | None
    longitude: float | None


class Pair(NamedTuple):
    """Two that may be one, and why it is proposed."""

    one: Compared
    other: Compared
    why: str


def listed_twice(limit: int, *, session: Session) -> list[Pair]:
    """Pairs of active providers that may be one, the surest first; never one that somebody said are two."""
    apart = queries.not_the_same(session=session)
    every = [Compared(*row) for row in queries.to_compare(session=session)]
    return pairs(every, apart)[:limit]


def pairs(every: Iterable[Compared], apart: set[frozenset[UUID]] = frozenset()) -> list[Pair]:
    """All pairs worth a look. Names are compared with their neighbours in the alphabet, so that 60,000 take seconds, not hours."""
    from rapidfuzz import fuzz

    keyed = sorted(((bare(one.name), one) for one in every), key=lambda pair: (pair[0], str(pair[1].id)))
    found = {frozenset((one.id, other.id)): (101, Pair(one, other, "The regulator's id is the same.")) for one, other in _same_id(keyed)}
    for at, (name, one) in enumerate(keyed):
        for other_name, other in keyed[at + 1:at + 1 + NEIGHBOURS]:
            pair = frozenset((one.id, other.id))
            if pair not in found and _could_be_one(one, other) and (score := fuzz.ratio(name, other_name, score_cutoff=ALIKE)):
                found[pair] = (score, Pair(one, other, "The names are alike and they are near each other." if one.latitude is not None
                                           and other.latitude is not None else "The names are alike."))
    ordered = sorted((item for item in found.items() if item[0] not in apart), key=lambda item: (-item[1][0], item[1][1].one.name))
    return [pair for _, (_, pair) in ordered]


def bare(name: str) -> str:
    """A name as it is compared: small letters, one spelling, without what only says how it is registered."""
    return "".join(LEGAL.sub(" ", fold(name)).split()) or fold(name)


def _same_id(keyed: list[tuple[str, Compared]]) -> Iterable[tuple[Compared, Compared]]:
    first: dict[str, Compared] = {}
    for _, one in keyed:
        if one.cqc and first.setdefault(one.cqc, one) is not one:
            yield first[one.cqc], one


def _could_be_one(one: Compared, other: Compared) -> bool:
    if one.source_id and other.source_id and (one.source, one.source_list) == (other.source, other.source_list):
        return False
    if one.cqc and other.cqc and one.cqc != other.cqc:
        return False
    return one.latitude is None or other.latitude is None or _km(one, other) <= CLOSE_KM


def _km(one: Compared, other: Compared) -> float:
    north, east = one.latitude - other.latitude, (one.longitude - other.longitude) * cos(radians(one.latitude))
    return 111.2 * hypot(north, east)
