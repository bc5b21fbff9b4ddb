"""What people type about a referral's arrival: when, and how urgent."""

import re
from datetime import UTC, date, datetime

from toolkit.brokerage.clock import Urgency
from toolkit.clock import LONDON
from toolkit.errors import BadInput
from toolkit.words.speaking import _

EXAMPLE = "2026-11-24T09:30"


def read_urgency(typed: str) -> Urgency:
    """One of the three urgencies. Raises BadInput for another word."""
    try:
        return Urgency(typed.strip().lower())
    except ValueError:
        raise BadInput(_("{typed} is not an urgency. Use one of: {urgency}.", typed=typed, urgency=', '.join(Urgency)), "urgency") from None


def read_received(typed: str) -> datetime:
    """A moment with its zone; without one, London's clocks are meant. Of an hour that comes twice, the first is taken.

    Raises BadInput for what is no moment, and for one in the hour that is left out in spring.
    """
    try:
        moment = datetime.fromisoformat(typed.strip())
    except ValueError:
        raise BadInput(_("{typed} is not a date with a time. Write it like {example}.", typed=typed, example=EXAMPLE), "received") from None
    if len(typed.strip()) <= len("2026-11-24"):
        raise BadInput(_("{typed} has no time of day. Write both, like {example}.", typed=typed, example=EXAMPLE), "received")
    if moment.tzinfo:
        return moment
    local = moment.replace(tzinfo=LONDON)
    if _there_and_back(local) != moment:
        raise BadInput(_("{time} did not exist on {day}: the clocks went forward. Use the time an hour later.",
                         time=f"{moment:%H:%M}", day=f"{moment:%Y-%m-%d}"), "received")
    return local


def received_at(day: date | None, typed: str) -> datetime:
    """A day chosen and a time typed, such as "9:30" or "16.40", by London's clocks. Raises BadInput."""
    parts = re.fullmatch(r"(\d{1,2})[:.](\d{2})", (typed or "").strip())
    if day is None or parts is None:
        raise BadInput("Say on which day and at what time it came in, such as 16:40.", "received")
    return read_received(f"{day.isoformat()}T{parts[1]:0>2}:{parts[2]}")


def _there_and_back(local: datetime) -> datetime:
    try:
        return local.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None)
    except OverflowError:  # the first and the last day that there are
        return local.replace(tzinfo=None)
