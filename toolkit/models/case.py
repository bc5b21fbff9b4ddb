"""Cases: one person's search for support, without the person's name; what happened, who looked, the time it took."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, UniqueConstraint, text
from sqlmodel import Field

from toolkit.models.base import CaseText, EditedRow, Row, UTCDateTime


class Case(EditedRow, table=True):
    """A referral and what became of it. Money is pounds a week. The due times are the response clock's, kept for the queue.

    `path` is quick sourcing or full brokerage; `reference` is the council's own or ours, never a name.
    """

    __tablename__ = "brokerage_case"
    __table_args__ = (
        UniqueConstraint("reference"),
        CheckConstraint("path in ('quick', 'full')", name="path"),
        CheckConstraint("urgency in ('routine', 'urgent', 'emergency')", name="urgency"),
        CheckConstraint("budget_pounds is null or budget_pounds >= 0", name="budget_pounds"),
        Index(None, "state", "start_due_at"),
    )
    reference: str = Field(max_length=40)
    state: str = Field(default="received", max_length=20)
    path: str = Field(default="full", max_length=20)
    urgency: str = Field(default="routine", max_length=20)
    received_at: datetime = Field(sa_type=UTCDateTime, index=True)
    start_due_at: datetime = Field(sa_type=UTCDateTime)
    answer_due_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    group: str = Field(default="", max_length=40, sa_column_kwargs={"name": "group_slug"})
    route: str = Field(default="", max_length=40)
    kind: str = Field(default="", max_length=40, index=True)
    money_route: str = Field(default="", max_length=40)
    area: str = Field(default="", max_length=120)
    start_wanted_on: date | None = None
    team: str = Field(default="", max_length=120)
    for_whom: str = Field(default="self", max_length=20)
    words: str = Field(default="", max_length=2000, sa_type=CaseText)
    carer_does: str = Field(default="", max_length=2000, sa_type=CaseText)
    budget_pounds: Decimal | None = Field(default=None, sa_type=Numeric(12, 2))
    brokerage_route: str = Field(default="", max_length=40)
    wants_no_change: bool = False
    first_visit_on: date | None = None
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    closed_why: str = Field(default="", max_length=500, sa_type=CaseText)
    example: bool = False
    erased_on: date | None = None       # only what is counted is left of it


class CaseEvent(Row, table=True):
    """One line of a case's timeline: what happened, in words, with who and when from the row."""

    __tablename__ = "case_event"
    __table_args__ = (Index(None, "case_id", "created_at"),)
    case_id: UUID = Field(foreign_key="brokerage_case.id")
    act: str = Field(max_length=60)
    words: str = Field(default="", max_length=2000, sa_type=CaseText)


class CaseOpening(Row, table=True):
    """Somebody opened a case: `created_by` with their link and role, at `created_at`."""

    __tablename__ = "case_opening"
    __table_args__ = (Index(None, "case_id", "created_at"),)
    case_id: UUID = Field(foreign_key="brokerage_case.id")
    link_id: UUID | None = Field(default=None, foreign_key="link.id")
    role: str = Field(default="", max_length=40)


class CasePermission(EditedRow, table=True):
    """The person's agreement to share and to e-broker. It is not the legal basis under UK GDPR. One stands at a time."""

    __tablename__ = "case_permission"
    __table_args__ = (
        Index("uq_case_permission_standing", "case_id", unique=True, sqlite_where=text("withdrawn_at is null"),
              postgresql_where=text("withdrawn_at is null")),
    )
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    may_share: bool = False
    may_broker: bool = False
    restrictions: str = Field(default="", max_length=1000, sa_type=CaseText)
    given_on: date
    given_by: str = Field(default="self", max_length=20)
    authority: str = Field(default="", max_length=300, sa_type=CaseText)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    withdrawn_words: str = Field(default="", max_length=500, sa_type=CaseText)


class CaseTime(Row, table=True):
    """Minutes of work on a case by task, against its band (Oxfordshire). A slip is taken back, not deleted."""

    __tablename__ = "case_time"
    __table_args__ = (CheckConstraint("minutes between 1 and 1440", name="minutes"),)
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    on: date = Field(sa_column_kwargs={"name": "on_day"})
    task: str = Field(max_length=40)
    minutes: int
    words: str = Field(default="", max_length=300, sa_type=CaseText)
    taken_back_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class CaseBand(EditedRow, table=True):
    """The band (A, B, C) a case was put into, with why."""

    __tablename__ = "case_band"
    __table_args__ = (UniqueConstraint("case_id"),)
    case_id: UUID = Field(foreign_key="brokerage_case.id")
    band: str = Field(max_length=10)
    why: str = Field(default="", max_length=500, sa_type=CaseText)
