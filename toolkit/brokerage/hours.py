"""Working hours: when the team is open, and what lies so many working hours ahead. All moments carry London's zone."""

from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays

from toolkit.brokerage.targets import Opening
from toolkit.clock import LONDON

DAY = timedelta(days=1)


@lru_cache(maxsize=1)
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")


def bank_holiday(day: date) -> str | None:
    """The name of England's bank holiday on a day; None on others."""
    return _bank_holidays().get(day)


def is_working_day(day: date, opening: Opening) -> bool:
    """Whether the team works on a day: one of its days of the week, and no bank holiday."""
    return day.isoweekday() in opening.days and bank_holiday(day) is None


def is_open(moment: datetime, opening: Opening) -> bool:
    """Whether the team is there: from the minute of opening until just before that of closing."""
    return is_working_day(moment.date(), opening) and opening.opens <= moment.time() < opening.closes


def working_day_after(day: date, opening: Opening, days_later: int) -> date:
    """The working day so many working days after `day`; with 0, `day` itself."""
    for _ in range(days_later):
        day += DAY
        while not is_working_day(day, opening):
            day += DAY
    return day


def next_opening(moment: datetime, opening: Opening) -> datetime:
    """The next time of opening at or after a moment."""
    day = moment.date()
    if moment.time() > opening.opens or not is_working_day(day, opening):
        day = working_day_after(day, opening, 1)
    return datetime.combine(day, opening.opens, LONDON)


def working_hours_later(moment: datetime, hours: float, opening: Opening) -> datetime:
    """The moment so many working hours after one at which the team is open. What fits a day exactly ends at closing."""
    left = timedelta(hours=hours)
    while (today := _closing(moment, opening) - moment) < left:
        left -= today
        moment = next_opening(_closing(moment, opening), opening)
    return moment + left


def _closing(moment: datetime, opening: Opening) -> datetime:
    return datetime.combine(moment.date(), opening.closes, LONDON)
