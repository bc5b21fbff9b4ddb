"""The record of Steps 1 and 2: what is available, what is missing, where. Table and map are two views of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime

AVAILABLE, GAP = "available", "gap"
# A gap in coverage ("nothing north of the river") belongs to the map, not to one of the ten functions.
COVERAGE = 0


class Entry(EditedRow, table=True):
    """One thing said about one function for one group of people: available now, or a gap.

    `came_from_id` is the entry of the round before that still stands; no foreign key, as for `Workshop.follows_id`.
    """

    __tablename__ = "entry"
    __table_args__ = (
        CheckConstraint("kind in ('available', 'gap')", name="kind"),
        CheckConstraint("function between 1 and 10 or (function = 0 and kind = 'gap')", name="function"),
        Index(None, "workshop_id", "function", "group_id", "kind", "created_at"),
        Index(None, "workshop_id", "created_at"),
        # Few are merged: finding them must not mean looking through the whole record.
        Index("ix_entry_merged", "workshop_id", sqlite_where=text("merged_into_id is not null"),
              postgresql_where=text("merged_into_id is not null")),
        # What was taken back in one round is looked for in the next by the entry it came from.
        Index("ix_entry_came_from", "came_from_id", sqlite_where=text("came_from_id is not null"),
              postgresql_where=text("came_from_id is not null")),
    )
    workshop_id: UUID = Field(foreign_key="workshop.id")
    group_id: UUID = Field(foreign_key="group_of_people.id", index=True)
    function: int
    kind: str = Field(max_length=20)
    words: str = Field(max_length=2000)
    paid_by: str = Field(default="", max_length=200)
    paid_until: date | None = None
    story: str | None = Field(default=None, max_length=80)
    gap_kind: str | None = Field(default=None, max_length=40)
    wanted: str = Field(default="", max_length=2000)
    source: str = Field(default="", max_length=300)
    small_group_id: UUID | None = Field(default=None, foreign_key="small_group.id", index=True)
    session_id: UUID | None = Field(default=None, foreign_key="workshop_session.id", index=True)
    channel: str = Field(default="room", max_length=40)
    merged_into_id: UUID | None = Field(default=None, foreign_key="entry.id", index=True)
    came_from_id: UUID | None = None
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    withdrawn_by: str = Field(default="", max_length=200)


class EntryApproach(Row, table=True):
    """Who does it: one of the five approaches; an entry may have several.

    `carried_from_id` names the entry that brought it along when it was merged into this one.
    """

    __tablename__ = "entry_approach"
    __table_args__ = (UniqueConstraint("entry_id", "approach"),)
    entry_id: UUID = Field(foreign_key="entry.id")
    approach: str = Field(max_length=40)
    carried_from_id: UUID | None = Field(default=None, foreign_key="entry.id")


class EntryPlace(Row, table=True):
    """Where an entry is, in WGS84 degrees; an entry without one has "no one place".

    "around" has a radius in km; "whole_area" and "online" are no spot on the map, so they have no degrees.
    `carried_from_id` names the entry that brought it along when it was merged into this one.
    """

    __tablename__ = "entry_place"
    entry_id: UUID = Field(foreign_key="entry.id", index=True)
    label: str = Field(max_length=200, index=True)
    kind: str = Field(max_length=20)
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    carried_from_id: UUID | None = Field(default=None, foreign_key="entry.id")


class NotTheSame(Row, table=True):
    """Two entries that were proposed as saying the same, and a person said no; the smaller id (as text) comes first."""

    __tablename__ = "not_the_same"
    __table_args__ = (UniqueConstraint("one_id", "other_id"),)
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    one_id: UUID = Field(foreign_key="entry.id")
    other_id: UUID = Field(foreign_key="entry.id")
    taken_back_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class NothingThere(Row, table=True):
    """We asked this group about this function, and the answer was "nothing": silence is not absence.

    `small_group_id` is the small group that said so last; a host takes back only what the own small group said.
    """

    __tablename__ = "nothing_there"
    __table_args__ = (UniqueConstraint("workshop_id", "group_id", "function", "kind"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    group_id: UUID = Field(foreign_key="group_of_people.id", index=True)
    function: int
    kind: str = Field(max_length=20)
    small_group_id: UUID | None = Field(default=None, foreign_key="small_group.id")
    taken_back_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class EntryChange(Row, table=True):
    """One change of one entry, with how it was before, so that it can be undone; only the newest 20 of a workshop are kept.

    `before` is JSON text; empty for a new entry. Undoing is possible while the entry still has `version_after`.
    """

    __tablename__ = "entry_change"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    number: int
    entry_id: UUID = Field(foreign_key="entry.id", index=True)
    act: str = Field(max_length=60)
    before: str = ""
    version_after: int
    undone_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
