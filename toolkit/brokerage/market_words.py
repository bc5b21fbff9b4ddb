"""The market's figures as tables of words, exact for the screen; rounded to five for the page that providers read.

Two published pages can be laid side by side. Exact counts of theirs would tell by their difference what came in between, one by one.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from toolkit.brokerage.lists import groups, lists
from toolkit.brokerage.market import AREA, GROUP, KIND, MONTH, NOT_SAID, Market, Rate
from toolkit.brokerage.named import provider_lists
from toolkit.brokerage.small_numbers import ALL, Table

HIDDEN = "not shown"
TOO_FEW = "too few to tell"
DIMENSIONS = {KIND: "Kind of support", GROUP: "Group of people", AREA: "Area", MONTH: "Month"}
DEMAND, UNMET = ("Quick sourcing", "Full brokerage", "In all"), ("No offer", "An offer or more", "In all")
NOTE = (f"“{HIDDEN}” stands for one to four, and for figures from which one to four could be worked out. Months that are over are "
        "counted; examples are not.")
PUBLIC_TO = 5  # a published count is rounded to this, and a share to so many in a hundred
Say = Callable[[int | None], str]


@dataclass(frozen=True)
class Block:
    """One table: what it shows, its heads, and its rows with the first cell as their name."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def blocks(market: Market, *, public: bool = False) -> list[Block]:
    """All tables, the summary first; rounded where they are for the `public`."""
    say, rate = (say_rounded, _say_share) if public else (say_count, _say_rate)
    demand = [_table(f"Cases by {name.lower()}", name, market.demand[by], DEMAND, by, say) for by, name in DIMENSIONS.items()]
    unmet = [_table(f"Enquiries with and without an offer, by {name.lower()}", name, market.unmet[by], UNMET, by, say)
             for by, name in DIMENSIONS.items()]
    return [_summary(market, say, rate), *unmet, _reasons(market, say), *demand, _by_kind(market)]


def as_kept(found: list[Block]) -> list[dict[str, Any]]:
    """The tables as they are kept with a publication."""
    return [asdict(one) for one in found]


def from_kept(kept: list[dict[str, Any]]) -> list[Block]:
    """The tables of a publication."""
    return [Block(one["title"], tuple(one["heads"]), tuple(map(tuple, one["rows"]))) for one in kept]


def say_row(by: str, slug: str) -> str:
    """A row's name in words."""
    if by == MONTH:
        year, month = slug.split("-")
        return f"{date(int(year), int(month), 1):%B %Y}"
    known = {KIND: lists().kind, GROUP: groups()}.get(by, {})
    return known.get(slug, slug) if slug != NOT_SAID else "Not said"


def say_count(count: int | None) -> str:
    """A count, or that it is hidden."""
    return HIDDEN if count is None else f"{count:,}"


def say_rounded(count: int | None) -> str:
    """A count to the nearest five, or that it is hidden. One to four are hidden before, so nothing that is there becomes 0."""
    return say_count(None if count is None else round(count / PUBLIC_TO) * PUBLIC_TO)


def _table(title: str, head: str, table: Table, heads: tuple[str, ...], by: str, say: Say) -> Block:
    # A row without anything in it is left out where that is told; one that is hidden stays.
    wanted = [row for row in table.rows if by == MONTH or table.at(row) != 0]
    rows = [(say_row(by, row), *(say(table.at(row, column)) for column in (*table.columns, ALL))) for row in wanted]
    total = ("In all", *(say(table.at(ALL, column)) for column in (*table.columns, ALL)))
    return Block(title, (head, *heads), (*rows, total))


def _summary(market: Market, say: Say, rate: Callable[[Rate | None, str], str]) -> Block:
    unmet, offers = market.unmet[KIND], market.offers_per_enquiry
    return Block("At a glance", ("What", "How many"), (
        ("Cases received", say(market.demand[KIND].at())),
        ("Enquiries whose offers were opened", say(unmet.at())),
        ("Of these with no offer", say(unmet.at(ALL, unmet.columns[0]))),
        ("Offers per enquiry, mean", TOO_FEW if offers is None else str(offers)),
        ("The person's first choice was honoured", rate(market.honoured, "accepted awards")),
        ("The cheapest offer won", rate(market.cheapest, "accepted awards")),
        ("Providers who were asked and made an offer", rate(market.reach, "providers asked"))))


def _reasons(market: Market, say: Say) -> Block:
    words, table = provider_lists().reasons, market.reasons
    rows = [(words[slug], say(table.at(slug, table.columns[0]))) for slug in table.rows if table.at(slug, table.columns[0]) != 0]
    return Block("Why providers could not help, where no offer came", ("Reason", "How often said"),
                 (*rows, ("In all", say(table.at()))))


def _by_kind(market: Market) -> Block:
    kinds = [kind for kind in market.unmet[KIND].rows if kind in market.hours_to_offer or kind in market.cost]
    return Block("Time to the first offer, and weekly cost of offers", (
        "Kind of support", "Hours to the first offer, median", "A quarter cost less than", "Half cost less than",
        "A quarter cost more than"),
        tuple((say_row(KIND, kind), _hours(market, kind), *_cost(market, kind)) for kind in kinds))


def _hours(market: Market, kind: str) -> str:
    return f"{market.hours_to_offer[kind]:g}" if kind in market.hours_to_offer else TOO_FEW


def _cost(market: Market, kind: str) -> tuple[str, ...]:
    spread = market.cost.get(kind)
    return tuple(f"£{pounds:,}" for pounds in (spread.lower, spread.middle, spread.upper)) if spread else (TOO_FEW,) * 3


def _say_rate(rate: Rate | None, of: str) -> str:
    return TOO_FEW if rate is None else f"{rate.part:,} of {rate.whole:,} {of}"


def _say_share(rate: Rate | None, of: str) -> str:
    return TOO_FEW if rate is None else f"about {round(100 * rate.part / rate.whole / PUBLIC_TO) * PUBLIC_TO}% of {of}"
