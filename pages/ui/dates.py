"""Days and moments in the reader's language. In English they are what `toolkit.clock` says."""

from datetime import date, datetime

from pages.ui.words import _, language, many
from toolkit import clock
from toolkit.words import SOURCE, speech


def say_date(day: date | None) -> str:
    """A date in words, such as "12 March 2026" or "12 Mawrth 2026"."""
    return speech.day(language(), day) if day else _("no date")


def say_moment(moment: datetime) -> str:
    """A moment in words by London's clocks, such as "12 March 2026, 14:05"."""
    return speech.moment(language(), moment)


def say_due(on: date, today: date) -> str:
    """How far off a day is, in words: "late by 12 days", "due today", "due in 9 days", "due on 3 March 2027"."""
    if language() == SOURCE:
        return clock.say_due(on, today)
    days = (on - today).days
    if days in (0, 1):
        return _("due tomorrow") if days else _("due today")
    if days < 0:
        return _("late by {days}", days=many(-days, "day"))
    return _("due in {days}", days=many(days, "day")) if days <= clock.SOON_DAYS else _("due on {date}", date=say_date(on))
