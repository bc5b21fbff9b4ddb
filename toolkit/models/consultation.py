"""Step 4, plans taken back to the people: rounds of consultation, what was answered, and what the commissioner says to it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class Consultation(EditedRow, table=True):
    """One round on draft plans. `code` is what stands on cards and is typed; `asked` is how many people were asked.

    Answers are taken from opening until the end of `closes_on`; sheets that come in later are keyed until somebody closes it.
    """

    __tablename__ = "consultation"
    __table_args__ = (UniqueConstraint("workshop_id", "number"), UniqueConstraint("code"),
                      CheckConstraint("asked is null or asked > 0", name="asked"))
    workshop_id: UUID = Field(foreign_key="workshop.id")
    number: int = 1
    words: str = Field(default="", max_length=1000)
    state: str = Field(default="draft", max_length=20)
    code: str | None = Field(default=None, max_length=8)
    asked: int | None = None
    closes_on: date | None = None
    opened_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class ConsultationItem(Row, table=True):
    """A plan as it stood when people were asked: later edits do not change what they answered. `facts` is who, when, how much."""

    __tablename__ = "consultation_item"
    __table_args__ = (UniqueConstraint("consultation_id", "plan_id"), UniqueConstraint("consultation_id", "number"))
    consultation_id: UUID = Field(foreign_key="consultation.id")
    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    number: int
    title: str = Field(max_length=300)
    words: str = Field(max_length=2000)
    facts: str = Field(default="", max_length=4000)
    picture: str = Field(default="", max_length=120)
    picture_alt: str = Field(default="", max_length=200)


class ConsultationResponse(Row, table=True):
    """What holds one person's answers together. Nothing in it says who; `channel` says how it came in.

    `form` is the fingerprint of the one-time number of the page it was sent from, so that a second press counts once.
    """

    __tablename__ = "consultation_response"
    __table_args__ = (UniqueConstraint("form"), CheckConstraint("channel in ('phone', 'paper', 'room')", name="channel"))
    consultation_id: UUID = Field(foreign_key="consultation.id", index=True)
    channel: str = Field(max_length=20)
    form: str | None = Field(default=None, max_length=64)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class ConsultationAnswer(Row, table=True):
    """One person's answer on one plan; "" where only words were given. Words are shown to others only where that was agreed."""

    __tablename__ = "consultation_answer"
    __table_args__ = (UniqueConstraint("response_id", "item_id"),
                      CheckConstraint("answer in ('agree', 'if_changed', 'disagree', '')", name="answer"))
    response_id: UUID = Field(foreign_key="consultation_response.id")
    item_id: UUID = Field(foreign_key="consultation_item.id", index=True)
    answer: str = Field(default="", max_length=20)
    words: str = Field(default="", max_length=2000)
    may_publish: bool = False


class ConsultationHands(Row, table=True):
    """Hands raised in the room, counted at once for every plan; `people` is how many took part."""

    __tablename__ = "consultation_hands"
    __table_args__ = (CheckConstraint("people > 0", name="people"),)
    consultation_id: UUID = Field(foreign_key="consultation.id", index=True)
    people: int
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class ConsultationHandsCount(Row, table=True):
    """The hands raised for each answer on one plan."""

    __tablename__ = "consultation_hands_count"
    __table_args__ = (UniqueConstraint("hands_id", "item_id"),
                      CheckConstraint("agree >= 0 and if_changed >= 0 and disagree >= 0", name="hands"))
    hands_id: UUID = Field(foreign_key="consultation_hands.id")
    item_id: UUID = Field(foreign_key="consultation_item.id", index=True)
    agree: int = 0
    if_changed: int = 0
    disagree: int = 0


class ConsultationTheme(EditedRow, table=True):
    """What several comments on one plan come to, named by a person; answered with changed or not changed, and why."""

    __tablename__ = "consultation_theme"
    item_id: UUID = Field(foreign_key="consultation_item.id", index=True)
    words: str = Field(max_length=300)
    changed: bool | None = None
    why: str = Field(default="", max_length=2000)
    answered_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class ThemeComment(Row, table=True):
    """A comment that belongs to a theme; one comment may say several things."""

    __tablename__ = "theme_comment"
    __table_args__ = (UniqueConstraint("theme_id", "answer_id"),)
    theme_id: UUID = Field(foreign_key="consultation_theme.id")
    answer_id: UUID = Field(foreign_key="consultation_answer.id", index=True)


class PlanAdoption(EditedRow, table=True):
    """Whether a plan was adopted, in which version of it; `not_consulted_why` is the reason for not taking it back to the people."""

    __tablename__ = "plan_adoption"
    __table_args__ = (UniqueConstraint("plan_id"),)
    plan_id: UUID = Field(foreign_key="plan.id")
    not_consulted_why: str = Field(default="", max_length=2000)
    adopted_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    adopted_by: str = Field(default="", max_length=200)
    plan_version: int | None = None
