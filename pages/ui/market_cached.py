"""What the market says is worked out once an hour: months that are over hardly change."""

from datetime import date
from functools import lru_cache

from pages.ui.cached import read
from toolkit.brokerage.evidence import Evidence, evidence


@lru_cache(4)
def evidence_at(day: date, hour: int) -> tuple[Evidence, ...]:
    """Evidence for Step 2, so that a room's reruns do not feel the counting."""
    return tuple(read(evidence, day))
