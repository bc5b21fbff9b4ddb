"""Rounds of voting, their items, and what was counted."""

from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import (
    Ballot,
    BallotDots,
    BallotGroup,
    BallotRating,
    BatchCount,
    SecondKeying,
    Ticket,
    VoteBatch,
    VoteItem,
    VoteRound,
)


def rounds_of(workshop_id: UUID, *, session: Session) -> list[VoteRound]:
    """Every round, the newest first."""
    return list(session.exec(select(VoteRound).where(VoteRound.workshop_id == workshop_id).order_by(VoteRound.number.desc())))


def round_of(round_id: UUID, *, session: Session) -> VoteRound | None:
    """One round as it stands."""
    return session.get(VoteRound, round_id)


def round_by_code(code: str, *, session: Session) -> VoteRound | None:
    """The round whose code people type."""
    return session.exec(select(VoteRound).where(VoteRound.code == code)).first()


def items_of(round_id: UUID, *, session: Session) -> list[VoteItem]:
    """The items on the round's voting paper, in its order."""
    return list(session.exec(select(VoteItem).where(VoteItem.round_id == round_id).order_by(VoteItem.number)))


def ballots_in(round_id: UUID, *, session: Session) -> int:
    """How many ballots have come in."""
    return session.exec(select(func.count()).select_from(Ballot).where(Ballot.round_id == round_id)).one()


def people_in(round_id: UUID, *, session: Session) -> int:
    """How many people have voted: one for each ballot, and those behind totals that were declared at once."""
    return ballots_in(round_id, session=session) + sum(batch.people for batch in batches_of(round_id, session=session))


def ballots_by_channel(round_id: UUID, *, session: Session) -> dict[str, int]:
    """Ballots by how they came in."""
    return dict(session.exec(select(Ballot.channel, func.count()).where(Ballot.round_id == round_id).group_by(Ballot.channel)).all())


def dots_by_item(round_id: UUID, *, session: Session) -> list[tuple]:
    """(item id, dots, supporters) for items that got any from ballots."""
    wanted = (select(BallotDots.item_id, func.sum(BallotDots.dots), func.count())
              .join(Ballot, Ballot.id == BallotDots.ballot_id).where(Ballot.round_id == round_id))
    return list(session.exec(wanted.group_by(BallotDots.item_id)))


def dots_rows(round_id: UUID, *, session: Session) -> list[tuple]:
    """(ballot id, item id, dots) of every ballot, by ballot."""
    wanted = select(BallotDots.ballot_id, BallotDots.item_id, BallotDots.dots).join(Ballot, Ballot.id == BallotDots.ballot_id)
    return list(session.exec(wanted.where(Ballot.round_id == round_id).order_by(BallotDots.ballot_id)))


def rating_rows(round_id: UUID, *, session: Session) -> list[tuple]:
    """(ballot id, item id, impact, effort) of every ballot, by ballot."""
    wanted = (select(BallotRating.ballot_id, BallotRating.item_id, BallotRating.impact, BallotRating.effort)
              .join(Ballot, Ballot.id == BallotRating.ballot_id))
    return list(session.exec(wanted.where(Ballot.round_id == round_id).order_by(BallotRating.ballot_id)))


def voters(round_id: UUID, *, session: Session) -> list[tuple]:
    """(ballot id, voter kind) of every ballot, by ballot."""
    return list(session.exec(select(Ballot.id, Ballot.voter_kind).where(Ballot.round_id == round_id).order_by(Ballot.id)))


def group_rows(round_id: UUID, *, session: Session) -> list[tuple]:
    """(ballot id, group id) for every group that a voter named."""
    wanted = select(BallotGroup.ballot_id, BallotGroup.group_id).join(Ballot, Ballot.id == BallotGroup.ballot_id)
    return list(session.exec(wanted.where(Ballot.round_id == round_id)))


def batches_of(round_id: UUID, *, session: Session) -> list[VoteBatch]:
    """Totals that were declared at once and stand, the oldest first."""
    wanted = select(VoteBatch).where(VoteBatch.round_id == round_id, VoteBatch.withdrawn.is_(False))
    return list(session.exec(wanted.order_by(VoteBatch.created_at)))


def batch_counts(round_id: UUID, *, session: Session) -> list[tuple]:
    """(batch id, channel, item id, dots) of the standing batches."""
    wanted = (select(VoteBatch.id, VoteBatch.channel, BatchCount.item_id, BatchCount.dots)
              .join(VoteBatch, VoteBatch.id == BatchCount.batch_id))
    return list(session.exec(wanted.where(VoteBatch.round_id == round_id, VoteBatch.withdrawn.is_(False))))


def second_keyings(round_id: UUID, *, session: Session) -> list[tuple]:
    """(ticket number, ticket id, what was keyed) of every paper that was keyed a second time."""
    wanted = select(Ticket.number, Ticket.id, SecondKeying.keyed).join(Ticket, Ticket.id == SecondKeying.ticket_id)
    return list(session.exec(wanted.where(SecondKeying.round_id == round_id).order_by(Ticket.number)))


def second_keying_of(ticket_id: UUID, *, session: Session) -> SecondKeying | None:
    """What was keyed a second time for one ticket."""
    return session.exec(select(SecondKeying).where(SecondKeying.ticket_id == ticket_id)).first()
