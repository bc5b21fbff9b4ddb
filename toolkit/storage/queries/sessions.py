"""The sessions of a workshop: meetings on several days that feed one record."""

from datetime import date
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Entry, WorkshopSession


def sessions_of(workshop_id: UUID, *, session: Session, with_removed: bool = False) -> list[WorkshopSession]:
    """The sessions of a workshop by number."""
    wanted = select(WorkshopSession).where(WorkshopSession.workshop_id == workshop_id).order_by(WorkshopSession.number)
    return list(session.exec(wanted if with_removed else wanted.where(WorkshopSession.removed_at.is_(None))))


def days_of(workshop_id: UUID, *, session: Session) -> list[date]:
    """The days on which its sessions are held."""
    wanted = select(WorkshopSession.held_on).where(WorkshopSession.workshop_id == workshop_id, WorkshopSession.held_on.is_not(None),
                                                   WorkshopSession.removed_at.is_(None))
    return list(session.exec(wanted))


def entries_by_session(workshop_id: UUID, *, session: Session) -> dict[UUID | None, int]:
    """How many standing entries each session brought."""
    wanted = (select(Entry.session_id, func.count()).where(Entry.workshop_id == workshop_id, Entry.withdrawn_at.is_(None),
                                                           Entry.merged_into_id.is_(None)).group_by(Entry.session_id))
    return dict(session.exec(wanted).all())
