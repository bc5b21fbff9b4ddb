"""Bespoke contracts (Rochdale): one is begun around one person, for a case or by itself. It holds no name, like a case."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.happened import on_timeline
from toolkit.brokerage.moves import NOT_THERE as NO_CASE
from toolkit.brokerage.referral import checked_reference
from toolkit.errors import BadInput, NotFound
from toolkit.models import BespokeContract
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import check_dates, optional_words
from toolkit.storage.queries import bespoke as queries
from toolkit.words.speaking import _

NOT_THERE = "This bespoke contract is not there. Choose one from the list."
TWICE = "Another bespoke contract has this reference. Give this one another."


@dataclass(frozen=True)
class Agreed:
    """The head of a contract. `matters` is what matters to the person, in their words; `format` is the plan's, as they chose it."""

    reference: str = ""
    matters: str = ""
    format: str = ""
    starts_on: date | None = None
    ends_on: date | None = None

    def checked(self, *, sure: bool = False) -> "Agreed":
        """The same, cleaned. Raises BadInput, and MayBePersonal unless somebody is `sure`; a reference is never personal."""
        reference = checked_reference(self.reference)
        check_dates(self.starts_on, self.ends_on, "ends_on")
        clean = replace(self, reference=reference, matters=optional_words(self.matters, "matters", what="what matters", limit=2000),
                        format=optional_words(self.format, "format", what="the format", limit=200))
        personal.check({"matters": clean.matters, "format": clean.format}, sure=sure)
        return clean


def begin(actor: Actor, agreed: Agreed, case_id: UUID | None = None, *, sure: bool = False, example: bool = False,
          session: Session) -> UUID:
    """Begin a contract; returns its id. One of an invented case is an `example` too.

    Raises BadInput, MayBePersonal, NotFound where the case is not there.
    """
    check_may(actor, "work on cases")
    columns = asdict(agreed.checked(sure=sure))
    _check_once(columns["reference"], None, session=session)
    if case_id is not None:
        invented = queries.case_is_example(case_id, session=session)
        if invented is None:
            raise NotFound(NO_CASE)
        example = example or invented
    row = add_row(actor, "begin a bespoke contract", BespokeContract(case_id=case_id, example=example, **columns), workshop_id=None,
                  session=session, case=str(case_id or ""), example=example, **columns)
    told(actor, row, "begin a bespoke contract", session=session)
    return row.id


def change_agreed(actor: Actor, contract_id: UUID, version: int, agreed: Agreed, *, sure: bool = False, session: Session) -> None:
    """Save another head. Raises BadInput, MayBePersonal, Changed, NotFound."""
    check_may(actor, "work on cases")
    columns = asdict(agreed.checked(sure=sure))
    _check_once(columns["reference"], contract_id, session=session)
    row = to_edit(BespokeContract, contract_id, session=session)
    save_edit(actor, "change a bespoke contract", row, version, columns, workshop_id=None, session=session)
    told(actor, row, "change a bespoke contract", session=session)


def contract_seen(actor: Actor, contract_id: UUID, *, session: Session) -> BespokeContract:
    """One contract. Raises NotAllowed, NotFound."""
    check_may(actor, "open cases")
    row = queries.contract(contract_id, session=session)
    if row is None:
        raise NotFound(NOT_THERE)
    return row


def names(actor: Actor, *, session: Session) -> list[tuple[UUID, str, UUID | None]]:
    """(id, what it is called, case or None) of every contract in the order in which they were begun, invented ones last."""
    check_may(actor, "open cases")
    return [(one, called(reference, example), case) for one, reference, case, example in queries.names(session=session)]


def called(reference: str, example: bool) -> str:
    """The reference; an invented contract says so wherever it stands, on paper too."""
    return _("{reference} (example, invented)", reference=reference) if example else reference


def told(actor: Actor, row: BespokeContract, act: str, *, session: Session) -> None:
    """A line on the case's timeline, where the contract is of a case."""
    if row.case_id is not None:
        on_timeline(actor, row.case_id, act, row.reference, session=session)


def as_typed(row: Any) -> dict[str, Any]:
    """What the head holds, in the form in which it is typed."""
    return {name: getattr(row, name) for name in Agreed.__dataclass_fields__}


def _check_once(reference: str, own: UUID | None, *, session: Session) -> None:
    if queries.id_of_reference(reference, session=session) not in (None, own):
        raise BadInput(TWICE, "reference")
