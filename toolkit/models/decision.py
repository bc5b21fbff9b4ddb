"""Around the vote: each small group's own view, the limits that apply, and what the room decided."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, UTCDateTime


class SmallGroupView(EditedRow, table=True):
    """Where one small group places one idea on its own matrix."""

    __tablename__ = "small_group_view"
    __table_args__ = (
        UniqueConstraint("small_group_id", "priority_id"),
        CheckConstraint("impact between 1 and 5", name="impact"),
        CheckConstraint("effort between 1 and 5", name="effort"),
    )
    small_group_id: UUID = Field(foreign_key="small_group.id")
    priority_id: UUID = Field(foreign_key="priority.id", index=True)
    impact: int
    effort: int


class SmallGroupTop(EditedRow, table=True):
    """One of the three ideas that a small group names first; `rank` 1 comes before all."""

    __tablename__ = "small_group_top"
    __table_args__ = (UniqueConstraint("small_group_id", "rank"), CheckConstraint("rank between 1 and 3", name="rank"))
    small_group_id: UUID = Field(foreign_key="small_group.id")
    rank: int
    priority_id: UUID | None = Field(default=None, foreign_key="priority.id", index=True)


class WorkshopLimits(EditedRow, table=True):
    """What the priorities have to fit into: money in pounds, staff time in days, law and time in words."""

    __tablename__ = "workshop_limits"
    __table_args__ = (UniqueConstraint("workshop_id"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    money: int | None = None
    staff_days: int | None = None
    law: str = Field(default="", max_length=1000)
    time: str = Field(default="", max_length=1000)


class Decision(EditedRow, table=True):
    """What the room decided besides its list: which limits applied and who was present; `code` is its public address."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("workshop_id"), UniqueConstraint("code"))
    workshop_id: UUID = Field(foreign_key="workshop.id")
    limits: str = Field(default="", max_length=2000)
    present: str = Field(default="", max_length=1000)
    code: str | None = Field(default=None, max_length=40)
    published_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
