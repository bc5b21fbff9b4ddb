"""Surveys, keyed totals and what people answered, as counts."""

from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Survey, SurveyAnswer, SurveyResponse, SurveyTotals


def surveys(*, session: Session) -> list[Survey]:
    """Every survey, by its set of questions, then the newest first: a few dozen at most."""
    return list(session.exec(select(Survey).order_by(Survey.question_set, Survey.asked_on.desc(), Survey.about, Survey.id)))


def by_code(code: str, *, session: Session) -> Survey | None:
    """The survey of a code."""
    return session.exec(select(Survey).where(Survey.code == code)).first()


def totals_of(survey_id: UUID, *, session: Session) -> dict[str, SurveyTotals]:
    """The keyed totals by question."""
    return {row.question: row for row in session.exec(select(SurveyTotals).where(SurveyTotals.survey_id == survey_id))}


def counts_of(survey_id: UUID, *, session: Session) -> dict[tuple[str, str], int]:
    """How many standing sheets gave which answer to which question, by (question, answer)."""
    wanted = (select(SurveyAnswer.question, SurveyAnswer.answer, func.count()).join(SurveyResponse)
              .where(SurveyResponse.survey_id == survey_id, SurveyResponse.taken_out_at.is_(None)))
    return {(question, answer): count
            for question, answer, count in session.exec(wanted.group_by(SurveyAnswer.question, SurveyAnswer.answer))}


def replies(survey_id: UUID, *, session: Session) -> int:
    """How many sheets stand."""
    wanted = select(func.count()).select_from(SurveyResponse)
    return session.exec(wanted.where(SurveyResponse.survey_id == survey_id, SurveyResponse.taken_out_at.is_(None))).one()


def keyed(survey_id: UUID, *, session: Session) -> list[tuple[UUID, str]]:
    """(id, who keyed it) of the sheets that were keyed and stand, the newest first."""
    wanted = select(SurveyResponse.id, SurveyResponse.created_by).where(
        SurveyResponse.survey_id == survey_id, SurveyResponse.channel == "keyed", SurveyResponse.taken_out_at.is_(None))
    return [tuple(row) for row in session.exec(wanted.order_by(SurveyResponse.created_at.desc(), SurveyResponse.id))]


def response_of_form(form: str, *, session: Session) -> SurveyResponse | None:
    """The sheet that a page of the door sent, by the page's fingerprint."""
    return session.exec(select(SurveyResponse).where(SurveyResponse.form == form)).first()


def answers_of(response_id: UUID, *, session: Session) -> dict[str, SurveyAnswer]:
    """One sheet's answers by question."""
    return {row.question: row for row in session.exec(select(SurveyAnswer).where(SurveyAnswer.response_id == response_id))}
