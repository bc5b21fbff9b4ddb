"""Samples of support plans: which were drawn and how, and what was found in each. Nobody is named."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, UTCDateTime


class SupportPlanSample(EditedRow, table=True):
    """One drawing among the plans written between two days that held at `drawn_at`; `found` is how many those were.

    With `seed` and these columns the same plans are drawn again. `provider_id` and `written_by` narrow it where they are set.
    """

    __tablename__ = "support_plan_sample"
    __table_args__ = (CheckConstraint("last_day >= first_day", name="last_day"), CheckConstraint("size > 0", name="size"),
                      CheckConstraint("found >= size", name="found"))
    contract_id: UUID = Field(foreign_key="broker_contract.id", index=True)
    first_day: date
    last_day: date
    provider_id: UUID | None = Field(default=None, foreign_key="provider.id")
    written_by: str = Field(default="", max_length=200)
    size: int
    found: int
    seed: str = Field(max_length=40)
    drawn_at: datetime = Field(sa_type=UTCDateTime)
    learned: str = Field(default="", max_length=2000)


class SampledPlan(EditedRow, table=True):
    """A plan that was drawn, by its place in the sample, and what was found in it: "detail yes, creative no", empty until it was read.

    Where its case was erased the finding stays, without the plan.
    """

    __tablename__ = "sampled_plan"
    __table_args__ = (UniqueConstraint("sample_id", "position"),)
    sample_id: UUID = Field(foreign_key="support_plan_sample.id")
    position: int
    plan_id: UUID | None = Field(default=None, foreign_key="support_plan.id", ondelete="SET NULL", index=True)
    answers: str = Field(default="", max_length=1000)
