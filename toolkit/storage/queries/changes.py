"""The last changes of a workshop's entries."""

from uuid import UUID

from sqlalchemy import delete, func
from sqlmodel import Session, select

from toolkit.models import Entry, EntryChange


def next_number(workshop_id: UUID, *, session: Session) -> int:
    """The number the next change gets."""
    return 1 + (session.exec(select(func.max(EntryChange.number)).where(EntryChange.workshop_id == workshop_id)).one() or 0)


def forget_older(workshop_id: UUID, number: int, *, session: Session) -> None:
    """Forget what lies too far back to be undone."""
    session.execute(delete(EntryChange).where(EntryChange.workshop_id == workshop_id, EntryChange.number <= number))


def last_changes(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(id, act, words, by, at, whether it can be undone now) of the changes that stand, the newest first."""
    wanted = (select(EntryChange.id, EntryChange.act, Entry.words, EntryChange.created_by, EntryChange.created_at,
                     (EntryChange.version_after == Entry.version).label("can_undo"))
              .join(Entry, Entry.id == EntryChange.entry_id)
              .where(EntryChange.workshop_id == workshop_id, EntryChange.undone_at.is_(None))
              .order_by(EntryChange.number.desc()))
    return list(session.exec(wanted))


def newest_standing(entry_id: UUID, *, session: Session) -> EntryChange | None:
    """The newest change of one entry that was not undone."""
    wanted = select(EntryChange).where(EntryChange.entry_id == entry_id, EntryChange.undone_at.is_(None))
    return session.exec(wanted.order_by(EntryChange.number.desc())).first()
