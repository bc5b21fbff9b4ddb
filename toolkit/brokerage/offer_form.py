"""An offer's form: from what was typed to an offer, with everything that is wrong and at which field. No database.

Fields are named by the outcome's number: `what3`, `how3`, `when3`, `often3`, `cost3`, and `group3` for a cost that is in another
maintenance outcome's. `available` is the day from which support can be given, `words` is anything else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from toolkit.brokerage.enquiry_sheet import Line, Sheet
from toolkit.brokerage.money import read_pounds
from toolkit.errors import BadInput
from toolkit.record.words import is_blank, optional_words

LIMITS = {"what": 1000, "how": 1000, "when": 300, "often": 300}
MISSING = {
    "what": "Say what you will do. If you cannot do this, say so here.",
    "how": "Say how you will do it.",
    "when": "Say when you will do it.",
    "often": "Say how often you will do it.",
}
NO_PRICE = "Say what it costs a week. Write 0 for what is free. A developmental outcome is always priced by itself."
NO_PRICE_ALONE = "Say what it costs a week. Write 0 for what is free."
NO_PRICE_NO_GROUP = "Say what it costs a week. Write 0 for what is free. Or tick that it is part of the cost of another outcome."
BOTH = "There is a cost here, and it is also ticked as part of another. Keep one of the two."
ALL_GROUPED = "Every maintenance outcome is ticked as part of another's cost. Write the cost of all of them at one of them."
TOO_LONG = "This is too long. Please shorten it."
NO_DAY = "Say from which day you can give this support. Write it like 1/12/2026."
NOT_A_DAY = "This is not a day. Write it like 1/12/2026."
NO_SUCH_DAY = "There is no such day in the calendar. Write it like 1/12/2026."
DAY_PASSED = "This day has passed. Say from which day on you can give this support, today or later."
DAY_TOO_FAR = "This day is more than two years ahead. Check the year."
AVAILABLE, WORDS = "available", "words"
WORDS_LIMIT, SHORT = 2000, 60
LONGEST_AHEAD = timedelta(days=730)


@dataclass(frozen=True)
class Answer:
    """What an offer says to one outcome. `weekly_pounds` 0 is free; None is in another outcome's cost (`grouped`)."""

    outcome_id: UUID
    what: str
    how: str
    when: str
    how_often: str
    weekly_pounds: Decimal | None
    grouped: bool


@dataclass(frozen=True)
class Filled:
    """A whole offer; `total_pounds` is its cost a week."""

    available_on: date
    words: str
    answers: tuple[Answer, ...]

    @property
    def total_pounds(self) -> Decimal:
        """Pounds a week for all of it."""
        return sum((one.weekly_pounds for one in self.answers if one.weekly_pounds is not None), Decimal(0))


def names(sheet: Sheet) -> list[str]:
    """Every field that the form of this sheet has."""
    per_line = [f"{part}{one.number}" for one in sheet.outcomes
                for part in (*MISSING, "cost", *(("group",) if sheet.may_share_cost(one) else ()))]
    return [*per_line, AVAILABLE, WORDS]


def known(sheet: Sheet, typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed in the fields that the form has; browsers send line ends as two signs."""
    there = set(names(sheet))
    return {name: value.replace("\r\n", "\n") for name, value in typed.items() if name in there}


def too_long(sheet: Sheet, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """What cannot even be kept as a draft, as (field, sentence)."""
    limits = {f"{part}{one.number}": limit for one in sheet.outcomes for part, limit in (LIMITS | {"cost": SHORT}).items()}
    limits |= {AVAILABLE: SHORT, WORDS: WORDS_LIMIT}
    return [(name, TOO_LONG) for name, limit in limits.items() if len(typed.get(name, "")) > limit]


def outcome_at(field: str) -> int | None:
    """The number of the outcome that a field belongs to."""
    number = field.lstrip("abcdefghijklmnopqrstuvwxyz")
    return int(number) if number.isascii() and number.isdigit() else None


def read_offer(sheet: Sheet, typed: Mapping[str, str], today: date) -> tuple[Filled | None, list[tuple[str, str]]]:
    """(the offer, nothing) when it is complete, else (None, everything that is wrong, at most one sentence for a field)."""
    wrong = dict(too_long(sheet, typed))
    answers = tuple(_answer(sheet, one, typed, wrong) for one in sheet.outcomes)
    _check_grouped(sheet, answers, wrong)
    available = _taken(wrong, AVAILABLE, read_day, typed.get(AVAILABLE), AVAILABLE, today)
    if wrong:
        return None, [(name, wrong[name]) for name in names(sheet) if name in wrong]
    return Filled(available, _clean(typed.get(WORDS)), answers), []


def read_day(typed: str | None, field: str, today: date) -> date:
    """A day from today on, as a browser sends it (2026-12-01) or as people write it (1/12/2026). Raises BadInput."""
    text = (typed or "").strip()
    if not text:
        raise BadInput(NO_DAY, field)
    parts = [one.strip() for one in (text.split("/") if "/" in text else text.split("-")[::-1])]
    if len(parts) != 3 or not all(one.isascii() and one.isdigit() for one in parts) or len(parts[2]) != 4:
        raise BadInput(NOT_A_DAY, field)
    try:
        day = date(*(int(one) for one in reversed(parts)))
    except ValueError:
        raise BadInput(NO_SUCH_DAY, field) from None
    if day < today:
        raise BadInput(DAY_PASSED, field)
    if day - today > LONGEST_AHEAD:
        raise BadInput(DAY_TOO_FAR, field)
    return day


def _answer(sheet: Sheet, line: Line, typed: Mapping[str, str], wrong: dict[str, str]) -> Answer:
    said = {part: _clean(typed.get(f"{part}{line.number}")) for part in MISSING}
    for part, words in said.items():
        if not words:
            wrong.setdefault(f"{part}{line.number}", MISSING[part])
    cost, grouped = _cost(sheet, line, typed, wrong)
    return Answer(line.id, said["what"], said["how"], said["when"], said["often"], cost, grouped)


def _cost(sheet: Sheet, line: Line, typed: Mapping[str, str], wrong: dict[str, str]) -> tuple[Decimal | None, bool]:
    name, grouped = f"cost{line.number}", sheet.may_share_cost(line) and bool(typed.get(f"group{line.number}"))
    cost = _taken(wrong, name, read_pounds, typed.get(name), name)
    if cost is None and not grouped:
        alone = NO_PRICE if line.developmental else NO_PRICE_ALONE
        wrong.setdefault(name, NO_PRICE_NO_GROUP if sheet.may_share_cost(line) else alone)
    if cost is not None and grouped:
        wrong.setdefault(name, BOTH)
    return cost, grouped


def _check_grouped(sheet: Sheet, answers: tuple[Answer, ...], wrong: dict[str, str]) -> None:
    maintenance = [(line, one) for line, one in zip(sheet.outcomes, answers, strict=True) if not line.developmental]
    if maintenance and all(one.grouped for _, one in maintenance):
        wrong.setdefault(f"cost{maintenance[0][0].number}", ALL_GROUPED)


def _taken(wrong: dict[str, str], name: str, read: Callable[..., Any], *given: Any) -> Any:
    try:
        return read(*given)
    except BadInput as error:
        wrong.setdefault(name, str(error))
        return None


def _clean(text: str | None) -> str:
    # Their lengths were looked at before, with a sentence of the form's own.
    cleaned = optional_words(text, "", what="", limit=len(text or ""))
    return "" if is_blank(cleaned) else cleaned
