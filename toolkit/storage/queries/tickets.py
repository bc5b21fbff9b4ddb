"""Tickets of a vote: the right to one ballot each."""

from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Ticket


def ticket_of(round_id: UUID, number: str, *, session: Session) -> Ticket | None:
    """The ticket with this number in this vote."""
    return session.exec(select(Ticket).where(Ticket.round_id == round_id, Ticket.number == number)).first()


def numbers_of(round_id: UUID, *, session: Session) -> set[str]:
    """Every number that was ever given in this vote."""
    return set(session.exec(select(Ticket.number).where(Ticket.round_id == round_id)))


def count_of(round_id: UUID, kind: str | None = None, *, without: str | None = None, session: Session) -> int:
    """How many tickets there are, of one kind and without one state where given."""
    wanted = select(func.count()).select_from(Ticket).where(Ticket.round_id == round_id)
    wanted = wanted.where(Ticket.kind == kind) if kind else wanted
    return session.exec(wanted.where(Ticket.state != without) if without else wanted).one()


def counts(round_id: UUID, *, session: Session) -> dict[tuple[str, str], int]:
    """How many tickets there are by (kind, state)."""
    wanted = select(Ticket.kind, Ticket.state, func.count()).where(Ticket.round_id == round_id)
    return {(kind, state): count for kind, state, count in session.exec(wanted.group_by(Ticket.kind, Ticket.state))}


def papers(round_id: UUID, *, session: Session) -> list[tuple]:
    """(number, kind, state, why, supported) of every ticket, by number."""
    wanted = select(Ticket.number, Ticket.kind, Ticket.state, Ticket.why, Ticket.supported).where(Ticket.round_id == round_id)
    return list(session.exec(wanted.order_by(Ticket.number)))


def by_receipt(round_id: UUID, receipt: str, *, session: Session) -> Ticket | None:
    """The ticket whose holder was shown this receipt."""
    return session.exec(select(Ticket).where(Ticket.round_id == round_id, Ticket.receipt == receipt)).first()
