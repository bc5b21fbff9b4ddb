"""The needs questionnaire of a case."""

from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import NeedsAnswer, NeedsCare, OutcomeStatement


def answers_of(case_id: UUID, *, session: Session) -> dict[str, NeedsAnswer]:
    """What was answered, by question: a handful at most."""
    return {row.question: row for row in session.exec(select(NeedsAnswer).where(NeedsAnswer.case_id == case_id))}


def cares_of(case_id: UUID, *, session: Session) -> dict[str, NeedsCare]:
    """The areas of care, by area."""
    return {row.area: row for row in session.exec(select(NeedsCare).where(NeedsCare.case_id == case_id))}


def statement_of(case_id: UUID, *, session: Session) -> OutcomeStatement | None:
    """The head of the outcome statement, which keeps whether the person agreed to the questionnaire's summary."""
    return session.exec(select(OutcomeStatement).where(OutcomeStatement.case_id == case_id)).first()
