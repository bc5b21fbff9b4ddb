"""Asking providers: enquiries, who was asked, sealed offers with what they say to each outcome, marks, calls."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, UniqueConstraint, text
from sqlmodel import Field

from toolkit.models.base import CaseText, EditedRow, Row, UTCDateTime


class Enquiry(EditedRow, table=True):
    """One round of asking. `sent` is exactly what went out (JSON text), so that later edits change nothing that was answered.

    `weights` is JSON text too: what each outcome weighed (1-5) when it went out, which is not told to providers. `quality_weight`
    is out of 100. Both are fixed before offers are opened. One enquiry of a case runs at a time.
    """

    __tablename__ = "enquiry"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("state in ('draft', 'open', 'opened', 'withdrawn')", name="state"),
        CheckConstraint("quality_weight between 0 and 100", name="quality_weight"),
        Index("uq_enquiry_running", "case_id", unique=True, sqlite_where=text("state in ('draft', 'open')"),
              postgresql_where=text("state in ('draft', 'open')")),
    )
    case_id: UUID = Field(foreign_key="brokerage_case.id")
    number: int
    state: str = Field(default="draft", max_length=20)
    words: str = Field(default="", max_length=2000, sa_type=CaseText)
    closes_at: datetime | None = Field(default=None, sa_type=UTCDateTime, index=True)
    quality_weight: int = 70
    sent: str = Field(default="", max_length=60000, sa_type=CaseText)
    weights: str = Field(default="", max_length=8000)
    sent_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    opened_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    opened_by: str = Field(default="", max_length=200)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    withdrawn_why: str = Field(default="", max_length=500, sa_type=CaseText)


class EnquiryProvider(Row, table=True):
    """A provider who was asked. Their link is made from this row's id and a seal, so nothing here opens their door."""

    __tablename__ = "enquiry_provider"
    __table_args__ = (UniqueConstraint("enquiry_id", "provider_id"),)
    enquiry_id: UUID = Field(foreign_key="enquiry.id")
    provider_id: UUID = Field(foreign_key="provider.id", index=True)
    seen_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    declined_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    declined_why: str = Field(default="", max_length=500, sa_type=CaseText)
    mailed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class OfferDraft(EditedRow, table=True):
    """What a provider has typed so far at their door (JSON text of the form's fields). Nobody else reads it."""

    __tablename__ = "offer_draft"
    __table_args__ = (UniqueConstraint("asked_id"),)
    asked_id: UUID = Field(foreign_key="enquiry_provider.id")
    fields: str = Field(max_length=60000, sa_type=CaseText)


class Offer(EditedRow, table=True):
    """A provider's one sealed offer; sending again until closing takes its place. `channel` is the door or the phone."""

    __tablename__ = "offer"
    __table_args__ = (UniqueConstraint("asked_id"), CheckConstraint("channel in ('door', 'phone', 'paper')", name="channel"))
    asked_id: UUID = Field(foreign_key="enquiry_provider.id")
    channel: str = Field(default="door", max_length=20)
    available_on: date | None = None
    words: str = Field(default="", max_length=2000, sa_type=CaseText)
    sent_at: datetime = Field(sa_type=UTCDateTime)


class OfferLine(Row, table=True):
    """What an offer says to one outcome. `weekly_pounds` 0 is free; None is not priced by itself (maintenance may be grouped)."""

    __tablename__ = "offer_line"
    __table_args__ = (UniqueConstraint("offer_id", "outcome_id"),
                      CheckConstraint("weekly_pounds is null or weekly_pounds >= 0", name="weekly_pounds"))
    offer_id: UUID = Field(foreign_key="offer.id")
    outcome_id: UUID = Field(foreign_key="outcome.id", index=True)
    what: str = Field(default="", max_length=1000, sa_type=CaseText)
    how: str = Field(default="", max_length=1000, sa_type=CaseText)
    when: str = Field(default="", max_length=300, sa_column_kwargs={"name": "when_words"}, sa_type=CaseText)
    how_often: str = Field(default="", max_length=300, sa_type=CaseText)
    weekly_pounds: Decimal | None = Field(default=None, sa_type=Numeric(12, 2))
    grouped: bool = False       # its cost is part of another maintenance line's


class OfferMark(EditedRow, table=True):
    """How well an offer meets one outcome, 0 to 5, with why; the reason goes into the feedback letter."""

    __tablename__ = "offer_mark"
    __table_args__ = (UniqueConstraint("offer_id", "outcome_id"), CheckConstraint("mark between 0 and 5", name="mark"))
    offer_id: UUID = Field(foreign_key="offer.id")
    outcome_id: UUID = Field(foreign_key="outcome.id", index=True)
    mark: int
    why: str = Field(default="", max_length=500, sa_type=CaseText)


class ProviderCall(Row, table=True):
    """One call of a ring-round: whom, when and what they answered. `created_by` rang."""

    __tablename__ = "provider_call"
    __table_args__ = (CheckConstraint("answer in ('yes', 'no', 'call back', 'no answer')", name="answer"),)
    case_id: UUID = Field(foreign_key="brokerage_case.id", index=True)
    provider_id: UUID | None = Field(default=None, foreign_key="provider.id", index=True)
    provider_name: str = Field(default="", max_length=200)
    called_at: datetime = Field(sa_type=UTCDateTime)
    answer: str = Field(max_length=20)
    words: str = Field(default="", max_length=500, sa_type=CaseText)
