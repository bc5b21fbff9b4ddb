"""A workshop: its area, its groups of people, and where it stands in the five steps."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class Workshop(EditedRow, table=True):
    """One co-production process for one area (Toolkit: five steps); `step` is the slug it stands at.

    `follows_id` is the workshop whose round this one goes on from. It is no foreign key: a workshop's file can come to a
    computer that never had the round before. `look_again_on` is the day agreed for the next evaluation. `session_now_id` is
    the session that is being held, which marks all that is recorded meanwhile; no foreign key, since sessions name their workshop.
    """

    __tablename__ = "workshop"
    title: str = Field(max_length=200)
    purpose: str = Field(default="", max_length=2000)
    held_on: date | None = None
    format: str = Field(max_length=40)
    step: str = Field(default="map", max_length=40)
    put_away_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    is_example: bool = False
    follows_id: UUID | None = Field(default=None, index=True)
    look_again_on: date | None = None
    session_now_id: UUID | None = None


class Area(EditedRow, table=True):
    """The named geographical area a workshop considers: a point with a radius in km, or a boundary (GeoJSON, WGS84)."""

    __tablename__ = "area"
    __table_args__ = (UniqueConstraint("workshop_id"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    name: str = Field(max_length=200)
    latitude: float
    longitude: float
    radius_km: float = 10.0
    boundary: str | None = None


class GroupOfPeople(Row, table=True):
    """A group of people (citizen group) whose knowledge is mapped, in the order of the table's columns."""

    __tablename__ = "group_of_people"
    __table_args__ = (UniqueConstraint("workshop_id", "name"),)
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    name: str = Field(max_length=120)
    position: int = 0
    removed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class SmallGroup(EditedRow, table=True):
    """A small group that records together, such as the people at one table in a hall.

    `area` is in words; without it, and without a group of people, it is a mix. `expected` counts people. One that is closed
    takes nothing more; what it recorded stays. `split_from_id` is the small group some of its people came from.
    """

    __tablename__ = "small_group"
    __table_args__ = (
        UniqueConstraint("workshop_id", "name"),
        UniqueConstraint("workshop_id", "number"),
        CheckConstraint("expected between 0 and 500", name="expected"),
    )
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    number: int = 1
    name: str = Field(max_length=120)
    area: str = Field(default="", max_length=200)
    group_id: UUID | None = Field(default=None, foreign_key="group_of_people.id")
    host: str = Field(default="", max_length=120)
    expected: int | None = None
    split_from_id: UUID | None = Field(default=None, foreign_key="small_group.id")
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class WorkshopSession(EditedRow, table=True):
    """One of several meetings that feed the same record, such as focus groups on different days and in different places."""

    __tablename__ = "workshop_session"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    number: int
    name: str = Field(max_length=120)
    held_on: date | None = None
    place: str = Field(default="", max_length=200)
    removed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class StepMove(Row, table=True):
    """One move between steps, or put away and taken up: who and when are in `created_*`."""

    __tablename__ = "step_move"
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    from_step: str = Field(max_length=40)
    to_step: str = Field(max_length=40)
