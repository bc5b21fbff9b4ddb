"""Surveys of people who used a broker: one set of questions each, answered as keyed totals or one person at a time."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class Survey(EditedRow, table=True):
    """One asking: whose service, with which set of questions, how many people. A code opens its door while it is open."""

    __tablename__ = "survey"
    __table_args__ = (CheckConstraint("asked > 0", name="asked"), CheckConstraint("way in ('totals', 'people')", name="way"),
                      CheckConstraint("state in ('open', 'closed')", name="state"), UniqueConstraint("code"))
    contract_id: UUID | None = Field(default=None, foreign_key="broker_contract.id", index=True)
    about: str = Field(max_length=200)
    question_set: str = Field(max_length=40)
    asked: int
    asked_on: date
    way: str = Field(default="totals", max_length=20)
    state: str = Field(default="open", max_length=20)
    code: str | None = Field(default=None, max_length=20)
    words: str = Field(default="", max_length=1000)
    example: bool = False


class SurveyTotals(EditedRow, table=True):
    """How many gave each answer to one question, as it was received: "yes 11, no 1". Nothing here is corrected."""

    __tablename__ = "survey_totals"
    __table_args__ = (UniqueConstraint("survey_id", "question"),)
    survey_id: UUID = Field(foreign_key="survey.id")
    question: str = Field(max_length=40)
    counts: str = Field(max_length=500)


class SurveyResponse(Row, table=True):
    """One person's sheet. `form` is a fingerprint of the door's page, so that sending it again takes its own place."""

    __tablename__ = "survey_response"
    __table_args__ = (UniqueConstraint("form"), CheckConstraint("channel in ('door', 'keyed')", name="channel"))
    survey_id: UUID = Field(foreign_key="survey.id", index=True)
    channel: str = Field(max_length=20)
    form: str | None = Field(default=None, max_length=64)
    taken_out_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class SurveyAnswer(Row, table=True):
    """What a sheet says to one question; `answer` is a slug of the set's answers."""

    __tablename__ = "survey_answer"
    __table_args__ = (UniqueConstraint("response_id", "question"),)
    response_id: UUID = Field(foreign_key="survey_response.id")
    question: str = Field(max_length=40)
    answer: str = Field(max_length=20)
