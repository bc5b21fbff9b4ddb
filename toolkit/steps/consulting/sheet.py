"""What is asked: the plans as they stood, as every way of answering shows them (phone, paper, in the room)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session

from toolkit.charts.plan_timeline import when
from toolkit.clock import today
from toolkit.errors import NotFound
from toolkit.models import Consultation, ConsultationItem, Plan, Workshop
from toolkit.steps.consulting.moves import at_the_door
from toolkit.steps.plan_money import say_pounds
from toolkit.steps.said_and_done.agreeing import Sentence, without_private
from toolkit.storage.queries import consultations as queries
from toolkit.voting import tickets
from toolkit.voting.pictures import ours
from toolkit.words.speaking import _

AGREE, IF_CHANGED, DISAGREE = "agree", "if_changed", "disagree"
ANSWERS = {AGREE: "I agree", IF_CHANGED: "I agree if it is changed", DISAGREE: "I do not agree"}
NO_SUCH = "There is no consultation with this code. Look at the code on your card or sheet once more."
CODE_LENGTH = 8
CHANGES = "What will change:"


@dataclass(frozen=True)
class Item:
    """One plan as it is asked about. `facts` are lines: for whom, who leads, when, how much."""

    id: UUID
    number: int
    title: str
    words: str
    facts: tuple[str, ...]
    picture: str
    picture_alt: str


@dataclass(frozen=True)
class Sheet:
    """A consultation as somebody meets it who was asked. `state` is that of the link: it closes by itself after the last day."""

    id: UUID
    workshop_id: UUID
    workshop: str
    number: int
    code: str
    state: str
    words: str
    closes_on: date | None
    items: tuple[Item, ...]

    def item_at(self, number: int) -> Item | None:
        """The plan with this number."""
        return next((item for item in self.items if item.number == number), None)


def sheet_of(asked: Consultation, *, session: Session) -> Sheet:
    """A consultation as it is shown today."""
    items = tuple(map(_item, queries.items_of(asked.id, session=session)))
    return Sheet(asked.id, asked.workshop_id, session.get_one(Workshop, asked.workshop_id).title, asked.number, asked.code or "",
                 at_the_door(asked.state, asked.closes_on, today()), asked.words, asked.closes_on, items)


def by_code(typed: str, *, session: Session) -> Consultation:
    """The consultation of a code, however it was typed. Raises NotFound."""
    code = clean(typed)
    found = queries.by_code(code, session=session) if code else None
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def clean(typed: str) -> str:
    """A code as it is kept: capitals, nothing between; empty for what cannot be one."""
    code = tickets.clean(typed[:40])
    return code if code.isascii() and len(code) == CODE_LENGTH else ""


def say_code(code: str) -> str:
    """A code as it is printed, in two halves: "ABCD-EFGH"."""
    return f"{code[:4]}-{code[4:]}"


def facts_of(plan: Plan, cost: Decimal | None, behind: Iterable[Sentence]) -> str:
    """The plan's facts in lines, as others may read them: only what was written down. `cost` is in pounds, in all.

    `behind` is what was said behind its priority: what others may not read of that is left out. What may be read stays in lines of
    its own, as it was said, so that it can be found and taken out again.
    """
    said = {_("For whom"): plan.for_whom, _("Who leads"): plan.lead, _("With"): plan.partners,
            _("When"): when(plan.starts_on, plan.ends_on), _("Cost"): "" if cost is None else say_pounds(cost) if cost else _("none")}
    lines = [f"{name}: {' '.join(words.split())}" for name, words in said.items() if words]
    changes = without_private(plan.what_changes, behind)
    return "\n".join([*lines, *([_(CHANGES), changes] if changes else [])])


def _item(row: ConsultationItem) -> Item:
    return Item(row.id, row.number, row.title, row.words, tuple(row.facts.splitlines()), ours(row.picture),
                row.picture_alt or "A picture")
