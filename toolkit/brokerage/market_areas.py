"""What a commissioner for some areas sees of the market: the rows of these areas, and what nobody offered in them.

Nothing is counted anew for them. Both are read out of the tables that are the same for everybody and protect small numbers
(`small_numbers.py`): figures of two people with different areas, laid side by side, tell no more than the whole table tells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage.areas import inside
from toolkit.brokerage.evidence import Around, Evidence, Told, evidence
from toolkit.brokerage.market import AREA, Market
from toolkit.brokerage.market_words import DIMENSIONS, Block, blocks
from toolkit.storage.queries import workshops


def own_areas(actor: Actor, *, session: Session) -> list[Around]:
    """The areas of the workshops of a commissioner for some areas, each name once."""
    found = (workshops.area_of(one, session=session) for one in sorted(actor.workshops or ()))
    return list({one.name.lower(): one for one in found if one}.values())


def near(labels: Iterable[str], names: Iterable[str], areas: Sequence[Around]) -> set[str]:
    """Those areas of cases that have the name of one of these, or lie inside one. Pure."""
    known = {name.lower() for name in names}
    labels = set(labels)
    return {one for one in labels if one.lower() in known}.union(*(inside(labels, area) for area in areas))


def narrowed(market: Market, names: Iterable[str], areas: Sequence[Around]) -> list[Block]:
    """The tables by area, with the rows of these areas alone: no sum, which would be that of all areas. Pure."""
    theirs = near((row for table in (market.demand, market.unmet) for row in table[AREA].rows), names, areas)
    return [replace(one, rows=tuple(row for row in one.rows if row[0] in theirs)) for one in blocks(market)
            if one.heads[0] == DIMENSIONS[AREA]]


def unmet_in(found: Told, areas: Sequence[Around]) -> list[Evidence]:
    """What nobody offered in these areas, the most first, each sentence once. Pure."""
    said = {one.words: one for area in areas for one in evidence(found, area)}
    return sorted(said.values(), key=lambda one: (-one.count, one.words))
