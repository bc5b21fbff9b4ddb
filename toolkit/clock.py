"""Times: UTC in the database, Europe/London on screen."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
SOON_DAYS = 28  # so far ahead people count in days; after that they look for the date


def now() -> datetime:
    """This moment, in UTC, with its zone."""
    return datetime.now(UTC)


def in_london(moment: datetime) -> datetime:
    """A stored moment as London's clocks show it."""
    return moment.astimezone(LONDON)


def today() -> date:
    """Today's date in London."""
    return in_london(now()).date()


def say_moment(moment: datetime) -> str:
    """A moment in words for a screen, such as "12 March 2026, 14:05"."""
    local = in_london(moment)
    return f"{local.day} {local:%B %Y, %H:%M}"


def say_date(day: date | None) -> str:
    """A date in words, such as "12 March 2026"; "no date" where none is set."""
    return f"{day.day} {day:%B %Y}" if day else "no date"


def a_year_on(day: date) -> date:
    """The same day a year later; 29 February gives 28 February."""
    return day.replace(year=min(day.year + 1, date.max.year), day=28 if (day.month, day.day) == (2, 29) else day.day)
