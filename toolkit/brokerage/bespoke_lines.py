"""The lines of a bespoke contract: each is added, changed, taken out and put back by itself, and told on the case's timeline."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import bespoke_fields as asked
from toolkit.brokerage import personal
from toolkit.brokerage.bespoke import contract_seen, told
from toolkit.brokerage.bespoke_fields import LINES, NAMES, Asked
from toolkit.brokerage.contract_lines import day_of
from toolkit.brokerage.lists import checked_slug
from toolkit.brokerage.money import read_pounds
from toolkit.clock import now
from toolkit.errors import BadInput
from toolkit.models import BespokeContingency, BespokeResource, BespokeReview, BespokeRole
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import bespoke as queries
from toolkit.storage.queries.bespoke import Line
from toolkit.words.speaking import _

NO_NUMBER = "Write where the number is kept, such as “on-call sheet in the hall”. The number itself is kept outside this tool."
LEADS_TO = {asked.ROLE: BespokeRole, asked.RESOURCE: BespokeResource}


def add_line(actor: Actor, kind: type[Line], contract_id: UUID, typed: dict[str, Any], *, sure: bool = False, session: Session) -> UUID:
    """Add a line to a contract; returns its id. Raises BadInput, MayBePersonal, NotFound."""
    check_may(actor, "work on cases")
    contract = contract_seen(actor, contract_id, session=session)
    columns, act = checked(kind, contract_id, typed, sure=sure, session=session), f"add {NAMES[kind]}"
    row = add_row(actor, act, kind(contract_id=contract_id, **columns), workshop_id=None, session=session, contract=contract_id, **columns)
    told(actor, contract, act, session=session)
    return row.id


def change_line(actor: Actor, kind: type[Line], line_id: UUID, version: int, typed: dict[str, Any], *, sure: bool = False,
                session: Session) -> None:
    """Save a line anew. Raises BadInput, MayBePersonal, Changed, NotFound."""
    check_may(actor, "work on cases")
    row = to_edit(kind, line_id, session=session)
    _save(actor, f"change {NAMES[kind]}", row, version, checked(kind, row.contract_id, typed, sure=sure, session=session), session=session)


def take_out(actor: Actor, kind: type[Line], line_id: UUID, version: int, *, session: Session) -> None:
    """Take a line out of the contract; it can be put back. Raises Changed, NotFound."""
    check_may(actor, "work on cases")
    _save(actor, f"take out {NAMES[kind]}", to_edit(kind, line_id, session=session), version, {"taken_out_at": now()}, session=session)


def put_back(actor: Actor, kind: type[Line], line_id: UUID, version: int, *, session: Session) -> None:
    """Put a line back that was taken out. Raises Changed, NotFound."""
    check_may(actor, "work on cases")
    _save(actor, f"put back {NAMES[kind]}", to_edit(kind, line_id, session=session), version, {"taken_out_at": None}, session=session)


def checked(kind: type[Line], contract_id: UUID, typed: dict[str, Any], *, sure: bool = False, session: Session) -> dict[str, Any]:
    """The columns of a line from what was typed. Raises BadInput at its field, and MayBePersonal unless somebody is `sure`."""
    columns = {one.name: _one(one, contract_id, typed.get(one.name), session=session) for one in LINES[kind]}
    if kind is BespokeContingency and any(found.startswith("a phone number") for found in personal.found_in(columns["number_kept"])):
        raise BadInput(NO_NUMBER, "number_kept")
    if kind is BespokeReview and columns["held_on"] is None and (columns["successes"] or columns["issues"]):
        raise BadInput("Choose the day on which everybody came together, or leave the report empty until then.", "held_on")
    personal.check({one.name: columns[one.name] for one in LINES[kind] if one.how in (asked.WORDS, asked.LONG)}, sure=sure)
    return columns


def as_typed(kind: type[Line], row: Line | None) -> dict[str, Any]:
    """What a row holds, in the form in which it is typed; for none, empty fields."""
    return {one.name: _as_typed(one, getattr(row, one.name) if row else None) for one in LINES[kind]}


def say_minute(minute: int) -> str:
    """Minutes after midnight as a clock shows them: 1320 is 22:00."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _save(actor: Actor, act: str, row: Line, version: int, columns: dict[str, Any], *, session: Session) -> None:
    save_edit(actor, act, row, version, columns, workshop_id=None, session=session)
    told(actor, contract_seen(actor, row.contract_id, session=session), act, session=session)


def _one(one: Asked, contract_id: UUID, value: Any, *, session: Session) -> Any:
    if one.how in (asked.WORDS, asked.LONG):
        return (checked_words if one.needed else optional_words)(value, one.name, what=one.needed or "this", limit=one.limit)
    if one.how == asked.CHOICE:
        return checked_slug(one.options(), value, one.name, one.needed, needed=True)
    if one.how == asked.POUNDS:
        return read_pounds(value, one.name)
    if one.how == asked.FLAG:
        return bool(value)
    if value is None:
        return _none(one)
    return _of_contract(one, contract_id, value, session=session) if one.how in LEADS_TO else _when(one, value)


def _none(one: Asked) -> None:
    if one.needed:
        raise BadInput(_("Choose {needed}.", needed=_(one.needed)), one.name)


def _of_contract(one: Asked, contract_id: UUID, value: UUID, *, session: Session) -> UUID:
    if value not in {row.id for row in queries.lines_of(LEADS_TO[one.how], contract_id, session=session)}:
        raise BadInput("This was taken out meanwhile. Choose another from the list.", one.name)
    return value


def _when(one: Asked, value: int | time | date) -> int | date:
    if one.how == asked.TIME:
        return value.hour * 60 + value.minute
    if one.how == asked.DATE:
        return day_of(value.date() if isinstance(value, datetime) else value, one.name, one.needed or "a day")
    if value not in range(7):
        raise BadInput("Choose a day of the week.", one.name)
    return value


def _as_typed(one: Asked, value: Any) -> Any:
    if one.how == asked.POUNDS:
        return "" if value is None else f"{value:f}".removesuffix(".00")
    if one.how == asked.TIME:
        return None if value is None else time(value // 60, value % 60)
    if one.how == asked.FLAG:
        return value is not False
    return (value or "") if one.how in (asked.WORDS, asked.LONG) else value
