"""Photos of paper tables and maps, and stories that a council adds."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class Attachment(Row, table=True):
    """A file kept with a workshop (JPEG, PNG or PDF), for one entry where one is named; `checksum` is SHA-256."""

    __tablename__ = "attachment"
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    entry_id: UUID | None = Field(default=None, foreign_key="entry.id", index=True)
    small_group_id: UUID | None = Field(default=None, foreign_key="small_group.id")
    name: str = Field(max_length=200)
    content_type: str = Field(max_length=40)
    size: int
    checksum: str = Field(max_length=64)
    note: str = Field(default="", max_length=500)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class AttachmentContent(Row, table=True):
    """The bytes of one attachment, apart so that lists never read them."""

    __tablename__ = "attachment_content"
    __table_args__ = (UniqueConstraint("attachment_id"),)
    attachment_id: UUID = Field(foreign_key="attachment.id")
    content: bytes


class OwnStoryFile(Row, table=True):
    """The picture or film of a story; never changed, a new one is a new row. Lists never read `content`."""

    __tablename__ = "own_story_file"
    name: str = Field(max_length=200)
    content_type: str = Field(max_length=40)
    size: int
    checksum: str = Field(max_length=64)
    content: bytes


class OwnStory(EditedRow, table=True):
    """A good-practice story that a council added; lists are slugs or numbers separated by spaces."""

    __tablename__ = "own_story"
    title: str = Field(max_length=200)
    story: str = Field(max_length=5000)
    easy_read: str = Field(default="", max_length=2000)
    functions: str = Field(max_length=40)
    approaches: str = Field(default="", max_length=250)
    source: str = Field(max_length=300)
    link: str = Field(default="", max_length=500)
    file_id: UUID | None = Field(default=None, foreign_key="own_story_file.id", index=True)
    picture_alt: str = Field(default="", max_length=300)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
