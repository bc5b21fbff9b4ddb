"""Speaking in a chosen language where no screen and no door is: `with spoken("cy"): …`, and `_("All plans")` says it in Welsh.

Outside of `spoken` all is English, so that what is written down depends on nobody's language. `python3 run.py toolkit words` collects
what stands in `_` and `many`, as it does on the screens.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any

from toolkit.words import SOURCE, speech

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
    return speech.sentence(language(), text, values)


def many(count: int, one: str, several: str | None = None) -> str:
    """A count with its noun: "1 gap", "3 gaps"."""
    return speech.counted(language(), count, one, several)


def said_all(words: Iterable[str]) -> tuple[str, ...]:
    """Words kept in a capital name, such as the heads of a table, in their order."""
    return tuple(map(_, words))


def say_number(value: Any) -> str:
    """A number with a sign between thousands: "1,234"."""
    return speech.number(language(), value)


def say_date(day: date | None) -> str:
    """A date in words, such as "12 March 2026"."""
    return speech.day(language(), day) if day else _("no date")


def say_month(day: date) -> str:
    """The month of a day, such as "March 2026"."""
    return speech.month(language(), day)


def say_moment(moment: datetime) -> str:
    """A moment in words, such as "12 March 2026, 14:05"."""
    return speech.moment(language(), moment)
