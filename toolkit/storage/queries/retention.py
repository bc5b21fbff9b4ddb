"""Which closed cases are kept for how long: what is due, what must not be erased, what was erased."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import BespokeContract, Case, CaseErasure, CaseHold


def closed_before(moment: datetime, *, session: Session) -> list[tuple[UUID, str, datetime, bool]]:
    """(case, reference, closed, whether it is on hold) of every case closed before then and not erased, the longest ago first."""
    wanted = (select(Case.id, Case.reference, Case.closed_at, CaseHold.id)
              .join(CaseHold, (CaseHold.case_id == Case.id) & CaseHold.lifted_at.is_(None), isouter=True)
              .where(Case.state == "closed", Case.closed_at < moment, Case.erased_on.is_(None)))
    return [(case, reference, closed, hold is not None)
            for case, reference, closed, hold in session.exec(wanted.order_by(Case.closed_at, Case.reference))]


def contracts_ended_before(day: date, *, session: Session) -> list[tuple[UUID, str, date]]:
    """(contract, reference, last day) of every bespoke contract that belongs to no case and ended before then, the longest ago first."""
    wanted = select(BespokeContract.id, BespokeContract.reference, BespokeContract.ends_on)
    wanted = wanted.where(BespokeContract.case_id.is_(None), BespokeContract.ends_on < day)
    return [tuple(row) for row in session.exec(wanted.order_by(BespokeContract.ends_on, BespokeContract.reference))]


def holds_of(case_id: UUID, *, session: Session) -> list[CaseHold]:
    """Every hold of a case, the newest first."""
    return list(session.exec(select(CaseHold).where(CaseHold.case_id == case_id).order_by(CaseHold.created_at.desc())))


def standing_hold(case_id: UUID, *, session: Session) -> CaseHold | None:
    """The hold that stands, if one does."""
    return session.exec(select(CaseHold).where(CaseHold.case_id == case_id, CaseHold.lifted_at.is_(None))).first()


def erasures(limit: int, *, session: Session) -> list[tuple[datetime, str, str, int]]:
    """(when, who, why, rows) of so many erasures, the newest first."""
    wanted = select(CaseErasure.created_at, CaseErasure.created_by, CaseErasure.why, CaseErasure.rows)
    return list(session.exec(wanted.order_by(CaseErasure.created_at.desc(), CaseErasure.id).limit(limit)))


def erased_ids(*, session: Session) -> list[UUID]:
    """What every erased case was called inside the record."""
    return list(session.exec(select(CaseErasure.case_id)))
