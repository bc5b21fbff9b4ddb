"""On which invented days the acts of an invented case happened: in their order, by day, the support on the day it began."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from toolkit.brokerage.serving import FIRST_REVIEW
from toolkit.clock import in_london

# Acts that come once support runs, and how long after it began.
LATER = {"support begins": timedelta(), "record the start": timedelta(), "answer a review": FIRST_REVIEW, "hold a review": FIRST_REVIEW}
MINUTE, OPENS = timedelta(minutes=1), timedelta(hours=9)


def days_of(acts: Sequence[str], begin: datetime, began: datetime | None, end: datetime) -> list[datetime]:
    """A moment for each act, in order: spread from `begin` until support `began`, or until `end`; what came later on its own day."""
    before = sum(act not in LATER for act in acts)
    step = ((began or end) - begin) / (before + 1)
    return [began + LATER[act] + number * MINUTE if began and act in LATER else max(_by_day(begin + number * step), begin + number * MINUTE)
            for number, act in enumerate(acts, start=1)]


def _by_day(moment: datetime) -> datetime:
    # The day's 24 hours drawn together into the eight from nine to five, so that the order stays.
    local = in_london(moment)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + OPENS + (local - midnight) / 3
