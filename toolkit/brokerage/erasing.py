"""Erasing a case: all that is written about it goes, what is only counted stays, under new ids and by the month.

What stays is written anew from the columns named here and nothing else; every row about the case is deleted. A column or table that
is added one day is therefore erased until somebody decides that it is counted.
"""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.moves import CLOSED, the_case
from toolkit.brokerage.providers import provider_lists
from toolkit.brokerage.retention import kept_until, over_on, why_not_erase
from toolkit.clock import LONDON, in_london, say_date, today
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import BespokeContract, Case, CaseErasure
from toolkit.storage.engine import forget_deleted
from toolkit.storage.queries import about_case
from toolkit.storage.queries import retention as queries

NOT_THE_SAME = "This is not the reference that stands at the top. Type it as it stands there, to be sure that it is the right one."
OF_A_CASE = "This contract belongs to a case. It is erased with the case, on the case's page."
NO_END = "This contract has no last day, so nobody can say when its time is over. To erase it now, write why."
EARLY = "This is to be kept until {until}. To erase it before, write why, such as that the person asked for it."
TIME_OVER = "Its time of keeping was over."
# What is counted over cases: the market's figures, how choices went, bands and hours (toolkit/storage/queries/market.py and support.py).
COUNTED: dict[str, tuple[str, ...]] = {
    "brokerage_case": ("path", "kind", "group_slug", "area", "example"),
    "case_band": ("band",),
    "case_time": ("task", "minutes"),
    "enquiry": ("number", "state", "quality_weight"),
    "enquiry_provider": ("provider_id",),
    "offer": ("channel",),
    "outcome": ("position", "domain", "need", "kind"),
    "offer_line": ("weekly_pounds", "grouped"),
    "choice": ("answer",),
    "choice_override": ("reason",),
    "support_plan": ("number", "weekly_pounds"),
    "award": ("state",),
}
# Times of which the month is enough, or only whether there is one.
BY_MONTH = {"brokerage_case": ("received_at", "start_due_at", "closed_at"), "case_time": ("on_day",), "choice": ("set_aside_at",),
            "choice_override": ("told_on",), "support_plan": ("set_aside_at",), "award": ("answered_at", "closed_at")}
# The columns that must hold words, and hold none now.
EMPTIED = {"outcome": ("words",), "choice_override": ("words", "advocate")}


def erase(actor: Actor, case_id: UUID, typed: str, why: str = "", *, sure: bool = False, session: Session) -> None:
    """Erase a case whose reference was typed once more. Before its time it takes a reason.

    Raises NotAllowed, NotFound, BadInput, MayBePersonal, MoveRefused for a case that is open or on hold.
    """
    check_may(actor, "erase cases")
    case = the_case(case_id, session=session, lock=True)
    _check(case, typed, session=session)
    words = _reason(kept_until(case.closed_at), why, sure, invented=case.example)
    found = about_case.rows_about(case_id, session=session)
    for table, rows in _counted(found).items():
        about_case.add(table, rows, session=session)
    _erase_rows(actor, "erase a case", case_id, found, words, session=session)


def erase_contract(actor: Actor, contract_id: UUID, typed: str, why: str = "", *, sure: bool = False, session: Session) -> None:
    """Erase a bespoke contract that belongs to no case; nothing of it is counted. Before its time, or without an end, it takes a reason.

    Raises NotAllowed, NotFound, BadInput, MayBePersonal, MoveRefused for one that belongs to a case.
    """
    check_may(actor, "erase cases")
    row = session.get(BespokeContract, contract_id, with_for_update=True)
    if row is None:
        raise NotFound("This contract is not there. Choose one from the list of contracts.")
    if row.case_id:
        raise MoveRefused(OF_A_CASE)
    _check_typed(row.reference, typed)
    words = _reason(row.ends_on and over_on(row.ends_on), why, sure)
    found = about_case.rows_about(contract_id, BespokeContract.__tablename__, session=session)
    _erase_rows(actor, "erase a bespoke contract", contract_id, found, words, session=session)


def _erase_rows(actor: Actor, act: str, root_id: UUID, found: dict[str, list[Any]], words: str, *, session: Session) -> None:
    ids = {table: [row.id for row in rows] for table, rows in found.items()}
    session.expunge_all()
    about_case.delete_rows(ids, session=session)
    about_case.forget_salts([one for some in ids.values() for one in some], session=session)
    session.add(CaseErasure(case_id=root_id, why=words, rows=sum(map(len, ids.values())), created_by=actor.name))
    session.flush()
    write_down(actor, act, root_id, session=session)
    forget_deleted(*(table.name for table in about_case.tables()), "audit_record", session=session)


def _check(case: Case, typed: str, *, session: Session) -> None:
    held = queries.standing_hold(case.id, session=session) is not None
    if refusal := why_not_erase(case.state, case.closed_at, held):
        raise MoveRefused(refusal)
    _check_typed(case.reference, typed)


def _check_typed(reference: str, typed: str) -> None:
    if " ".join(typed.split()).casefold() != " ".join(reference.split()).casefold():
        raise BadInput(NOT_THE_SAME, "typed")


def _reason(until: date | None, why: str, sure: bool, *, invented: bool = False) -> str:
    if invented or (until and until <= today()):
        return personal.checked_reason(why, "why", what="why", sure=sure, needed=False) or TIME_OVER
    if not why.strip():
        raise BadInput(EARLY.format(until=say_date(until)) if until else NO_END, "why")
    return personal.checked_reason(why, "why", what="why it is erased before its time", sure=sure)


def _counted(found: dict[str, list[Any]]) -> dict[Any, list[dict[str, Any]]]:
    """The rows that stay, by table: new ones, that hold what is counted."""
    new_ids = {row.id: uuid4() for name in COUNTED for row in found[name]}
    [case] = found[Case.__tablename__]
    month, kept = _month(case.received_at), {}
    for table in about_case.tables():
        if table.name in COUNTED:
            rows = [row for row in found[table.name] if not getattr(row, "taken_back_at", None)]
            kept[table] = [_new(table, row, new_ids, month) | _of_this_kind(table.name, row, found) for row in rows]
    return kept


def _new(table: Any, row: Any, new_ids: dict[UUID, UUID], month: datetime) -> dict[str, Any]:
    columns = {name: getattr(row, name) for name in COUNTED[table.name]}
    columns |= {name: _month(getattr(row, name)) for name in BY_MONTH.get(table.name, ())}
    columns |= dict.fromkeys(EMPTIED.get(table.name, ()), "")
    columns |= {name: new_ids.get(getattr(row, name)) for name in about_case.owners(table)}
    columns |= {"version": 1, "changed_at": month} if "version" in table.c else {}
    return columns | {"id": new_ids[row.id], "created_at": month, "created_by": ""}


def _of_this_kind(name: str, row: Any, found: dict[str, list[Any]]) -> dict[str, Any]:
    if name == "brokerage_case":
        return {"reference": f"Erased {uuid4().hex[:12]}", "state": CLOSED, "erased_on": _month(today())}
    if name == "enquiry":
        return {"sent_at": _month(row.sent_at)}
    if name == "enquiry_provider":
        return {"declined_at": _moved(row.declined_at, row.enquiry_id, found), "declined_why": _reason_alone(row.declined_why)}
    if name == "offer":
        asked = next(one for one in found["enquiry_provider"] if one.id == row.asked_id)
        return {"sent_at": _moved(row.sent_at, asked.enquiry_id, found)}
    return {}


def _moved(at: datetime | None, enquiry_id: UUID, found: dict[str, list[Any]]) -> datetime | None:
    # As long after the enquiry as it was, for the time to an offer is counted.
    sent = next(one.sent_at for one in found["enquiry"] if one.id == enquiry_id)
    return at and (_month(sent) + (at - sent) if sent else _month(at))


def _reason_alone(why: str) -> str:
    # A provider's own words go; the reason that they chose from the list is counted.
    return next((f"{words}." for words in provider_lists().reasons.values() if why.startswith(f"{words}.")), "")


def _month(at: Any) -> Any:
    """The first of that month, in London."""
    if not isinstance(at, datetime):
        return at and date(at.year, at.month, 1)
    return datetime.combine(in_london(at).date().replace(day=1), time(), LONDON).astimezone(UTC)
