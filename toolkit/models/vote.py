"""Step 3: a round of voting with dots, and its ballots."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import EditedRow, Row, UTCDateTime


class VoteRound(EditedRow, table=True):
    """One vote: a question, the dots each person has, and how many may go on one item."""

    __tablename__ = "vote_round"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)
    workshop_id: UUID = Field(foreign_key="workshop.id")
    number: int = 1
    question: str = Field(max_length=300)
    dots_per_person: int = 5
    max_per_item: int = 3
    headcount: int | None = None
    state: str = Field(default="open", max_length=20)
    closed_at: datetime | None = Field(default=None, sa_type=UTCDateTime)


class VoteItem(Row, table=True):
    """A priority as it stood on the voting paper of one round: its words do not change under a vote."""

    __tablename__ = "vote_item"
    __table_args__ = (UniqueConstraint("round_id", "priority_id"), UniqueConstraint("round_id", "number"))
    round_id: UUID = Field(foreign_key="vote_round.id")
    priority_id: UUID = Field(foreign_key="priority.id", index=True)
    number: int
    title: str = Field(max_length=300)


class Ballot(Row, table=True):
    """One person's ballot. Nothing in it says who; `channel` says how it came in."""

    __tablename__ = "ballot"
    round_id: UUID = Field(foreign_key="vote_round.id", index=True)
    channel: str = Field(max_length=20)


class BallotDots(Row, table=True):
    """The dots one ballot puts on one item."""

    __tablename__ = "ballot_dots"
    __table_args__ = (UniqueConstraint("ballot_id", "item_id"), CheckConstraint("dots > 0", name="dots"))
    ballot_id: UUID = Field(foreign_key="ballot.id")
    item_id: UUID = Field(foreign_key="vote_item.id", index=True)
    dots: int
