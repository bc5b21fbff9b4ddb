"""How a sentence, a count, a number and a day are said in one language. Screens, doors and reports say them alike."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from toolkit import clock
from toolkit.words import SOURCE, words

PLACE = re.compile(r"\{(\w+)\}")
DAY, MONTH = "d MMMM y", "MMMM y"  # as in English: day, month in words, year


class Said(str):
    """What was said in one language, and can be said once more in another: a reason is found in English, and read in Welsh."""

    again: Callable[[str], str]

    def __new__(cls, words: str, again: Callable[[str], str]) -> "Said":
        """`again` says it in the language that it is given."""
        made = super().__new__(cls, words)
        made.again = again
        return made

    def __reduce__(self) -> tuple:
        # Kept or copied it is a text like any other.
        return str, (str.__str__(self),)


def sentence(language: str, text: str, values: Mapping[str, Any]) -> str:
    """A sentence with `values` in their named places; English where it is not translated. What was said before is said again."""
    if isinstance(text, Said):
        return text.again(language)
    values = {name: value.again(language) if isinstance(value, Said) else value for name, value in values.items()}
    if language != SOURCE and text:
        said = words(language).gettext(text)
        # A translation that names a place which is not there would show a gap: English is better than half a sentence.
        if said is not text and values.keys() >= set(PLACE.findall(said)) - set(PLACE.findall(text)):
            return _filled(said, values) if values else said
    return _filled(text, values) if values else text


def counted(language: str, count: int, one: str, several: str | None = None) -> str:
    """A count with its noun: "1 gap", "3 gaps"; a language may have more forms than two."""
    several = several or f"{one}s"
    noun = (one if count == 1 else several) if language == SOURCE else words(language).ngettext(one, several, count)
    return f"{number(language, count)} {noun}"


def number(language: str, value: Any) -> str:
    """A number as it is written for people, with a sign between thousands: "1,234", and with the places it has: "5.50"."""
    if language == SOURCE:
        return f"{value:,}"
    from babel.numbers import format_decimal

    places = len(f"{value:,}".partition(".")[2])
    return format_decimal(value, format=f"#,##0.{'0' * places}" if places else "#,##0", locale=language)


def day(language: str, on: date) -> str:
    """A date in words, such as "12 March 2026" or "12 Mawrth 2026"."""
    return clock.say_date(on) if language == SOURCE else _in_babels(language, on, DAY)


def month(language: str, on: date) -> str:
    """The month of a day, such as "March 2026"."""
    return f"{on:%B %Y}" if language == SOURCE else _in_babels(language, on, MONTH)


def moment(language: str, at: datetime) -> str:
    """A moment in words by London's clocks, such as "12 March 2026, 14:05"."""
    local = clock.in_london(at)
    return clock.say_moment(at) if language == SOURCE else f"{_in_babels(language, local, DAY)}, {local:%H:%M}"


def day_and_time(language: str, at: datetime, with_year: bool = True) -> str:
    """A moment with its day of the week by London's clocks: "Tuesday 24 November 2026, 11:30"."""
    local, year = clock.in_london(at), " y" if with_year else ""
    day_of = f"{local:%A} {local.day} {local:%B}{f' {local.year}' if with_year else ''}"
    return f"{day_of if language == SOURCE else _in_babels(language, local, f'EEEE d MMMM{year}')}, {local:%H:%M}"


def calendar(language: str) -> dict[str, Any] | None:
    """Months and days as Vega's charts take them (d3-time-format); None for English, which they know."""
    if language == SOURCE:
        return None
    from babel import Locale

    known = Locale(language)
    months, days = ([[names[wide][at] for at in order] for wide in ("wide", "abbreviated")] for names, order in (
        (known.months["format"], range(1, 13)), (known.days["format"], (6, *range(6)))))
    return {"dateTime": "%-d %B %Y, %H:%M", "date": "%d/%m/%Y", "time": "%H:%M", "periods": ["AM", "PM"],
            "days": days[0], "shortDays": days[1], "months": months[0], "shortMonths": months[1]}


def tag(language: str) -> str:
    """How a document says its language: "en-GB", "cy-GB"; with the land where most people speak it (BCP 47, Unicode likely subtags)."""
    if language == SOURCE:
        return "en-GB"
    from babel.core import get_global

    land = get_global("likely_subtags").get(language, "").rpartition("_")[2]
    return f"{language}-{land}" if len(land) == 2 else language


def _in_babels(language: str, on: date, form: str) -> str:
    from babel.dates import format_date

    return format_date(on, form, locale=language)


def _filled(text: str, values: Mapping[str, Any]) -> str:
    return PLACE.sub(lambda place: str(values[place[1]]) if place[1] in values else place[0], text)
