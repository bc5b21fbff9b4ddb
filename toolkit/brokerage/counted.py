"""How often the person's first choice was honoured, how often it was overridden, and how often the cheapest offer won."""

from dataclasses import dataclass

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
    return Counted(awards, honoured, queries.overridden(session=session), _cheapest(queries.offer_prices(session=session)))


def _cheapest(prices: list[tuple]) -> int:
    least: dict = {}
    for awarded, _, pounds in prices:
        least[awarded] = min(pounds, least.get(awarded, pounds))
    return sum(awarded == offer and pounds == least[awarded] for awarded, offer, pounds in prices)
