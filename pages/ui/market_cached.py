"""What the market says is worked out once an hour: months that are over hardly change. Who may see it is asked before."""

from datetime import date

from pages.ui.cached import read
from pages.ui.words import kept
from toolkit.brokerage.bands_found import BandsFound, bands_found
from toolkit.brokerage.evidence import Evidence, Told, evidence, told
from toolkit.brokerage.market import Market, market_of
from toolkit.steps.overview import AreaSeen


@kept(4)
def market_at(day: date, hour: int) -> Market:
    """Every figure."""
    return read(market_of, day)


@kept(4)
def told_at(day: date, hour: int) -> Told:
    """What may be told of unmet need, so that a room's reruns do not feel the counting."""
    return read(told, day)


@kept(64)
def evidence_at(day: date, hour: int, area: AreaSeen) -> tuple[Evidence, ...]:
    """Evidence for Step 2 around a workshop's area."""
    return tuple(evidence(told_at(day, hour), area))


@kept(4)
def bands_at(day: date, hour: int) -> BandsFound:
    """Bands as the tool's own cases have them."""
    return read(bands_found, day)
