"""Rounds of voting, their items and their ballots."""

from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Ballot, BallotDots, VoteItem, VoteRound


def rounds_of(workshop_id: UUID, *, session: Session) -> list[VoteRound]:
    """Every round, the newest first."""
    return list(session.exec(select(VoteRound).where(VoteRound.workshop_id == workshop_id).order_by(VoteRound.number.desc())))


def items_of(round_id: UUID, *, session: Session) -> list[VoteItem]:
    """The items on the round's voting paper, in its order."""
    return list(session.exec(select(VoteItem).where(VoteItem.round_id == round_id).order_by(VoteItem.number)))


def ballots_in(round_id: UUID, *, session: Session) -> int:
    """How many ballots have come in."""
    return session.exec(select(func.count()).select_from(Ballot).where(Ballot.round_id == round_id)).one()


def dots_by_item(round_id: UUID, *, session: Session) -> list[tuple]:
    """(item id, dots, supporters) for items that got any."""
    wanted = (select(BallotDots.item_id, func.sum(BallotDots.dots), func.count())
              .join(Ballot, Ballot.id == BallotDots.ballot_id).where(Ballot.round_id == round_id))
    return list(session.exec(wanted.group_by(BallotDots.item_id)))
