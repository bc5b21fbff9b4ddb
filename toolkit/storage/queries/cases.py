"""Cases: one case, its timeline, who looked; the queue and the list, as columns and counts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Case, CaseEvent, CaseOpening, CasePermission

# The columns of CaseSeen, in its order.
SEEN = (Case.id, Case.version, Case.reference, Case.state, Case.path, Case.urgency, Case.received_at, Case.start_due_at,
        Case.answer_due_at, Case.started_at, Case.answered_at, Case.group, Case.route, Case.kind, Case.money_route, Case.area,
        Case.start_wanted_on, Case.team, Case.for_whom, Case.words, Case.carer_does, Case.budget_pounds, Case.brokerage_route,
        Case.wants_no_change, Case.first_visit_on, Case.closed_at, Case.closed_why, Case.example)


def case_row(case_id: UUID, *, session: Session) -> Any | None:
    """`SEEN` of one case; None when it is not there."""
    return session.exec(select(*SEEN).where(Case.id == case_id, Case.erased_on.is_(None))).first()


def case_of_reference(reference: str, *, session: Session) -> UUID | None:
    """The case with this reference."""
    return session.exec(select(Case.id).where(func.lower(Case.reference) == reference.lower())).first()


def references_beginning(start: str, *, session: Session) -> list[str]:
    """The references that begin so: those of one year."""
    return list(session.exec(select(Case.reference).where(Case.reference.startswith(start, autoescape=True))))


def has_example(*, session: Session) -> bool:
    """Whether the example's cases are there."""
    return session.exec(select(Case.id).where(Case.example).limit(1)).first() is not None


def events_of(case_id: UUID, *, session: Session) -> list[CaseEvent]:
    """The lines of a timeline, the oldest first, to put invented ones on their days."""
    return list(session.exec(select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.created_at, CaseEvent.id)))


def standing_permission(case_id: UUID, *, session: Session) -> CasePermission | None:
    """The permission that stands, if one does."""
    wanted = select(CasePermission).where(CasePermission.case_id == case_id, CasePermission.withdrawn_at.is_(None))
    return session.exec(wanted).first()


def withdrawn_permissions(case_id: UUID, *, session: Session) -> list[CasePermission]:
    """What was agreed to before and taken back, the newest first."""
    wanted = select(CasePermission).where(CasePermission.case_id == case_id, CasePermission.withdrawn_at.is_not(None))
    return list(session.exec(wanted.order_by(CasePermission.withdrawn_at.desc())))


def openings_of(case_id: UUID, start: int, limit: int, *, session: Session) -> list[tuple[datetime, str, str]]:
    """(when, who, role) of so many openings from `start` on, the newest first."""
    wanted = select(CaseOpening.created_at, CaseOpening.created_by, CaseOpening.role).where(CaseOpening.case_id == case_id)
    return list(session.exec(wanted.order_by(CaseOpening.created_at.desc(), CaseOpening.id).offset(start).limit(limit)))


def openings_in(case_id: UUID, *, session: Session) -> int:
    """How often a case was opened."""
    return session.exec(select(func.count()).where(CaseOpening.case_id == case_id)).one()


def timeline_of(case_id: UUID, *, session: Session) -> list[tuple[datetime, str, str, str]]:
    """(when, who, act, words) of everything that happened, the newest first."""
    wanted = select(CaseEvent.created_at, CaseEvent.created_by, CaseEvent.act, CaseEvent.words)
    return list(session.exec(wanted.where(CaseEvent.case_id == case_id).order_by(CaseEvent.created_at.desc(), CaseEvent.id)))


def opened_between(case_id: UUID, who: str, link_id: UUID | None, since: datetime, until: datetime, *, session: Session) -> bool:
    """Whether this link, or this name where there is no link, opened a case between these moments."""
    wanted = select(CaseOpening.id).where(CaseOpening.case_id == case_id, CaseOpening.created_at.between(since, until))
    same = CaseOpening.link_id == link_id if link_id else CaseOpening.link_id.is_(None) & (CaseOpening.created_by == who)
    return session.exec(wanted.where(same).limit(1)).first() is not None
