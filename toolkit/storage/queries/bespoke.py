"""Bespoke contracts and their lines: a few rows each."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, func, select

from toolkit.models import (
    BespokeContingency,
    BespokeContract,
    BespokeCover,
    BespokeDuty,
    BespokeItem,
    BespokeNote,
    BespokeResource,
    BespokeReview,
    BespokeRole,
    BespokeVersion,
    Case,
)

Line = TypeVar("Line", BespokeRole, BespokeDuty, BespokeResource, BespokeContingency, BespokeCover, BespokeNote, BespokeReview)
ORDER: dict[type, tuple[Any, ...]] = {BespokeCover: (BespokeCover.day, BespokeCover.starts), BespokeReview: (BespokeReview.due_on,),
                                      BespokeNote: (BespokeNote.kind, BespokeNote.created_at)}


def names(*, session: Session) -> list[tuple[UUID, str, UUID | None, bool]]:
    """(id, reference, case or None, whether invented) of every contract, in the order in which they were begun, invented ones last."""
    wanted = select(BespokeContract.id, BespokeContract.reference, BespokeContract.case_id, BespokeContract.example)
    return [tuple(row) for row in session.exec(wanted.order_by(BespokeContract.example, BespokeContract.created_at, BespokeContract.id))]


def first(limit: int, *, example: bool, session: Session) -> list[UUID]:
    """The contracts begun first: so many, real or invented ones."""
    wanted = select(BespokeContract.id).where(BespokeContract.example.is_(example))
    return list(session.exec(wanted.order_by(BespokeContract.created_at, BespokeContract.id).limit(limit)))


def example_id(*, session: Session) -> UUID | None:
    """The invented contract that comes with the example, and belongs to no case."""
    return session.exec(select(BespokeContract.id).where(BespokeContract.example, BespokeContract.case_id.is_(None))).first()


def contract(contract_id: UUID, *, session: Session) -> BespokeContract | None:
    """One contract."""
    return session.get(BespokeContract, contract_id)


def id_of_reference(reference: str, *, session: Session) -> UUID | None:
    """The contract of this reference, whatever its capitals."""
    return session.exec(select(BespokeContract.id).where(func.lower(BespokeContract.reference) == reference.lower())).first()


def of_case(case_id: UUID, *, session: Session) -> list[tuple[UUID, str]]:
    """(id, reference) of a case's contracts, the newest last."""
    wanted = select(BespokeContract.id, BespokeContract.reference).where(BespokeContract.case_id == case_id)
    return [tuple(row) for row in session.exec(wanted.order_by(BespokeContract.created_at, BespokeContract.id))]


def case_is_example(case_id: UUID, *, session: Session) -> bool | None:
    """Whether a case is invented; None where there is no such case."""
    return session.exec(select(Case.example).where(Case.id == case_id)).first()


def lines_of(kind: type[Line], contract_id: UUID, *, session: Session, taken_out: bool = False) -> list[Line]:
    """The standing lines of one kind in a contract, or those that were taken out; in the order of the week or of time."""
    gone = kind.taken_out_at.is_not(None) if taken_out else kind.taken_out_at.is_(None)
    order = ORDER.get(kind, (kind.created_at,))
    return list(session.exec(select(kind).where(kind.contract_id == contract_id, gone).order_by(*order, kind.id)))


def every_line(kind: type[Line], columns: Sequence[str], *, session: Session) -> list[Any]:
    """(contract_id, these columns) of the standing lines of one kind in every contract, to compare what contracts say."""
    return list(session.exec(select(kind.contract_id, *(getattr(kind, name) for name in columns)).where(kind.taken_out_at.is_(None))))


def every_contract(*, example: bool, session: Session) -> list[BespokeContract]:
    """The head of every real contract, or of every invented one."""
    return list(session.exec(select(BespokeContract).where(BespokeContract.example.is_(example))))


def every_item(*, session: Session) -> list[tuple[UUID, str]]:
    """(contract, words) of every answer in every contract."""
    return list(session.exec(select(BespokeItem.contract_id, BespokeItem.words)))


def items_of(contract_id: UUID, *, session: Session) -> dict[str, BespokeItem]:
    """The answers to both lists, assessments and essentials, by slug."""
    return {row.slug: row for row in session.exec(select(BespokeItem).where(BespokeItem.contract_id == contract_id))}


def learned(contract_ids: list[UUID], prefix: str, *, session: Session) -> list[tuple[UUID, str, str]]:
    """(contract, kind, words) of what was learned in these contracts, the oldest first."""
    wanted = select(BespokeNote.contract_id, BespokeNote.kind, BespokeNote.words).where(
        BespokeNote.contract_id.in_(contract_ids), BespokeNote.taken_out_at.is_(None), BespokeNote.kind.startswith(prefix, autoescape=True))
    return [tuple(row) for row in session.exec(wanted.order_by(BespokeNote.created_at, BespokeNote.id))]


def versions_of(contract_id: UUID, *, session: Session) -> list[BespokeVersion]:
    """The kept versions, the newest first."""
    wanted = select(BespokeVersion).where(BespokeVersion.contract_id == contract_id)
    return list(session.exec(wanted.order_by(BespokeVersion.number.desc())))
