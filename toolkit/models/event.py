"""The day itself: its run sheet, what was prepared, where it stands, what is said between the desk and the small groups."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class RunSheet(EditedRow, table=True):
    """When a workshop's day begins, by London's clocks as "10:00"."""

    __tablename__ = "run_sheet"
    __table_args__ = (UniqueConstraint("workshop_id"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    starts_at: str = Field(max_length=5)


class RunSheetItem(EditedRow, table=True):
    """One part of the day. `minutes` includes `access_minutes`: time for interpreters, captions and moving about."""

    __tablename__ = "run_sheet_item"
    __table_args__ = (
        CheckConstraint("minutes between 1 and 600", name="minutes"),
        CheckConstraint("access_minutes between 0 and minutes", name="access_minutes"),
        CheckConstraint("kind in ('item', 'break')", name="kind"),
    )
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    position: int
    name: str = Field(max_length=200)
    notes: str = Field(default="", max_length=1000)
    kind: str = Field(max_length=20)
    minutes: int
    access_minutes: int = 0
    removed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class Prepared(EditedRow, table=True):
    """The answer, in words, to one thing that is asked before a workshop."""

    __tablename__ = "prepared"
    __table_args__ = (
        UniqueConstraint("workshop_id", "check_slug"),
        CheckConstraint("state in ('yes', 'partly', 'no')", name="state"),
    )
    workshop_id: UUID = Field(foreign_key="workshop.id")
    check_slug: str = Field(max_length=40)
    state: str = Field(max_length=20)
    words: str = Field(max_length=1000)


class SafeguardingCard(EditedRow, table=True):
    """What to do and whom to ring when somebody is at risk, as the council says. There is one for the whole installation."""

    __tablename__ = "safeguarding_card"
    __table_args__ = (UniqueConstraint("number"), CheckConstraint("number = 1", name="number"))
    number: int = 1
    what_to_do: str = Field(max_length=2000)
    whom_to_ring: str = Field(max_length=500)


class Desk(EditedRow, table=True):
    """Where the day stands: the run sheet's item under way, its clock, what the big screen shows.

    `more_minutes` were added to the item; `stopped_seconds` is how long its clock stood still before, `stopped_at` since when
    it does now. `shows` is a view of the big screen, `shows_what` which one of several (a story). `reached_at` is when another
    device first opened the hall's address.
    """

    __tablename__ = "desk"
    __table_args__ = (UniqueConstraint("workshop_id"), UniqueConstraint("code"),
                      CheckConstraint("text_percent between 100 and 200", name="text_percent"))
    workshop_id: UUID = Field(foreign_key="workshop.id")
    code: str = Field(max_length=20)
    item_id: UUID | None = Field(default=None, foreign_key="run_sheet_item.id")
    began_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    more_minutes: int = 0
    stopped_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    stopped_seconds: int = 0
    shows: str = Field(default="vote", max_length=20)
    shows_what: str = Field(default="", max_length=80)
    text_percent: int = 100
    reached_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class DeskMessage(Row, table=True):
    """What the desk says to the hosts: to one small group, or to all where it names none."""

    __tablename__ = "desk_message"
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    small_group_id: UUID | None = Field(default=None, foreign_key="small_group.id")
    words: str = Field(max_length=500)
    taken_back_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class HelpCall(Row, table=True):
    """A small group asks the facilitator to come; one that waits stands until somebody went."""

    __tablename__ = "help_call"
    __table_args__ = (
        Index("uq_help_call_waiting", "small_group_id", unique=True, sqlite_where=text("answered_at is null"),
              postgresql_where=text("answered_at is null")),
    )
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    small_group_id: UUID = Field(foreign_key="small_group.id")
    words: str = Field(default="", max_length=300)
    answered_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    answered_by: str = Field(default="", max_length=200)
