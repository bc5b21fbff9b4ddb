"""The contract as text: sections with lines. Word, PDF, kept versions and the check for borrowed words all read this one text."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage import bespoke_cover, bespoke_items, bespoke_money
from toolkit.brokerage.bespoke_lines import say_minute
from toolkit.brokerage.bespoke_lists import AVAILABLE, DAYS, KEPT_BESPOKE, LEARNED, WAYS, bespoke_lists
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.money import say_weekly
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
from toolkit.words.speaking import _, say_date

DRAFTED = ("Drafted by the commissioning officer from what was said around the table. It names nobody. It is a draft until everybody has "
           "agreed to it.")
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
        return self.lines or (_(NOTHING),)


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
        return next((one.role for one in self.roles if one.id == role_id), _(GONE)) if role_id else ""


def held(contract: BespokeContract, *, session: Session) -> Held:
    """Everything that stands in a contract."""
    kinds = (BespokeRole, BespokeDuty, BespokeResource, BespokeContingency, BespokeCover, BespokeNote, BespokeReview)
    return Held(contract, *(queries.lines_of(kind, contract.id, session=session) for kind in kinds),
                bespoke_items.assessments(contract.id, session=session), bespoke_items.essentials(contract.id, session=session))


def sections(found: Held) -> list[Section]:
    """The contract in the order in which it is agreed. What was learned is for strategy and is not part of it."""
    return [Section(_("What matters to the person"), tuple(found.contract.matters.splitlines())),
            Section(_("Term and format"), _head(found.contract)),
            Section(_("Who is around the table"), tuple(map(_role, found.roles))),
            Section(_("Assessments"), tuple(_item(one, AVAILABLE) for one in found.assessments if one.answer)),
            Section(_("Who does what, and when"), tuple(_duty(one, found) for one in found.duties)),
            Section(_("All resources, and who controls them"), _money(found.resources)),
            Section(_("So that the person stays at home"), tuple(_contingency(one, found) for one in found.contingencies)),
            Section(_("The week's cover"), _cover(found.cover)),
            *(Section(name, tuple(one.words for one in found.notes if one.kind == slug))
              for slug, name in bespoke_lists().note.items() if not slug.startswith(LEARNED)),
            Section(_("Reviews"), tuple(map(_review, found.reviews))),
            Section(_("What keeps it bespoke"), tuple(_item(one, KEPT_BESPOKE) for one in found.essentials if one.answer))]


def as_text(found: list[Section]) -> str:
    """The sections as lines of text; headings begin with "# "."""
    return "\n".join(line for one in found for line in (f"# {one.head}", *(" ".join(line.split()) for line in one.shown)))


def _head(contract: BespokeContract) -> tuple[str, ...]:
    days = _("From {date}.", date=say_date(contract.starts_on)) if contract.starts_on else ""
    until = _("Until {date}.", date=say_date(contract.ends_on)) if contract.ends_on else ""
    chosen = contract.format and _("The format of the plan, as the person chose it: {format}", format=contract.format)
    return tuple(filter(None, (" ".join(filter(None, (days, until))), chosen)))


def _role(one: Any) -> str:
    part = one.role if one.in_contract else _("{role} (not part of the contract)", role=one.role)
    return f"{part}{f': {one.words}' if one.words else ''}"


def _duty(one: Any, found: Held) -> str:
    return f"{found.role(one.role_id)}: {_ended(one.what)} {_('When: {words}', words=_ended(one.circumstances))}"


def _item(one: bespoke_items.Answered, options: dict[str, str]) -> str:
    return f"{one.name}: {_(options.get(one.answer, one.answer)).lower()}.{f' {one.words}' if one.words else ''}"


def _money(resources: list[Any]) -> tuple[str, ...]:
    lists, table = bespoke_lists(), bespoke_money.tabled(resources)
    lines = [_("{source} ({kind}): {amount}, controlled by {controller}.", source=one.source, kind=name_of(lists.money, one.kind),
               amount=_amount(one), controller=_small(lists.controller, one.controller)) + (f" {one.words}" if one.words else "")
             for one in resources]
    totals = [_("{name} in all: £{pounds} a week.", name=one.name, pounds=f"{one.pounds:,.2f}") for one in table.controllers]
    return (*lines, *totals, *((_("Everything on the table: £{pounds} a week.", pounds=f"{table.pounds:,.2f}"),) if lines else ()))


def _amount(one: Any) -> str:
    return _("no amount given") if one.pounds_week is None else say_weekly(one.pounds_week)


def _small(options: dict[str, str], slug: str) -> str:
    name = name_of(options, slug)
    return name[:1].lower() + name[1:]


def _contingency(one: Any, found: Held) -> str:
    resource = next((row.source for row in found.resources if row.id == one.resource_id), "")
    parts = ((_("The sign"), one.sign), (_("First"), one.first_response), (_("Who answers"), found.role(one.role_id)),
             (_("With"), resource), (_("Out of hours"), one.route), (_("The number is kept"), one.number_kept))
    return " ".join(f"{name}: {_ended(words)}" for name, words in ((_("What might happen"), one.what), *parts) if words)


def _ended(words: str) -> str:
    # People end a line with a stop, or do not.
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _cover(rows: list[Any]) -> tuple[str, ...]:
    lines = [_("{day} {starts} to {ends}: {way}.", day=_(DAYS[one.day]), starts=say_minute(one.starts), ends=say_minute(one.ends),
               way=f"{_(WAYS[one.way]).lower()}{f' ({one.who})' if one.who else ''}") for one in rows]
    bare = [_("Without cover: {gap}.", gap=bespoke_cover.say_gap(gap))
            for gap in bespoke_cover.gaps(rows, bespoke_cover.PERSON)] if rows else []
    return (*lines, *bare)


def _review(one: Any) -> str:
    days = [_("Look again on {date}.", date=say_date(one.due_on)), *[_("Held on {date}.", date=say_date(one.held_on))] * bool(one.held_on)]
    said = ((_("What went well"), one.successes), (_("What needs support"), one.issues))
    return " ".join([*days, *(f"{name}: {words}" for name, words in said if words)])
