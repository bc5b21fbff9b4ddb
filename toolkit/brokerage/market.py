"""Market oversight (Derbyshire): demand, unmet need, time, cost and reach over whole months, with small numbers hidden.

Our readings: an enquiry counts in the month in which it was sent, once its offers were opened; it is unmet when no offer stands.
Months that are over count, so that nobody can watch one case come in, and always twelve: two times side by side would give away
the small numbers of the rest. Examples are left out. Prices are pounds a week, rounded to
ten, and shown only where five offers of five providers are behind them: no provider can read another's price out of them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from statistics import median, quantiles
from typing import Any

from sqlmodel import Session

from toolkit.brokerage.counted import cheapest
from toolkit.brokerage.lists import groups, lists
from toolkit.brokerage.named import provider_lists
from toolkit.brokerage.small_numbers import FEWEST, Cell, Table, may_be_told, protected, together
from toolkit.clock import LONDON, in_london
from toolkit.storage.queries import market as queries
from toolkit.words import SOURCE
from toolkit.words.speaking import spoken

KIND, GROUP, AREA, MONTH = "kind", "group", "area", "month"
QUICK, FULL = "quick", "full"
NONE, SOME = "none", "some"
DECLINED = "declined"
OTHER_AREAS, NOT_SAID = "other areas", "not said"
MOST_AREAS, MONTHS = 30, 12
ROUND_TO = 10


@dataclass(frozen=True)
class Rate:
    """So many of so many; None where that may not be told."""

    part: int
    whole: int


@dataclass(frozen=True)
class Spread:
    """Pounds a week: a quarter of the offers cost less than `lower`, half less than `middle`, a quarter more than `upper`."""

    lower: int
    middle: int
    upper: int


@dataclass(frozen=True)
class Market:
    """The figures of whole months. Tables are by KIND, GROUP, AREA and MONTH; medians are hours, by kind of support."""

    first_day: date
    last_day: date
    demand: dict[str, Table]
    unmet: dict[str, Table]
    reasons: Table
    offers_per_enquiry: Decimal | None
    hours_to_offer: dict[str, float]
    cost: dict[str, Spread]
    honoured: Rate | None
    cheapest: Rate | None
    reach: Rate | None


@dataclass(frozen=True)
class Unmet:
    """One enquiry as it is counted: the day on which it was sent, its row in each table, and how many offers stand."""

    on: date
    kind: str
    group: str
    area: str
    offers: int


@dataclass(frozen=True)
class _Row:
    on: date
    kind: str
    group: str
    area: str
    column: str


def whole_months(today: date, months: int = MONTHS) -> tuple[date, date]:
    """First and last day of so many months that are over."""
    last = today.replace(day=1) - timedelta(days=1)
    year, month = divmod(last.year * 12 + last.month - months, 12)
    return date(year, month + 1, 1), last


def market_of(today: date, *, session: Session) -> Market:
    """The market over the last twelve whole months."""
    first, last = whole_months(today)
    time = at_midnight(first), at_midnight(last + timedelta(days=1))
    enquiries = queries.enquiries(*time, session=session)
    unmet = unmet_tables(_rows(enquiries), today)
    prices = queries.prices(*time, session=session)
    awards = queries.awards(*time, session=session)
    won = cheapest((row.enquiry, row.id, row.pounds) for row in prices)
    return Market(
        first, last, _tables(_came(queries.cases(*time, session=session)), (QUICK, FULL), today), unmet,
        _reasons({row.id for row in enquiries if not row.offers}, queries.refusals(*time, session=session)),
        _mean_offers(enquiries, unmet[KIND]), _hours(enquiries, unmet[KIND]), _cost(prices, unmet[KIND]),
        _rate(sum(honoured for _, _, honoured in awards), len(awards)),
        _rate(sum((enquiry, offer) in won for offer, enquiry, _ in awards), len(awards)),
        _reach(queries.asked(*time, session=session)))


def enquiries_of(today: date, *, session: Session) -> tuple[dict[str, Table], list[Unmet]]:
    """The tables of unmet need, the same as in `market_of`, and the enquiries behind them: all that a room's evidence is made from."""
    first, last = whole_months(today)
    rows = _rows(queries.enquiries(at_midnight(first), at_midnight(last + timedelta(days=1)), session=session))
    return unmet_tables(rows, today), rows


def unmet_tables(rows: Sequence[Unmet], today: date) -> dict[str, Table]:
    """The tables of unmet need from enquiries of the last twelve whole months. Pure."""
    return _tables([_Row(row.on, row.kind, row.group, row.area, SOME if row.offers else NONE) for row in rows], (NONE, SOME), today)


def _came(cases: list[Any]) -> list[_Row]:
    areas = _areas(cases)
    return [_Row(in_london(row.received_at).date(), row.kind or NOT_SAID, row.group or NOT_SAID, areas[row.area], row.path)
            for row in cases]


def _rows(enquiries: list[Any]) -> list[Unmet]:
    areas = _areas(enquiries)
    return [Unmet(in_london(row.sent_at).date(), row.kind or NOT_SAID, row.group or NOT_SAID, areas[row.area], row.offers)
            for row in enquiries]


def at_midnight(day: date) -> datetime:
    """The moment in London at which a day begins."""
    return datetime.combine(day, datetime.min.time(), LONDON)


def _tables(rows: Sequence[_Row], columns: tuple[str, ...], today: date) -> dict[str, Table]:
    by: dict[str, tuple[Callable[[_Row], str], list[str]]] = {
        KIND: (lambda row: row.kind, _order(lists().kind, (row.kind for row in rows))),
        GROUP: (lambda row: row.group, _order(groups(), (row.group for row in rows))),
        AREA: (lambda row: row.area, sorted({row.area for row in rows}, key=lambda one: (one in (OTHER_AREAS, NOT_SAID), one))),
        MONTH: (lambda row: f"{row.on:%Y-%m}", _months(*whole_months(today)))}
    return together({name: (_counted(rows, of), order) for name, (of, order) in by.items()}, columns)


def _counted(rows: Iterable[_Row], of: Callable[[_Row], str]) -> Counter[Cell]:
    return Counter((of(row), row.column) for row in rows)


def _order(known: Iterable[str], found: Iterable[str]) -> list[str]:
    # All that could be asked for has its row, also where nobody did: that a row is there says nothing.
    known = list(known)
    return [*known, *sorted(set(found) - set(known))]


def _areas(rows: Sequence[Any]) -> dict[str, str]:
    # However it is spelt; areas beyond the most named go together.
    spelt = {row.area: " ".join(row.area.split()).title() if not any(map(str.isdigit, row.area)) else row.area.replace(" ", "").upper()
             for row in rows}
    common = {one for one, _ in Counter(spelt[row.area] for row in rows if row.area.strip()).most_common(MOST_AREAS)}
    return {area: name if name in common else OTHER_AREAS if name.strip() else NOT_SAID for area, name in spelt.items()}


def _months(first: date, last: date) -> list[str]:
    return [f"{year}-{month + 1:02d}" for year, month in
            (divmod(at, 12) for at in range(first.year * 12 + first.month - 1, last.year * 12 + last.month))]


def _reasons(unmet: set[Any], refusals: list[tuple[Any, str]]) -> Table:
    with spoken(SOURCE):    # as the reason was kept, whoever reads this
        known = provider_lists().reasons
    found = Counter((_reason(why, known), DECLINED) for enquiry, why in refusals if enquiry in unmet)
    return protected(found, tuple(known), (DECLINED,))


def _reason(why: str, known: dict[str, str]) -> str:
    return next((slug for slug, words in known.items() if why.startswith(f"{words}.")), next(reversed(known)))


def _mean_offers(enquiries: list[Any], unmet: Table) -> Decimal | None:
    offers = sum(row.offers for row in enquiries)
    if unmet.at() is None or len(enquiries) < FEWEST or 0 < offers < FEWEST:
        return None
    return (Decimal(offers) / len(enquiries)).quantize(Decimal("0.1"))


def _told(unmet: Table, kind: str) -> bool:
    # Only where the count behind it is told too: a figure that stands there says that there are enough.
    return bool(unmet.shown.get((kind, SOME)))


def _hours(enquiries: list[Any], unmet: Table) -> dict[str, float]:
    waited: dict[str, list[float]] = defaultdict(list)
    for row in enquiries:
        if row.offers:
            waited[row.kind or NOT_SAID].append((row.first_at - row.sent_at).total_seconds() / 3600)
    return {kind: round(median(hours), 1) for kind, hours in waited.items() if len(hours) >= FEWEST and _told(unmet, kind)}


def _cost(prices: list[Any], unmet: Table) -> dict[str, Spread]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in prices:
        found[row.kind or NOT_SAID].append(row)
    return {kind: _spread([row.pounds for row in rows]) for kind, rows in found.items()
            if len({row.provider for row in rows}) >= FEWEST and _told(unmet, kind)}


def _spread(pounds: list[Decimal]) -> Spread:
    return Spread(*(int(round(Decimal(one) / ROUND_TO) * ROUND_TO) for one in quantiles(pounds, n=4, method="inclusive")))


def _rate(part: int, whole: int) -> Rate | None:
    return Rate(part, whole) if may_be_told(part, whole) else None


def _reach(asked: list[tuple[Any, bool]]) -> Rate | None:
    return _rate(len({provider for provider, offered in asked if offered}), len({provider for provider, _ in asked}))
