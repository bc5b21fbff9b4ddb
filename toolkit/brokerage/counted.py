"""How often the person's first choice was honoured, how often it was overridden, and how often the cheapest offer won."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session

from toolkit.storage.queries import support as queries


@dataclass(frozen=True)
class Counted:
    """Counts over all cases: awards that were accepted, of them those with the person's own choice and with the cheapest offer."""

    awards: int
    honoured: int
    overridden: int
    cheapest: int


def counted(*, session: Session) -> Counted:
    """Counted now. An award counts as cheapest when no offer to the same enquiry cost less."""
    awards, honoured = queries.award_counts(session=session)
    return Counted(awards, honoured, queries.overridden(session=session), _won(queries.offer_prices(session=session)))


def cheapest(prices: Iterable[tuple[Hashable, Hashable, Decimal]]) -> set[tuple[Hashable, Hashable]]:
    """(what was asked, offer) of every offer that nobody undercut, from (what was asked, offer, pounds a week): several where they tie."""
    prices, least = list(prices), {}
    for asked, _, pounds in prices:
        least[asked] = min(pounds, least.get(asked, pounds))
    return {(asked, offer) for asked, offer, pounds in prices if pounds == least[asked]}


def _won(prices: list[tuple]) -> int:
    return sum(awarded == offer for awarded, offer in cheapest(prices))
