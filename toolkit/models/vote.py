"""Step 3: a round of voting and the items on its voting paper."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class VoteRound(EditedRow, table=True):
    """One vote: a question, how it is answered, and within which limits.

    `code` is what people type to find the room's vote. `live`: totals are shown while it is open (a show of hands).
    `revealed` says how many results the big screen has uncovered. `left_over` are printed papers that were not handed out.
    `seed` replays the lots that were drawn between equals. Money is in pounds, staff time in days.
    """

    __tablename__ = "vote_round"
    __table_args__ = (UniqueConstraint("workshop_id", "number"), UniqueConstraint("code"))
    workshop_id: UUID = Field(foreign_key="workshop.id")
    number: int = 1
    question: str = Field(max_length=300)
    input: str = Field(default="dots", max_length=20)
    dots_per_person: int = 5
    max_per_item: int = 3
    money_limit: int | None = None
    staff_limit: int | None = None
    headcount: int | None = None
    live: bool = False
    state: str = Field(default="open", max_length=20)
    code: str | None = Field(default=None, max_length=8)
    left_over: int | None = None
    revealed: int = 0
    seed: str = Field(default="", max_length=64)
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    published_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class VoteItem(Row, table=True):
    """A priority as it stood on the voting paper of one round: its words do not change under a vote."""

    __tablename__ = "vote_item"
    __table_args__ = (UniqueConstraint("round_id", "priority_id"), UniqueConstraint("round_id", "number"))
    round_id: UUID = Field(foreign_key="vote_round.id")
    priority_id: UUID = Field(foreign_key="priority.id", index=True)
    number: int
    title: str = Field(max_length=300)
    picture: str = Field(default="", max_length=120)
    picture_alt: str = Field(default="", max_length=200)
    cost: int | None = None
    staff_days: int | None = None
