"""Outcome statements: the head, the outcomes, and when they were gone through with the person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Outcome, OutcomeStatement, StatementRead

SEEN = (Outcome.id, Outcome.version, Outcome.domain, Outcome.need, Outcome.kind, Outcome.words, Outcome.weight, Outcome.agreed,
        Outcome.specific, Outcome.measurable, Outcome.achievable, Outcome.realistic, Outcome.timed)


def statement_of(case_id: UUID, *, session: Session) -> OutcomeStatement | None:
    """The head of a case's statement; None before anything was written."""
    return session.exec(select(OutcomeStatement).where(OutcomeStatement.case_id == case_id)).first()


def outcomes_of(case_id: UUID, removed: bool = False, *, session: Session) -> list[Any]:
    """`SEEN` of the standing outcomes in their order; or of those that were taken out, the latest first."""
    wanted = select(*SEEN).where(Outcome.case_id == case_id)
    if removed:
        return list(session.exec(wanted.where(Outcome.removed_at.is_not(None)).order_by(Outcome.removed_at.desc(), Outcome.id)))
    return list(session.exec(wanted.where(Outcome.removed_at.is_(None)).order_by(Outcome.position, Outcome.id)))


def last_position(case_id: UUID, *, session: Session) -> int:
    """The position of the last outcome, taken out or not; 0 where there is none."""
    return session.exec(select(func.max(Outcome.position)).where(Outcome.case_id == case_id)).one() or 0


def last_change(case_id: UUID, *, session: Session) -> datetime | None:
    """When the statement or one of its outcomes was changed last."""
    of_outcomes = session.exec(select(Outcome.changed_at).where(Outcome.case_id == case_id).order_by(Outcome.changed_at.desc())).first()
    of_head = session.exec(select(OutcomeStatement.changed_at).where(OutcomeStatement.case_id == case_id)).first()
    return max((one for one in (of_outcomes, of_head) if one), default=None)


def last_read(case_id: UUID, *, session: Session) -> Any | None:
    """(when, how, by whom) of the last time the statement was gone through with the person."""
    wanted = select(StatementRead.created_at, StatementRead.how, StatementRead.created_by).where(StatementRead.case_id == case_id)
    return session.exec(wanted.order_by(StatementRead.created_at.desc())).first()
