"""Addresses of feeds that an administrator allowed."""

from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import FeedAddress


def allowed(*, session: Session) -> list[tuple[UUID, str]]:
    """(id, address) of those that stand."""
    wanted = select(FeedAddress.id, FeedAddress.address).where(FeedAddress.stopped_at.is_(None))
    return list(session.exec(wanted.order_by(FeedAddress.address)))


def by_address(address: str, *, session: Session) -> FeedAddress | None:
    """The row of an address, standing or stopped."""
    return session.exec(select(FeedAddress).where(FeedAddress.address == address)).first()
