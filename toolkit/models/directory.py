"""The directory: what is known of a provider beyond what they are found by, where they are, and which two are one."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class ProviderDetail(EditedRow, table=True):
    """What a directory says of one provider, and where it was taken from.

    `source_list` is the feed's address, or the name a person gave a list; `source_id` is that list's own id; `arrived` is a fingerprint of
    what the source said last, to see what changed since. `rating_before` is kept when a rating falls, until somebody looked at it or it
    rises again.
    """

    __tablename__ = "provider_detail"
    __table_args__ = (UniqueConstraint("provider_id"), UniqueConstraint("source", "source_list", "source_id"),
                      CheckConstraint("source in ('typed', 'cqc', 'oruk', 'file')", name="source"),
                      CheckConstraint("capacity is null or capacity >= 0", name="capacity"),
                      CheckConstraint("vacancies is null or vacancies >= 0", name="vacancies"))
    provider_id: UUID = Field(foreign_key="provider.id")
    covers: str = Field(default="", max_length=500)
    capacity: int | None = None
    vacancies: int | None = None
    vacancies_on: date | None = None
    cqc_location: str = Field(default="", max_length=40, index=True)
    cqc_provider: str = Field(default="", max_length=40)
    rating: str = Field(default="", max_length=40)
    rated_on: date | None = None
    rating_before: str = Field(default="", max_length=40)
    dspt: str = Field(default="", max_length=40)
    accessibility: str = Field(default="", max_length=1000)
    languages: str = Field(default="", max_length=300)
    cost: str = Field(default="", max_length=500)
    website: str = Field(default="", max_length=300)
    authority: str = Field(default="", max_length=120, index=True)
    source: str = Field(default="typed", max_length=20)
    source_list: str = Field(default="", max_length=300)
    source_id: str | None = Field(default=None, max_length=200)
    arrived: str = Field(default="", max_length=64)
    arrived_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class ProviderPlace(Row, table=True):
    """One place of a provider in WGS84 degrees, under a label to show; never a private home."""

    __tablename__ = "provider_place"
    provider_id: UUID = Field(foreign_key="provider.id", index=True)
    label: str = Field(default="", max_length=300)
    latitude: float
    longitude: float


class ProviderMerge(Row, table=True):
    """Two providers that were one: what was added to the one that stays, so that it can be taken back."""

    __tablename__ = "provider_merge"
    kept_id: UUID = Field(foreign_key="provider.id", index=True)
    merged_id: UUID = Field(foreign_key="provider.id", index=True)
    status_before: str = Field(max_length=20)
    added: str = Field(default="[]", max_length=20_000)
    undone_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    undone_by: str = Field(default="", max_length=200)


class ProviderNotTheSame(Row, table=True):
    """Two providers that somebody looked at and said are two. The smaller id stands first."""

    __tablename__ = "provider_not_the_same"
    __table_args__ = (UniqueConstraint("one_id", "other_id"),)
    one_id: UUID = Field(foreign_key="provider.id")
    other_id: UUID = Field(foreign_key="provider.id")


class FeedAddress(EditedRow, table=True):
    """An address that an administrator allowed providers to be taken from; no other is fetched from a screen."""

    __tablename__ = "feed_address"
    __table_args__ = (UniqueConstraint("address"),)
    address: str = Field(max_length=300)
    stopped_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class SuggestionSettled(Row, table=True):
    """A provider that was suggested for a cell of Step 1 and that the room took in or refused: it is not suggested there again."""

    __tablename__ = "suggestion_settled"
    __table_args__ = (UniqueConstraint("group_id", "function", "provider_id"),
                      CheckConstraint("answer in ('taken', 'refused')", name="answer"))
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    group_id: UUID = Field(foreign_key="group_of_people.id")
    function: int
    provider_id: UUID = Field(foreign_key="provider.id")
    answer: str = Field(max_length=20)
