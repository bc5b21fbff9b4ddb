"""Days and moments in the reader's language, also where a button's work is told, which stands in no language yet."""

from datetime import date, datetime

from pages.ui.words import speaking
from toolkit.words import speaking as words


def say_date(day: date | None) -> str:
    """A date in words, such as "12 March 2026" or "12 Mawrth 2026"."""
    with speaking():
        return words.say_date(day)


def say_moment(moment: datetime) -> str:
    """A moment in words by London's clocks, such as "12 March 2026, 14:05"."""
    with speaking():
        return words.say_moment(moment)


def say_due(on: date, today: date) -> str:
    """How far off a day is, in words: "late by 12 days", "due today", "due in 9 days", "due on 3 March 2027"."""
    with speaking():
        return words.say_due(on, today)
