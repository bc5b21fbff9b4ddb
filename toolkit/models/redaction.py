"""Words that were taken back for good, at the wish of whoever said them."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import Row


class Redaction(Row, table=True):
    """That words were taken back, by whom and when (`created_*`), and never the words themselves.

    `noun` is the kind of words and `noun_id` the row that held them at `version`. `fingerprint` holds seals of the words that
    only this installation can make: an older workshop file cannot bring them back under another id, and nobody can guess
    them from it. Without a workshop it is a council's own story.
    """

    __tablename__ = "redaction"
    __table_args__ = (UniqueConstraint("noun", "noun_id", "version"),)
    workshop_id: UUID | None = Field(default=None, foreign_key="workshop.id", index=True)
    noun: str = Field(max_length=40)
    noun_id: UUID = Field(index=True)
    version: int
    fingerprint: str | None = Field(default=None, max_length=64)
