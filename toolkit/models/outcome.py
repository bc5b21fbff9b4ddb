"""What the person needs and wants: the needs questionnaire and the outcome statement (Devon, version 7)."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Numeric, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import CaseText, EditedRow, Row, UTCDateTime


class NeedsAnswer(EditedRow, table=True):
    """One question of the needs questionnaire: the help level A to D, and words."""

    __tablename__ = "needs_answer"
    __table_args__ = (UniqueConstraint("case_id", "question"), CheckConstraint("level in ('A', 'B', 'C', 'D')", name="level"))
    case_id: UUID = Field(foreign_key="brokerage_case.id")
    question: str = Field(max_length=40)
    level: str = Field(max_length=1)
    words: str = Field(default="", max_length=1000, sa_type=CaseText)


class NeedsCare(EditedRow, table=True):
    """One area of care under a question answered C or D: how often, at night, by one or two people, what a carer does."""

    __tablename__ = "needs_care"
    __table_args__ = (UniqueConstraint("case_id", "area"),
                      CheckConstraint("frequency in ('', 'sometimes', 'often', 'always')", name="frequency"))
    case_id: UUID = Field(foreign_key="brokerage_case.id")
    area: str = Field(max_length=40)
    frequency: str = Field(default="", max_length=20)
    at_night: bool = False
    one_to_one: bool = False
    two_to_one: bool = False
    carer_does: bool = False


class OutcomeStatement(EditedRow, table=True):
    """The head of an outcome statement. Costs are pounds a week; no person is named, and a worker is a team and a role."""

    __tablename__ = "outcome_statement"
    __table_args__ = (
        UniqueConstraint("case_id"),
        CheckConstraint("case_type in ('new', 'review')", name="case_type"),
        CheckConstraint("current_cost_pounds is null or current_cost_pounds >= 0", name="current_cost_pounds"),
    )
    case_id: UUID = Field(foreign_key="brokerage_case.id")
    case_type: str = Field(default="new", max_length=20)
    current_cost_pounds: Decimal | None = Field(default=None, sa_type=Numeric(12, 2))
    current_provider: str = Field(default="", max_length=200, sa_type=CaseText)
    current_told: bool | None = None
    current_happy: bool | None = None
    preferred_provider: str = Field(default="", max_length=200, sa_type=CaseText)
    where: str = Field(default="anywhere", max_length=20, sa_column_kwargs={"name": "where_wanted"})
    where_words: str = Field(default="", max_length=200, sa_type=CaseText)
    worker: str = Field(default="", max_length=200, sa_type=CaseText)
    needs_agreed: bool = False      # the person agreed that the questionnaire's summary goes into the enquiry
    agreed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class Outcome(EditedRow, table=True):
    """One outcome: domain, must or should have, maintenance or developmental, and how much it weighs to the person (1-5).

    The five prompts are answered for developmental outcomes. `agreed` is whether the weighting was agreed with the person.
    """

    __tablename__ = "outcome"
    __table_args__ = (
        CheckConstraint("need in ('must', 'should')", name="need"),
        CheckConstraint("kind in ('maintenance', 'developmental')", name="kind"),
        CheckConstraint("weight between 1 and 5", name="weight"),
    )
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    position: int
    domain: str = Field(max_length=40)
    need: str = Field(max_length=20)
    kind: str = Field(max_length=20)
    words: str = Field(max_length=1000, sa_type=CaseText)
    weight: int = 3
    agreed: bool = False
    specific: str = Field(default="", max_length=500, sa_type=CaseText)
    measurable: str = Field(default="", max_length=500, sa_type=CaseText)
    achievable: str = Field(default="", max_length=500, sa_type=CaseText)
    realistic: str = Field(default="", max_length=500, sa_type=CaseText)
    timed: str = Field(default="", max_length=500, sa_type=CaseText)
    removed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class StatementRead(Row, table=True):
    """The statement was gone through with the person on screen or on paper; `version` is the one that they saw."""

    __tablename__ = "statement_read"
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    statement_version: int
    how: str = Field(default="", max_length=200, sa_type=CaseText)
