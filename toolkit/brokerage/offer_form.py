"""An offer's form: from what was typed to an offer, with everything that is wrong and at which field. No database.

Fields are named by the outcome's number: `what3`, `how3`, `when3`, `often3`, `cost3`, and `group3` for a cost that is in another
maintenance outcome's. `available` is the day from which support can be given, `words` is anything else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from toolkit.brokerage.enquiry_sheet import Line, Sheet
from toolkit.brokerage.money import read_pounds
from toolkit.errors import BadInput
from toolkit.record.words import optional_words

ASKED = {"what": "what you will do", "how": "how you will do it", "when": "when", "often": "how often"}
LIMITS = {"what": 1000, "how": 1000, "when": 300, "often": 300}
AVAILABLE, WORDS = "available", "words"
WORDS_LIMIT = 2000
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


@dataclass
class _Found:
    problems: list[tuple[str, str]] = field(default_factory=list)

    def take(self, read, *given, **named):
        """What a reader makes of a field; a refusal is kept, at the field it names."""
        try:
            return read(*given, **named)
        except BadInput as error:
            self.problems.append((error.field or "", str(error)))
            return None


def names(sheet: Sheet) -> list[str]:
    """Every field that the form of this sheet has."""
    per_line = [f"{part}{one.number}" for one in sheet.outcomes for part in (*ASKED, "cost", *(() if one.developmental else ("group",)))]
    return [*per_line, AVAILABLE, WORDS]


def known(sheet: Sheet, typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed in the fields that the form has; browsers send line ends as two signs."""
    there = set(names(sheet))
    return {name: value.replace("\r\n", "\n") for name, value in typed.items() if name in there}


def too_long(sheet: Sheet, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """What cannot even be kept as a draft, as (field, sentence)."""
    found = _Found()
    for one in sheet.outcomes:
        for part, what in ASKED.items():
            found.take(optional_words, typed.get(f"{part}{one.number}"), f"{part}{one.number}", what=what, limit=LIMITS[part])
        found.take(optional_words, typed.get(f"cost{one.number}"), f"cost{one.number}", what="a cost", limit=60)
    found.take(optional_words, typed.get(WORDS), WORDS, what="what else you write", limit=WORDS_LIMIT)
    found.take(optional_words, typed.get(AVAILABLE), AVAILABLE, what="a date", limit=60)
    return found.problems


def read_offer(sheet: Sheet, typed: Mapping[str, str], today: date) -> tuple[Filled | None, list[tuple[str, str]]]:
    """(the offer, nothing) when it is complete, else (None, everything that is wrong in the form's order)."""
    found = _Found()
    answers = tuple(_answer(one, typed, found) for one in sheet.outcomes)
    _check_grouped(sheet, answers, found)
    available = found.take(read_day, typed.get(AVAILABLE), AVAILABLE, today)
    words = found.take(optional_words, typed.get(WORDS), WORDS, what="what else you write", limit=WORDS_LIMIT)
    order = {name: place for place, name in enumerate(names(sheet))}
    problems = sorted(found.problems, key=lambda one: order.get(one[0], 0))
    return (None, problems) if problems else (Filled(available, words or "", answers), [])


def read_day(typed: str | None, field_name: str, today: date) -> date:
    """A day from today on, as a browser sends it (2026-12-01) or as people write it (1/12/2026). Raises BadInput."""
    text, how = (typed or "").strip(), "Write it like 1/12/2026."
    if not text:
        raise BadInput(f"Say from which day you can give this support. {how}", field_name)
    parts = text.split("/") if "/" in text else text.split("-")[::-1]
    if len(parts) != 3 or not all(one.strip().isascii() and one.strip().isdigit() for one in parts) or len(parts[2].strip()) != 4:
        raise BadInput(f"This is not a day. {how}", field_name)
    try:
        day = date(*(int(one) for one in reversed(parts)))
    except ValueError:
        raise BadInput(f"There is no such day in the calendar. {how}", field_name) from None
    if day < today:
        raise BadInput("This day has passed. Say from which day on you can give this support, today or later.", field_name)
    if day - today > LONGEST_AHEAD:
        raise BadInput("This day is more than two years ahead. Check the year.", field_name)
    return day


def _answer(line: Line, typed: Mapping[str, str], found: _Found) -> Answer:
    said = {}
    for part, what in ASKED.items():
        name = f"{part}{line.number}"
        words = found.take(optional_words, typed.get(name), name, what=what, limit=LIMITS[part])
        if words == "":
            found.problems.append((name, f"Outcome {line.number}: say {what}. If you cannot do this, say so here."))
        said[part] = words or ""
    cost, grouped = _cost(line, typed, found)
    return Answer(line.id, said["what"], said["how"], said["when"], said["often"], cost, grouped)


def _cost(line: Line, typed: Mapping[str, str], found: _Found) -> tuple[Decimal | None, bool]:
    name = f"cost{line.number}"
    grouped = not line.developmental and bool(typed.get(f"group{line.number}"))
    before = len(found.problems)
    cost = found.take(read_pounds, typed.get(name), name)
    if len(found.problems) > before:
        field_name, sentence = found.problems.pop()
        found.problems.append((field_name, f"Outcome {line.number}: {sentence[0].lower()}{sentence[1:]}"))
    elif cost is None and not grouped:
        rest = ("A developmental outcome is always priced by itself." if line.developmental
                else "Or tick that it is in the cost of another maintenance outcome.")
        found.problems.append((name, f"Outcome {line.number}: say what it costs a week. Write 0 for what is free. {rest}"))
    elif cost is not None and grouped:
        found.problems.append((name, f"Outcome {line.number}: it has a cost, and is also ticked as part of another. Keep one of the two."))
    return cost, grouped


def _check_grouped(sheet: Sheet, answers: tuple[Answer, ...], found: _Found) -> None:
    maintenance = [(line, one) for line, one in zip(sheet.outcomes, answers, strict=True) if not line.developmental]
    if maintenance and all(one.grouped for _, one in maintenance):
        number = maintenance[0][0].number
        found.problems.append((f"cost{number}", f"Outcome {number}: every maintenance outcome is in another one's cost. "
                                                "Write the cost of all of them at one of them."))
