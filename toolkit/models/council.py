"""How the council looks: its name, its logo and its colours."""

from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row


class CouncilLogo(Row, table=True):
    """A council's logo as it was given (a drawing made harmless); never changed, a new one is a new row."""

    __tablename__ = "council_logo"
    content_type: str = Field(max_length=40)
    size: int
    checksum: str = Field(max_length=64)
    content: bytes


class CouncilLook(EditedRow, table=True):
    """Name, logo and colours on light and on dark. One for the whole installation; without a name it is Common Table's own look."""

    __tablename__ = "council_look"
    __table_args__ = (UniqueConstraint("number"), CheckConstraint("number = 1", name="number"))
    number: int = 1
    name: str = Field(default="", max_length=80)
    colour: str = Field(default="", max_length=7)
    dark_colour: str = Field(default="", max_length=7)
    logo_id: UUID | None = Field(default=None, foreign_key="council_logo.id", index=True)
    logo_alt: str = Field(default="", max_length=300)
