"""Keeping cases' data: which keys wrote the record, what must not be erased yet, and what was erased."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from toolkit.models.base import CaseText, Row, UTCDateTime


class RecordKey(Row, table=True):
    """A key that cases' texts were written with, by its id alone. The newest writes; the key itself is never in the database."""

    __tablename__ = "record_key"
    __table_args__ = (UniqueConstraint("key_id"),)
    key_id: str = Field(max_length=16)


class RecordSecret(Row, table=True):
    """Which secret seals papers, links and cookies of this record, by a fingerprint of it; there is one such row at most."""

    __tablename__ = "record_secret"
    __table_args__ = (UniqueConstraint("number"), CheckConstraint("number = 1", name="one_only"))
    number: int = 1
    fingerprint: str = Field(max_length=16)


class CaseHold(Row, table=True):
    """A case that must be kept, such as for a complaint or a court: who said so, when and why. One stands at a time."""

    __tablename__ = "case_hold"
    __table_args__ = (Index("uq_case_hold_standing", "case_id", unique=True, sqlite_where=text("lifted_at is null"),
                            postgresql_where=text("lifted_at is null")),)
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    why: str = Field(max_length=1000, sa_type=CaseText)
    lifted_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    lifted_by: str = Field(default="", max_length=200)
    lifted_why: str = Field(default="", max_length=1000, sa_type=CaseText)


class CaseErasure(Row, table=True):
    """That a case, or a bespoke contract of none, was erased: by whom, when and why.

    `case_id` is what it was called inside the record; nothing has it any more.
    """

    __tablename__ = "case_erasure"
    __table_args__ = (UniqueConstraint("case_id"),)
    case_id: UUID
    why: str = Field(default="", max_length=1000, sa_type=CaseText)
    rows: int = Field(sa_column_kwargs={"name": "row_count"})
