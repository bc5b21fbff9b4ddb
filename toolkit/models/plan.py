"""Step 4: commissioning plans, one per priority: the plan, the tools it uses, for whom and where it is, and its lines."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Numeric, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class Plan(EditedRow, table=True):
    """What will be done about one priority. Money is in pounds; `asked_again` holds the experts' answer to the draft.

    `cost_pounds` is the whole cost in one figure, while it is not split by year (see PlanMoney). `measure_start` and
    `measure_target` are words, since "12 of 40" is a figure too.
    """

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
    what_changes: str = Field(default="", max_length=2000)
    for_whom: str = Field(default="", max_length=500)
    measure: str = Field(default="", max_length=500)
    measure_start: str = Field(default="", max_length=200)
    measure_target: str = Field(default="", max_length=200)
    workforce: str = Field(default="", max_length=2000)
    jsna_link: str = Field(default="", max_length=500)
    market_signal: str = Field(default="", max_length=1000)
    market_signal_public: bool = False
    self_funders: str = Field(default="", max_length=500)
    asked_again: str = Field(default="", max_length=2000)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class PlanTool(Row, table=True):
    """A commissioning tool that a plan uses (Toolkit, step 4); `takes` is JSON text, what that tool takes by slug."""

    __tablename__ = "plan_tool"
    __table_args__ = (UniqueConstraint("plan_id", "tool"),)
    plan_id: UUID = Field(foreign_key="plan.id")
    tool: str = Field(max_length=40)
    takes: str = Field(default="", max_length=8000)


class PlanGroup(Row, table=True):
    """A group of people that a plan is for; a plan may serve several."""

    __tablename__ = "plan_group"
    __table_args__ = (UniqueConstraint("plan_id", "group_id"),)
    plan_id: UUID = Field(foreign_key="plan.id")
    group_id: UUID = Field(foreign_key="group_of_people.id", index=True)


class PlanPlace(Row, table=True):
    """Where a plan is, as EntryPlace says where an entry is."""

    __tablename__ = "plan_place"
    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    label: str = Field(max_length=200)
    kind: str = Field(max_length=20)
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None


class PlanWorkshop(Row, table=True):
    """A further workshop of this computer that a plan serves, besides the one whose priority it is for."""

    __tablename__ = "plan_workshop"
    __table_args__ = (UniqueConstraint("plan_id", "serves_id"),)
    plan_id: UUID = Field(foreign_key="plan.id")
    serves_id: UUID = Field(foreign_key="workshop.id", index=True)


class PlanAction(EditedRow, table=True):
    """One thing to do in a plan: its owner (a role), when it is due, when it was done or dropped, and why dropped."""

    __tablename__ = "plan_action"
    __table_args__ = (CheckConstraint("done_on is null or dropped_on is null", name="ended_once"),)
    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    position: int = 0
    words: str = Field(max_length=1000)
    owner: str = Field(default="", max_length=200)
    due_on: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None
    dropped_why: str = Field(default="", max_length=1000)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class PlanMilestone(EditedRow, table=True):
    """A point on the way that people can see, and the day it was reached."""

    __tablename__ = "plan_milestone"
    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    words: str = Field(max_length=500)
    due_on: date
    reached_on: date | None = None
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class PlanMoney(EditedRow, table=True):
    """Money of one financial year (2026 is April 2026 to March 2027), for one tool where named, from one source, in pounds."""

    __tablename__ = "plan_money"
    __table_args__ = (CheckConstraint("pounds >= 0", name="pounds"),)
    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    year: int
    tool: str = Field(default="", max_length=40)
    source: str = Field(default="", max_length=200)
    pounds: Decimal = Field(sa_type=Numeric(12, 2))
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
