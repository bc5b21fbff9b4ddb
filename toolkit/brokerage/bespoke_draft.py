"""The contract as text: sections with lines. Word, PDF, kept versions and the check for borrowed words all read this one text."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage import bespoke_cover, bespoke_items, bespoke_money
from toolkit.brokerage.bespoke_lines import say_minute
from toolkit.brokerage.bespoke_lists import AVAILABLE, DAYS, KEPT_BESPOKE, LEARNED, WAYS, bespoke_lists
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.money import say_pounds
from toolkit.clock import say_date
from toolkit.models import (
    BespokeContingency,
    BespokeContract,
    BespokeCover,
    BespokeDuty,
    BespokeNote,
    BespokeResource,
    BespokeReview,
    BespokeRole,
)
from toolkit.storage.queries import bespoke as queries

NOTHING = "Nothing is agreed yet."
GONE = "a role that was taken out"


@dataclass(frozen=True)
class Section:
    """A heading and its lines, or that nothing is agreed yet."""

    head: str
    lines: tuple[str, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """What is printed."""
        return self.lines or (NOTHING,)


@dataclass(frozen=True)
class Held:
    """All standing lines of one contract."""

    contract: BespokeContract
    roles: list[Any]
    duties: list[Any]
    resources: list[Any]
    contingencies: list[Any]
    cover: list[Any]
    notes: list[Any]
    reviews: list[Any]
    assessments: list[bespoke_items.Answered]
    essentials: list[bespoke_items.Answered]

    def role(self, role_id: UUID | None) -> str:
        """A role's words; "" for none, and that it was taken out."""
        return next((one.role for one in self.roles if one.id == role_id), GONE) if role_id else ""


def held(contract: BespokeContract, *, session: Session) -> Held:
    """Everything that stands in a contract."""
    kinds = (BespokeRole, BespokeDuty, BespokeResource, BespokeContingency, BespokeCover, BespokeNote, BespokeReview)
    return Held(contract, *(queries.lines_of(kind, contract.id, session=session) for kind in kinds),
                bespoke_items.assessments(contract.id, session=session), bespoke_items.essentials(contract.id, session=session))


def sections(found: Held) -> list[Section]:
    """The contract in the order in which it is agreed. What was learned is for strategy and is not part of it."""
    return [Section("What matters to the person", tuple(found.contract.matters.splitlines())),
            Section("Term and format", _head(found.contract)),
            Section("Who is around the table", tuple(map(_role, found.roles))),
            Section("Assessments", tuple(_item(one, AVAILABLE) for one in found.assessments if one.answer)),
            Section("Who does what, and when", tuple(f"{found.role(one.role_id)}: {_ended(one.what)} When: {_ended(one.circumstances)}"
                                                     for one in found.duties)),
            Section("All resources, and who controls them", _money(found.resources)),
            Section("So that the person stays at home", tuple(_contingency(one, found) for one in found.contingencies)),
            Section("The week's cover", _cover(found.cover)),
            *(Section(name, tuple(one.words for one in found.notes if one.kind == slug))
              for slug, name in bespoke_lists().note.items() if not slug.startswith(LEARNED)),
            Section("Reviews", tuple(map(_review, found.reviews))),
            Section("What keeps it bespoke", tuple(_item(one, KEPT_BESPOKE) for one in found.essentials if one.answer))]


def as_text(found: list[Section]) -> str:
    """The sections as lines of text; headings begin with "# "."""
    return "\n".join(line for one in found for line in (f"# {one.head}", *(" ".join(line.split()) for line in one.shown)))


def _head(contract: BespokeContract) -> tuple[str, ...]:
    days = f"From {say_date(contract.starts_on)}." if contract.starts_on else ""
    until = f"Until {say_date(contract.ends_on)}." if contract.ends_on else ""
    return tuple(filter(None, (" ".join(filter(None, (days, until))),
                               contract.format and f"The format of the plan, as the person chose it: {contract.format}")))


def _role(one: Any) -> str:
    part = "" if one.in_contract else " (not part of the contract)"
    return f"{one.role}{part}{f': {one.words}' if one.words else ''}"


def _item(one: bespoke_items.Answered, options: dict[str, str]) -> str:
    return f"{one.name}: {options.get(one.answer, one.answer).lower()}.{f' {one.words}' if one.words else ''}"


def _money(resources: list[Any]) -> tuple[str, ...]:
    lists, table = bespoke_lists(), bespoke_money.tabled(resources)
    lines = [f"{one.source} ({name_of(lists.money, one.kind)}): {_amount(one)}, controlled by {_small(lists.controller, one.controller)}."
             f"{f' {one.words}' if one.words else ''}" for one in resources]
    totals = [f"{one.name} in all: £{one.pounds:,.2f} a week." for one in table.controllers]
    return (*lines, *totals, *((f"Everything on the table: £{table.pounds:,.2f} a week.",) if lines else ()))


def _amount(one: Any) -> str:
    return "no amount given" if one.pounds_week is None else f"{say_pounds(one.pounds_week)} a week" if one.pounds_week else "free"


def _small(options: dict[str, str], slug: str) -> str:
    name = name_of(options, slug)
    return name[:1].lower() + name[1:]


def _contingency(one: Any, found: Held) -> str:
    resource = next((row.source for row in found.resources if row.id == one.resource_id), "")
    parts = (("The sign", one.sign), ("First", one.first_response), ("Who answers", found.role(one.role_id)), ("With", resource),
             ("Out of hours", one.route), ("The number is kept", one.number_kept))
    return " ".join(f"{name}: {_ended(words)}" for name, words in (("What might happen", one.what), *parts) if words)


def _ended(words: str) -> str:
    # People end a line with a stop, or do not.
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _cover(rows: list[Any]) -> tuple[str, ...]:
    lines = [f"{DAYS[one.day]} {say_minute(one.starts)} to {say_minute(one.ends)}: {WAYS[one.way].lower()}"
             f"{f' ({one.who})' if one.who else ''}." for one in rows]
    bare = [f"Without cover: {bespoke_cover.say_gap(gap)}." for gap in bespoke_cover.gaps(rows, bespoke_cover.PERSON)] if rows else []
    return (*lines, *bare)


def _review(one: Any) -> str:
    held_on = f" Held on {say_date(one.held_on)}." if one.held_on else ""
    said = (("What went well", one.successes), ("What needs support", one.issues))
    return f"Look again on {say_date(one.due_on)}.{held_on}" + "".join(f" {name}: {words}" for name, words in said if words)
