"""Small groups as the screens of the day show them."""

from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Entry, GroupOfPeople, SmallGroup


def rows(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(id, version, number, name, area, group id, host, expected, split from, closed, group's name, entries), by number."""
    entries = (select(Entry.small_group_id, func.count().label("entries"))
               .where(Entry.workshop_id == workshop_id, Entry.withdrawn_at.is_(None)).group_by(Entry.small_group_id).subquery())
    wanted = (select(SmallGroup.id, SmallGroup.version, SmallGroup.number, SmallGroup.name, SmallGroup.area, SmallGroup.group_id,
                     SmallGroup.host, SmallGroup.expected, SmallGroup.split_from_id, SmallGroup.closed_at, GroupOfPeople.name,
                     func.coalesce(entries.c.entries, 0))
              .join(GroupOfPeople, GroupOfPeople.id == SmallGroup.group_id, isouter=True)
              .join(entries, entries.c.small_group_id == SmallGroup.id, isouter=True)
              .where(SmallGroup.workshop_id == workshop_id, SmallGroup.removed_at.is_(None)).order_by(SmallGroup.number))
    return list(session.exec(wanted))


def named_so(workshop_id: UUID, name: str, but: UUID, *, session: Session) -> bool:
    """Whether another small group of the workshop has this name, a removed one too: names are unique."""
    wanted = select(SmallGroup.name).where(SmallGroup.workshop_id == workshop_id, SmallGroup.id != but)
    return name.casefold() in {one.casefold() for one in session.exec(wanted)}
