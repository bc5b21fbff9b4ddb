"""Times: UTC in the database, Europe/London on screen."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


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
