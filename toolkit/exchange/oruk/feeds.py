"""Which feeds may be read: an administrator says so, address by address."""

from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may, may
from toolkit.clock import now
from toolkit.errors import NotAllowed
from toolkit.exchange.oruk.fetching import checked_address
from toolkit.models import FeedAddress
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.storage.queries import feeds as queries


def allow(actor: Actor, typed: str, *, session: Session) -> None:
    """Allow providers to be taken from this address, also one that was stopped before. Raises BadInput, NotAllowed."""
    check_may(actor, "allow feeds")
    address = checked_address(typed)
    row = queries.by_address(address, session=session)
    if row is None:
        add_row(actor, "allow a feed", FeedAddress(address=address), workshop_id=None, session=session, address=address)
    elif row.stopped_at:
        save_edit(actor, "allow a feed", row, row.version, {"stopped_at": None}, workshop_id=None, session=session)


def stop(actor: Actor, feed_id: UUID, *, session: Session) -> None:
    """Nothing is taken from this address any more. Raises NotAllowed, NotFound."""
    check_may(actor, "allow feeds")
    row = to_edit(FeedAddress, feed_id, session=session)
    save_edit(actor, "stop a feed", row, row.version, {"stopped_at": now()}, workshop_id=None, session=session)


def check_allowed(actor: Actor, address: str, *, session: Session) -> None:
    """Raise NotAllowed unless an administrator allowed this address, or is the one who asks."""
    known = {one for _, one in queries.allowed(session=session)}
    if not may(actor, "allow feeds") and checked_address(address) not in known:
        raise NotAllowed("This address was not allowed, or not any more. Ask an administrator to allow it first.")
