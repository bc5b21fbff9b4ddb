"""Tickets of a vote: the right to one ballot each."""

from uuid import UUID

from sqlalchemy import func, or_, update
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


def void_printed(round_id: UUID, *, from_state: str, to_state: str, kind: str, session: Session) -> int:
    """Move tickets that stand on paper to another state: those of one kind, and those in place of lost ones; says how many."""
    on_paper = or_(Ticket.kind == kind, Ticket.replaces_id.is_not(None))
    change = update(Ticket).where(Ticket.round_id == round_id, Ticket.state == from_state, on_paper).values(state=to_state)
    return session.exec(change).rowcount


def by_receipt(round_id: UUID, receipt: str, *, session: Session) -> Ticket | None:
    """The ticket whose holder was shown this receipt."""
    return session.exec(select(Ticket).where(Ticket.round_id == round_id, Ticket.receipt == receipt)).first()
