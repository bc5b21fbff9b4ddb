"""The market's figures as tables of words, exact for the screen; rounded to five for the page that providers read.

Two published pages can be laid side by side. Exact counts of theirs would tell by their difference what came in between, one by one.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from toolkit.brokerage.lists import groups, lists
from toolkit.brokerage.market import AREA, GROUP, KIND, MONTH, NOT_SAID, OTHER_AREAS, Market, Rate
from toolkit.brokerage.named import provider_lists
from toolkit.brokerage.small_numbers import ALL, Table
from toolkit.words.speaking import _, said_all, say_month, say_number

HIDDEN = "not shown"
TOO_FEW = "too few to tell"
DIMENSIONS = {KIND: "Kind of support", GROUP: "Group of people", AREA: "Area", MONTH: "Month"}
CASES_BY = {KIND: "Cases by kind of support", GROUP: "Cases by group of people", AREA: "Cases by area", MONTH: "Cases by month"}
ENQUIRIES_BY = {KIND: "Enquiries with and without an offer, by kind of support",
                GROUP: "Enquiries with and without an offer, by group of people",
                AREA: "Enquiries with and without an offer, by area", MONTH: "Enquiries with and without an offer, by month"}
DEMAND, UNMET = ("Quick sourcing", "Full brokerage", "In all"), ("No offer", "An offer or more", "In all")
NOTE = ("“{hidden}” stands for one to four, and for figures from which one to four could be worked out. Months that are over are "
        "counted; examples are not.")
UNNAMED = {NOT_SAID: "Not said", OTHER_AREAS: "other areas"}
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
    demand = [_table(_(CASES_BY[by]), market.demand[by], said_all(DEMAND), by, say) for by in DIMENSIONS]
    unmet = [_table(_(ENQUIRIES_BY[by]), market.unmet[by], said_all(UNMET), by, say) for by in DIMENSIONS]
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
        return say_month(date(int(year), int(month), 1))
    known = {KIND: lists().kind, GROUP: groups()}.get(by, {})
    if slug in UNNAMED:
        return _(UNNAMED[slug])
    return known.get(slug, slug)


def say_count(count: int | None) -> str:
    """A count, or that it is hidden."""
    return _(HIDDEN) if count is None else say_number(count)


def say_rounded(count: int | None) -> str:
    """A count to the nearest five, or that it is hidden. One to four are hidden before, so nothing that is there becomes 0."""
    return say_count(None if count is None else round(count / PUBLIC_TO) * PUBLIC_TO)


def _table(title: str, table: Table, heads: tuple[str, ...], by: str, say: Say) -> Block:
    # A row without anything in it is left out where that is told; one that is hidden stays.
    wanted = [row for row in table.rows if by == MONTH or table.at(row) != 0]
    rows = [(say_row(by, row), *(say(table.at(row, column)) for column in (*table.columns, ALL))) for row in wanted]
    total = (_("In all"), *(say(table.at(ALL, column)) for column in (*table.columns, ALL)))
    return Block(title, (_(DIMENSIONS[by]), *heads), (*rows, total))


def _summary(market: Market, say: Say, rate: Callable[[Rate | None, str], str]) -> Block:
    unmet, offers = market.unmet[KIND], market.offers_per_enquiry
    return Block(_("At a glance"), (_("What"), _("How many")), (
        (_("Cases received"), say(market.demand[KIND].at())),
        (_("Enquiries whose offers were opened"), say(unmet.at())),
        (_("Of these with no offer"), say(unmet.at(ALL, unmet.columns[0]))),
        (_("Offers per enquiry, mean"), _(TOO_FEW) if offers is None else str(offers)),
        (_("The person's first choice was honoured"), rate(market.honoured, _("accepted awards"))),
        (_("The cheapest offer won"), rate(market.cheapest, _("accepted awards"))),
        (_("Providers who were asked and made an offer"), rate(market.reach, _("providers asked")))))


def _reasons(market: Market, say: Say) -> Block:
    words, table = provider_lists().reasons, market.reasons
    rows = [(words[slug], say(table.at(slug, table.columns[0]))) for slug in table.rows if table.at(slug, table.columns[0]) != 0]
    return Block(_("Why providers could not help, where no offer came"), (_("Reason"), _("How often said")),
                 (*rows, (_("In all"), say(table.at()))))


def _by_kind(market: Market) -> Block:
    kinds = [kind for kind in market.unmet[KIND].rows if kind in market.hours_to_offer or kind in market.cost]
    return Block(_("Time to the first offer, and weekly cost of offers"), (
        _("Kind of support"), _("Hours to the first offer, median"), _("A quarter cost less than"), _("Half cost less than"),
        _("A quarter cost more than")),
        tuple((say_row(KIND, kind), _hours(market, kind), *_cost(market, kind)) for kind in kinds))


def _hours(market: Market, kind: str) -> str:
    return f"{market.hours_to_offer[kind]:g}" if kind in market.hours_to_offer else _(TOO_FEW)


def _cost(market: Market, kind: str) -> tuple[str, ...]:
    spread = market.cost.get(kind)
    return tuple(f"£{pounds:,}" for pounds in (spread.lower, spread.middle, spread.upper)) if spread else (_(TOO_FEW),) * 3


def _say_rate(rate: Rate | None, of: str) -> str:
    if rate is None:
        return _(TOO_FEW)
    return _("{part} of {whole} {things}", part=say_number(rate.part), whole=say_number(rate.whole), things=of)


def _say_share(rate: Rate | None, of: str) -> str:
    if rate is None:
        return _(TOO_FEW)
    return _("about {percent}% of {things}", percent=round(100 * rate.part / rate.whole / PUBLIC_TO) * PUBLIC_TO, things=of)


def said_again(found: Iterable[Block]) -> list[Block]:
    """Tables in the language that is spoken: what was published is kept in English."""
    return [Block(_(one.title), said_all(one.heads), tuple(said_all(row) for row in one.rows)) for one in found]
