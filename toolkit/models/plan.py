"""Step 4: commissioning plans, one per priority, and the tools each uses."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Numeric, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class Plan(EditedRow, table=True):
    """What will be done about one priority. Money is in pounds; `asked_again` holds the experts' answer to the draft."""

    __tablename__ = "plan"
    __table_args__ = (
        UniqueConstraint("priority_id"),
        CheckConstraint("cost_pounds is null or cost_pounds >= 0", name="cost_pounds"),
        CheckConstraint("ends_on is null or starts_on is null or ends_on >= starts_on", name="ends_on"),
    )
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    priority_id: UUID = Field(foreign_key="priority.id")
    action: str = Field(max_length=2000)
    lead: str = Field(default="", max_length=200)
    partners: str = Field(default="", max_length=500)
    cost_pounds: Decimal | None = Field(default=None, sa_type=Numeric(12, 2))
    starts_on: date | None = None
    ends_on: date | None = None
    quick_win: bool = False
    asked_again: str = Field(default="", max_length=2000)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class PlanTool(Row, table=True):
    """A commissioning tool that a plan uses (Toolkit, step 4)."""

    __tablename__ = "plan_tool"
    __table_args__ = (UniqueConstraint("plan_id", "tool"),)
    plan_id: UUID = Field(foreign_key="plan.id")
    tool: str = Field(max_length=40)
