"""The day itself: its run sheet, what was prepared, and what to do when somebody is at risk."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, UTCDateTime


class RunSheet(EditedRow, table=True):
    """When a workshop's day begins, by London's clocks as "10:00"."""

    __tablename__ = "run_sheet"
    __table_args__ = (UniqueConstraint("workshop_id"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    starts_at: str = Field(max_length=5)


class RunSheetItem(EditedRow, table=True):
    """One part of the day. `minutes` includes `access_minutes`: time for interpreters, captions and moving about."""

    __tablename__ = "run_sheet_item"
    __table_args__ = (
        CheckConstraint("minutes between 1 and 600", name="minutes"),
        CheckConstraint("access_minutes between 0 and minutes", name="access_minutes"),
        CheckConstraint("kind in ('item', 'break')", name="kind"),
    )
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    position: int
    name: str = Field(max_length=200)
    notes: str = Field(default="", max_length=1000)
    kind: str = Field(max_length=20)
    minutes: int
    access_minutes: int = 0
    removed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class Prepared(EditedRow, table=True):
    """The answer, in words, to one thing that is asked before a workshop."""

    __tablename__ = "prepared"
    __table_args__ = (
        UniqueConstraint("workshop_id", "check_slug"),
        CheckConstraint("state in ('yes', 'partly', 'no')", name="state"),
    )
    workshop_id: UUID = Field(foreign_key="workshop.id")
    check_slug: str = Field(max_length=40)
    state: str = Field(max_length=20)
    words: str = Field(max_length=1000)


class SafeguardingCard(EditedRow, table=True):
    """What to do and whom to ring when somebody is at risk, as the council says. There is one for the whole installation."""

    __tablename__ = "safeguarding_card"
    __table_args__ = (UniqueConstraint("number"), CheckConstraint("number = 1", name="number"))
    number: int = 1
    what_to_do: str = Field(max_length=2000)
    whom_to_ring: str = Field(max_length=500)
