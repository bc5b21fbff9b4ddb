"""What is put up for everybody: the page "You said, we did", findings in the open feed, and which entries may be read there."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, UTCDateTime


class YouSaidPage(EditedRow, table=True):
    """The page of one workshop. `code` is its public address, the same for ever; `published_at` is empty while it is down."""

    __tablename__ = "you_said_page"
    __table_args__ = (UniqueConstraint("workshop_id"), UniqueConstraint("code"))
    workshop_id: UUID = Field(foreign_key="workshop.id")
    words: str = Field(default="", max_length=2000)
    code: str | None = Field(default=None, max_length=40)
    published_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    taken_down_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class YouSaidLine(EditedRow, table=True):
    """What the page says of one priority beyond the record: what was done in words, and the same in Easy Read."""

    __tablename__ = "you_said_line"
    __table_args__ = (UniqueConstraint("priority_id"),)
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    priority_id: UUID = Field(foreign_key="priority.id")
    done: str = Field(default="", max_length=2000)
    easy_said: str = Field(default="", max_length=500)
    easy_planned: str = Field(default="", max_length=500)
    easy_done: str = Field(default="", max_length=500)


class EntryAgreement(EditedRow, table=True):
    """Whether whoever said an entry agreed that others may read it. It holds for the words that `fingerprint` is of (SHA-256)."""

    __tablename__ = "entry_agreement"
    __table_args__ = (UniqueConstraint("entry_id"),)
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    entry_id: UUID = Field(foreign_key="entry.id")
    agreed: bool = True
    fingerprint: str = Field(max_length=64)


class FindingsPage(EditedRow, table=True):
    """Whether what a workshop found to be available stands in the open feed of this server: `published_at` is empty while it does not."""

    __tablename__ = "findings_page"
    __table_args__ = (UniqueConstraint("workshop_id"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    published_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
