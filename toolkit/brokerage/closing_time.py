"""When an enquiry may close: later than now, and while the brokerage team is there to answer and to open offers."""

import re
from datetime import date, datetime, time, timedelta

from toolkit.brokerage.hours import is_open, next_opening, working_hours_later
from toolkit.brokerage.targets import Opening, targets
from toolkit.clock import LONDON
from toolkit.errors import BadInput
from toolkit.words.speaking import _, say_day_and_time, say_moment

FIELD = "closes_at"
LONGEST = timedelta(days=183)
# So many working hours are offered when a chosen time has passed.
USUAL_HOURS = 2


def check_closing(closes_at: datetime | None, now: datetime) -> datetime:
    """The closing time, in London's time. Both have their zone. Raises BadInput with the next time that is right."""
    if closes_at is None:
        raise BadInput("Say until when providers can send an offer.", FIELD)
    local, opening = closes_at.astimezone(LONDON), targets().opening
    if closes_at <= now:
        raise BadInput(_("{closes_at} has passed. Choose a later time, such as {now}.",
                         closes_at=say_moment(closes_at), now=say_moment(next_good(now))), FIELD)
    if closes_at - now > LONGEST:
        raise BadInput(_("{closes_at} is more than half a year ahead. Choose an earlier time.", closes_at=say_moment(closes_at)), FIELD)
    if not _is_there(local, opening):
        raise BadInput(_("The team is not there on {closes_at}, so nobody could open the offers. The next time is {opens_at}.",
                         closes_at=say_day_and_time(local), opens_at=say_day_and_time(next_opening(local, opening))), FIELD)
    return local


def read_closing(day: date | None, typed: str) -> datetime:
    """A day chosen and a time typed, such as "16:00", by London's clocks. Raises BadInput."""
    parts = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", (typed or "").strip())
    if day is None or parts is None:
        raise BadInput("Say on which day and at what time answers close, such as 16:00.", FIELD)
    return datetime.combine(day, time(int(parts[1]), int(parts[2])), LONDON)


def next_good(now: datetime) -> datetime:
    """A closing time that can be offered: some working hours after now, or after the next opening."""
    opening, local = targets().opening, now.astimezone(LONDON).replace(second=0, microsecond=0)
    begin = local if is_open(local, opening) else next_opening(local, opening)
    return working_hours_later(begin, USUAL_HOURS, opening)


def usual_closing(now: datetime, answer_due: datetime | None = None) -> datetime:
    """The closing time that a new enquiry begins with: it leaves providers at least one whole working day.

    `answer_due` is when an urgent or emergency case has to be answered by the clock, None for others. Where that is earlier, it closes
    then; where it has passed or lies outside the team's hours, as soon as can be.
    """
    opening, local = targets().opening, now.astimezone(LONDON).replace(second=0, microsecond=0)
    # The first day whose opening is still to come is the first that is whole.
    usual = datetime.combine(next_opening(local, opening).date(), opening.closes, LONDON)
    if answer_due is None or answer_due >= usual:
        return usual
    due = answer_due.astimezone(LONDON).replace(second=0, microsecond=0)
    return due if due > now and _is_there(due, opening) else min(usual, next_good(now))


def _is_there(local: datetime, opening: Opening) -> bool:
    # The minute of closing still counts: "until 17:00" is how people say it.
    return is_open(local, opening) or is_open(local - timedelta(minutes=1), opening)
