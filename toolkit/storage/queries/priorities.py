"""Candidate and final priorities, and the gaps that feed them."""

from collections.abc import Iterable
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
    """(priority id, entry id, function, group's name, words) of the standing gaps behind each priority.

    A gap of a priority that was merged into another stands behind that other: it comes back with it when the merge is undone.
    """
    wanted = (select(PriorityGap.priority_id, Entry.id, Entry.function, GroupOfPeople.name, Entry.words)
              .join(Entry, Entry.id == PriorityGap.entry_id).join(GroupOfPeople, GroupOfPeople.id == Entry.group_id)
              .where(Entry.workshop_id == workshop_id, Entry.merged_into_id.is_(None), Entry.withdrawn_at.is_(None))
              .order_by(Entry.function, Entry.created_at))
    roots = roots_of(workshop_id, session=session)
    return list(dict.fromkeys((roots.get(priority, priority), *gap) for priority, *gap in session.exec(wanted)))


def gaps_taken_back(workshop_id: UUID, *, session: Session) -> dict[UUID, int]:
    """How many gaps behind each priority were taken back for good: their words are gone, that there was one is not."""
    wanted = (select(PriorityGap.priority_id, func.count(func.distinct(Entry.id))).join(Entry, Entry.id == PriorityGap.entry_id)
              .where(Entry.workshop_id == workshop_id, Entry.words == "").group_by(PriorityGap.priority_id))
    roots, found = roots_of(workshop_id, session=session), {}
    for priority, count in session.exec(wanted):
        root = roots.get(priority, priority)
        found[root] = found.get(root, 0) + count
    return found


def roots_of(workshop_id: UUID, *, session: Session) -> dict[UUID, UUID]:
    """For each priority that was merged, the one that stands for it now, also by way of others."""
    merged = select(Priority.id, Priority.merged_into_id).where(Priority.workshop_id == workshop_id,
                                                               Priority.merged_into_id.is_not(None))
    above: dict[UUID, UUID] = dict(session.exec(merged).all())
    found = {}
    for one in above:
        root, seen = above[one], {one}
        # Two laptops joined by a file may have merged two priorities into each other: no ring is followed for ever.
        while root in above and root not in seen:
            seen.add(root)
            root = above[root]
        found[one] = root
    return found


def links_of(priority_id: UUID, *, session: Session) -> list[PriorityGap]:
    """The rows that tie gaps to one priority."""
    return list(session.exec(select(PriorityGap).where(PriorityGap.priority_id == priority_id)))


def by_ids(priority_ids: Iterable[UUID], *, session: Session) -> list[Priority]:
    """These priorities, also withdrawn ones."""
    return list(session.exec(select(Priority).where(Priority.id.in_(list(priority_ids)))))
