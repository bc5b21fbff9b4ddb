"""Step 3: candidate priorities, where they sit on the matrix, and which became final."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class Priority(EditedRow, table=True):
    """A candidate priority: from gaps, a fresh idea, or "keep this". Effort and impact run from 1 to 5.

    `cost` is what it is expected to cost in pounds, `staff_days` the staff time it takes. One that says the same as
    another is merged into it and withdrawn. `came_from_id` is the priority of the round before that was not done then.
    """

    __tablename__ = "priority"
    __table_args__ = (
        UniqueConstraint("workshop_id", "number"),
        UniqueConstraint("workshop_id", "final_rank"),
        CheckConstraint("impact is null or impact between 1 and 5", name="impact"),
        CheckConstraint("effort is null or effort between 1 and 5", name="effort"),
    )
    workshop_id: UUID = Field(foreign_key="workshop.id")
    number: int
    title: str = Field(max_length=300)
    kind: str = Field(max_length=20)
    impact: float | None = None
    effort: float | None = None
    cost: int | None = None
    staff_days: int | None = None
    merged_into_id: UUID | None = Field(default=None, foreign_key="priority.id")
    came_from_id: UUID | None = None
    final_rank: int | None = None
    reason: str = Field(default="", max_length=2000)
    dissent: str = Field(default="", max_length=2000)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class PriorityGap(Row, table=True):
    """A gap that feeds a priority; several gaps may feed one.

    `carried_from_id` names the gap that brought the tie along when it was merged into this one.
    """

    __tablename__ = "priority_gap"
    __table_args__ = (UniqueConstraint("priority_id", "entry_id"),)
    priority_id: UUID = Field(foreign_key="priority.id")
    entry_id: UUID = Field(foreign_key="entry.id", index=True)
    carried_from_id: UUID | None = Field(default=None, foreign_key="entry.id")
