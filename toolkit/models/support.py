"""From the person's choice to the review: shortlist, choice, support plan, award, letters, service, review."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, UniqueConstraint, text
from sqlmodel import Field

from toolkit.models.base import CaseText, EditedRow, Row, UTCDateTime


class Choice(EditedRow, table=True):
    """The person is asked which of the shortlist they want. `answer` is empty until they chose.

    One question stands at a time; an older one keeps its answer and is `set_aside_at`.
    """

    __tablename__ = "choice"
    __table_args__ = (
        CheckConstraint("answer in ('', 'offer', 'none', 'not yet', 'stay')", name="answer"),
        CheckConstraint("channel in ('', 'door', 'paper', 'spoken')", name="channel"),
        Index("uq_choice_standing", "case_id", unique=True, sqlite_where=text("set_aside_at is null"),
              postgresql_where=text("set_aside_at is null")),
    )
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    enquiry_id: UUID = Field(foreign_key="enquiry.id", index=True)
    words: str = Field(default="", max_length=1000, sa_type=CaseText)
    answer: str = Field(default="", max_length=20)
    offer_id: UUID | None = Field(default=None, foreign_key="offer.id")
    why: str = Field(default="", max_length=1000, sa_type=CaseText)
    chosen_by: str = Field(default="", max_length=20)
    authority: str = Field(default="", max_length=300, sa_type=CaseText)
    channel: str = Field(default="", max_length=20)
    chosen_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    set_aside_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class ShortlistItem(Row, table=True):
    """One offer on the shortlist, told in plain words. Positions follow the providers' names: no ranking is shown."""

    __tablename__ = "shortlist_item"
    __table_args__ = (UniqueConstraint("choice_id", "offer_id"), UniqueConstraint("choice_id", "position"))
    choice_id: UUID = Field(foreign_key="choice.id")
    offer_id: UUID = Field(foreign_key="offer.id", index=True)
    position: int
    words: str = Field(default="", max_length=1000, sa_type=CaseText)


class ChoiceOverride(Row, table=True):
    """Somebody with the right to it set the person's choice aside, why, and when the person was told with how to get an advocate."""

    __tablename__ = "choice_override"
    __table_args__ = (UniqueConstraint("choice_id"), CheckConstraint("reason in ('safety', 'capacity', 'budget')", name="reason"))
    choice_id: UUID = Field(foreign_key="choice.id")
    offer_id: UUID | None = Field(default=None, foreign_key="offer.id")
    reason: str = Field(max_length=20)
    words: str = Field(max_length=1000, sa_type=CaseText)
    told_on: date
    advocate: str = Field(max_length=500, sa_type=CaseText)


class SupportPlan(EditedRow, table=True):
    """What was agreed after a choice: offer, weekly cost against personal budget and money route. Each version is signed anew."""

    __tablename__ = "support_plan"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("weekly_pounds >= 0", name="weekly_pounds"),
        CheckConstraint("budget_pounds is null or budget_pounds >= 0", name="budget_pounds"),
    )
    case_id: UUID = Field(foreign_key="brokerage_case.id")
    number: int
    choice_id: UUID = Field(foreign_key="choice.id", index=True)
    offer_id: UUID = Field(foreign_key="offer.id", index=True)
    words: str = Field(default="", max_length=4000, sa_type=CaseText)
    weekly_pounds: Decimal = Field(sa_type=Numeric(12, 2))
    budget_pounds: Decimal | None = Field(default=None, sa_type=Numeric(12, 2))
    money_route: str = Field(default="", max_length=40)
    over_why: str = Field(default="", max_length=500, sa_type=CaseText)
    interim: bool = False       # quick sourcing: the plan until the paperwork is done
    set_aside_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class SupportPlanSignature(Row, table=True):
    """One side signed one version: the social worker, or the person (or who may sign for them, with the authority noted)."""

    __tablename__ = "support_plan_signature"
    __table_args__ = (
        UniqueConstraint("plan_id", "plan_version", "side"),
        CheckConstraint("side in ('social worker', 'person')", name="side"),
        CheckConstraint("channel in ('door', 'paper', 'screen')", name="channel"),
    )
    plan_id: UUID = Field(foreign_key="support_plan.id")
    plan_version: int
    side: str = Field(max_length=20)
    signed_by: str = Field(default="self", max_length=40)
    authority: str = Field(default="", max_length=300, sa_type=CaseText)
    channel: str = Field(max_length=20)
    signed_on: date


class Award(EditedRow, table=True):
    """A provider is given the support to do. Declined ones stand; one is offered or accepted at a time.

    Beside it an earlier one may be giving way: its support runs until the other begins.
    """

    __tablename__ = "award"
    __table_args__ = (
        CheckConstraint("state in ('offered', 'accepted', 'giving way', 'declined', 'ended')", name="state"),
        Index("uq_award_standing", "case_id", unique=True, sqlite_where=text("state in ('offered', 'accepted')"),
              postgresql_where=text("state in ('offered', 'accepted')")),
    )
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    offer_id: UUID = Field(foreign_key="offer.id", index=True)
    plan_id: UUID = Field(foreign_key="support_plan.id", index=True)
    state: str = Field(default="offered", max_length=20)
    answered_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    answer_words: str = Field(default="", max_length=1000, sa_type=CaseText)
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class FeedbackLetter(EditedRow, table=True):
    """What an unsuccessful provider is told: made from its own scores, naming no rival and no price."""

    __tablename__ = "feedback_letter"
    __table_args__ = (UniqueConstraint("offer_id"),)
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    offer_id: UUID = Field(foreign_key="offer.id")
    words: str = Field(max_length=6000, sa_type=CaseText)
    sent_on: date | None = None


class Service(EditedRow, table=True):
    """The support that was put in place under an award, and when it ended."""

    __tablename__ = "service"
    __table_args__ = (UniqueConstraint("award_id"), CheckConstraint("ended_on is null or ended_on >= started_on", name="ended_on"))
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    award_id: UUID = Field(foreign_key="award.id")
    started_on: date
    ended_on: date | None = None
    ended_why: str = Field(default="", max_length=500, sa_type=CaseText)


class Review(EditedRow, table=True):
    """One review: six weeks after the start, then each year (`number` from 1)."""

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("service_id", "number"),)
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    service_id: UUID = Field(foreign_key="service.id")
    number: int
    due_on: date = Field(index=True)
    held_on: date | None = None
    words: str = Field(default="", max_length=2000, sa_type=CaseText)


class ReviewAnswer(EditedRow, table=True):
    """Whether one outcome is met, as the person sees it and as the social worker sees it."""

    __tablename__ = "review_answer"
    __table_args__ = (
        UniqueConstraint("review_id", "outcome_id", "side"),
        CheckConstraint("side in ('person', 'social worker')", name="side"),
        CheckConstraint("answer in ('met', 'partly', 'not', 'changed')", name="answer"),
    )
    review_id: UUID = Field(foreign_key="review.id")
    outcome_id: UUID = Field(foreign_key="outcome.id", index=True)
    side: str = Field(max_length=20)
    answer: str = Field(max_length=20)
    words: str = Field(default="", max_length=1000, sa_type=CaseText)
