"""Speaking in a chosen language where no screen and no door is: `with spoken("cy"): …`, and `_("All plans")` says it in Welsh.

Outside of `spoken` all is English, so that what is written down depends on nobody's language. `python3 run.py toolkit words` collects
what stands in `_` and `many`, as it does on the screens.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any

from toolkit import clock
from toolkit.words import SOURCE, is_unchecked, speech

MACHINE_MADE = "A machine made this translation. Nobody has checked it yet."
# How far off a day is, in days.
NEAR = {-1: "late by 1 day", 0: "due today", 1: "due tomorrow"}
_LANGUAGE: ContextVar[str] = ContextVar("language", default=SOURCE)


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """What is said meanwhile is said in this language."""
    before = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def language() -> str:
    """The language that is spoken now."""
    return _LANGUAGE.get()


def _(text: str, /, **values: Any) -> str:
    """A sentence with `values` in their named places."""
    return _said(lambda spoken_in: speech.sentence(spoken_in, text, values))


def many(count: int, one: str, several: str | None = None) -> str:
    """A count with its noun: "1 gap", "3 gaps"."""
    return _said(lambda spoken_in: speech.counted(spoken_in, count, one, several))


def said_all(words: Iterable[str]) -> tuple[str, ...]:
    """Words kept in a capital name, such as the heads of a table, in their order."""
    return tuple(map(_, words))


def together(sentences: Iterable[str]) -> str:
    """Sentences one after the other, such as all that is missing."""
    held = tuple(sentences)
    return _said(lambda spoken_in: " ".join(speech.sentence(spoken_in, one, {}) for one in held))


def say_number(value: Any) -> str:
    """A number with a sign between thousands: "1,234"."""
    return _said(lambda spoken_in: speech.number(spoken_in, value))


def say_date(day: date | None) -> str:
    """A date in words, such as "12 March 2026"."""
    return _said(lambda spoken_in: speech.day(spoken_in, day)) if day else _("no date")


def say_month(day: date) -> str:
    """The month of a day, such as "March 2026"."""
    return _said(lambda spoken_in: speech.month(spoken_in, day))


def say_moment(moment: datetime) -> str:
    """A moment in words, such as "12 March 2026, 14:05"."""
    return _said(lambda spoken_in: speech.moment(spoken_in, moment))


def say_day_and_time(moment: datetime, with_year: bool = True) -> str:
    """A moment with its day of the week: "Tuesday 24 November 2026, 11:30"."""
    return _said(lambda spoken_in: speech.day_and_time(spoken_in, moment, with_year))


def numbers(values: list[int]) -> str:
    """Numbers for a sentence: "1, 2 and 5"."""
    return listed([str(value) for value in values])


def listed(words: list[str], either: bool = False) -> str:
    """Words one after the other: "who leads, a start and an end", or with "or" before the last."""
    if len(words) < 2:
        return "".join(words)
    first, last = _said(lambda spoken_in: ", ".join(speech.sentence(spoken_in, one, {}) for one in words[:-1])), words[-1]
    return _("{first} or {last}", first=first, last=last) if either else _("{first} and {last}", first=first, last=last)


def say_due(on: date, today: date) -> str:
    """How far off a day is, in words: "late by 12 days", "due today", "due in 9 days", "due on 3 March 2027"."""
    days = (on - today).days
    if days in NEAR:
        return _(NEAR[days])
    if days < 0:
        return _("late by {days}", days=many(-days, "day"))
    return _("due in {days}", days=many(days, "day")) if days <= clock.SOON_DAYS else _("due on {day}", day=say_date(on))


def unchecked() -> str:
    """What stands at the foot of whatever a machine translated and nobody has checked; empty else."""
    return _(MACHINE_MADE) if is_unchecked(language()) else ""


def _said(say: Callable[[str], str]) -> str:
    return speech.Said(say(language()), say)
