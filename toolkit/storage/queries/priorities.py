"""Candidate and final priorities, and the gaps that feed them."""

from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Entry, GroupOfPeople, Priority, PriorityGap


def priorities_of(workshop_id: UUID, *, session: Session) -> list[Priority]:
    """The standing priorities by number. A workshop has tens of them, so objects are cheap enough."""
    wanted = select(Priority).where(Priority.workshop_id == workshop_id, Priority.withdrawn_at.is_(None))
    return list(session.exec(wanted.order_by(Priority.number)))


def next_number(workshop_id: UUID, *, session: Session) -> int:
    """The number the next priority gets; numbers of withdrawn ones are not used again, they may be on paper."""
    return 1 + (session.exec(select(func.max(Priority.number)).where(Priority.workshop_id == workshop_id)).one() or 0)


def gaps_feeding(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(priority id, entry id, function, group's name, words) of the standing gaps behind each priority."""
    wanted = (select(PriorityGap.priority_id, Entry.id, Entry.function, GroupOfPeople.name, Entry.words)
              .join(Entry, Entry.id == PriorityGap.entry_id).join(GroupOfPeople, GroupOfPeople.id == Entry.group_id)
              .where(Entry.workshop_id == workshop_id, Entry.merged_into_id.is_(None)).order_by(Entry.function, Entry.created_at))
    return list(session.exec(wanted))


def links_of(priority_id: UUID, *, session: Session) -> list[PriorityGap]:
    """The rows that tie gaps to one priority."""
    return list(session.exec(select(PriorityGap).where(PriorityGap.priority_id == priority_id)))
