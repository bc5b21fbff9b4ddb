"""What comes into a vote: tickets, ballots, and totals that were counted by hand."""

from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from toolkit.models.base import Row


class Ticket(Row, table=True):
    """The right to one ballot. `number` is printed on a voting paper; the door's address carries it with a seal.

    `state` is issued, used, spoilt, dead (replaced by another) or void (printed before the vote was changed). `receipt` is what
    a voter keeps: it says that the ticket's ballot is counted and leads to no ballot. That a supporter helped stands here, not
    beside how somebody voted.
    """

    __tablename__ = "ticket"
    __table_args__ = (UniqueConstraint("round_id", "number"), UniqueConstraint("round_id", "receipt"))
    round_id: UUID = Field(foreign_key="vote_round.id")
    number: str = Field(max_length=5)
    kind: str = Field(max_length=20)
    state: str = Field(default="issued", max_length=20)
    why: str = Field(default="", max_length=300)
    supported: bool = False
    receipt: str | None = Field(default=None, max_length=12)
    replaces_id: UUID | None = Field(default=None, foreign_key="ticket.id", unique=True)


class Ballot(Row, table=True):
    """One person's ballot. Nothing in it says who; `channel` says how it came in.

    `ticket_id` ties it to its ticket while the vote is open, so that there is one and it can be changed. Closing the vote
    writes all ballots anew without it, in an order drawn at random.
    """

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("ticket_id"),)
    round_id: UUID = Field(foreign_key="vote_round.id", index=True)
    ticket_id: UUID | None = Field(default=None, foreign_key="ticket.id")
    channel: str = Field(max_length=20)
    voter_kind: str | None = Field(default=None, max_length=20)


class BallotDots(Row, table=True):
    """The dots one ballot puts on one item; an approval is one dot."""

    __tablename__ = "ballot_dots"
    __table_args__ = (UniqueConstraint("ballot_id", "item_id"), CheckConstraint("dots > 0", name="dots"))
    ballot_id: UUID = Field(foreign_key="ballot.id")
    item_id: UUID = Field(foreign_key="vote_item.id", index=True)
    dots: int


class BallotRating(Row, table=True):
    """Where one ballot places one item on the matrix; either question may be skipped."""

    __tablename__ = "ballot_rating"
    __table_args__ = (
        UniqueConstraint("ballot_id", "item_id"),
        CheckConstraint("impact is null or impact between 1 and 5", name="impact"),
        CheckConstraint("effort is null or effort between 1 and 5", name="effort"),
    )
    ballot_id: UUID = Field(foreign_key="ballot.id")
    item_id: UUID = Field(foreign_key="vote_item.id", index=True)
    impact: int | None = None
    effort: int | None = None


class BallotGroup(Row, table=True):
    """A group of people that the voter says they belong to; there may be several."""

    __tablename__ = "ballot_group"
    __table_args__ = (UniqueConstraint("ballot_id", "group_id"),)
    ballot_id: UUID = Field(foreign_key="ballot.id")
    group_id: UUID = Field(foreign_key="group_of_people.id", index=True)


class VoteBatch(Row, table=True):
    """Totals declared at once: sticky dots on a wall, or a show of hands, with how many people took part."""

    __tablename__ = "vote_batch"
    __table_args__ = (CheckConstraint("people > 0", name="people"),)
    round_id: UUID = Field(foreign_key="vote_round.id", index=True)
    channel: str = Field(max_length=20)
    people: int
    attachment_id: UUID | None = Field(default=None, foreign_key="attachment.id")
    withdrawn: bool = False


class BatchCount(Row, table=True):
    """What one item got in a batch."""

    __tablename__ = "batch_count"
    __table_args__ = (UniqueConstraint("batch_id", "item_id"), CheckConstraint("dots > 0", name="dots"))
    batch_id: UUID = Field(foreign_key="vote_batch.id")
    item_id: UUID = Field(foreign_key="vote_item.id", index=True)
    dots: int


class SecondKeying(Row, table=True):
    """A voting paper keyed again, to be compared with its ballot. Forgotten when the vote is closed."""

    __tablename__ = "second_keying"
    __table_args__ = (UniqueConstraint("ticket_id"),)
    round_id: UUID = Field(foreign_key="vote_round.id", index=True)
    ticket_id: UUID = Field(foreign_key="ticket.id")
    keyed: str = Field(max_length=2000)
