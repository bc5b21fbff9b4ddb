"""Entries of the record: counts for the table, rows for one cell, points for the map."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Entry, EntryApproach, EntryPlace, GroupOfPeople, NothingThere, PriorityGap

COLUMNS = (Entry.id, Entry.version, Entry.function, Entry.group_id, Entry.kind, Entry.words, Entry.paid_by,
           Entry.paid_until, Entry.story, Entry.source, Entry.recorded_in, Entry.created_by, Entry.changed_at)


def _standing(workshop_id: UUID, *columns):
    # What a removed group said comes back with the group; until then it stands nowhere.
    return (select(*columns).select_from(Entry).join(GroupOfPeople, GroupOfPeople.id == Entry.group_id)
            .where(Entry.workshop_id == workshop_id, Entry.withdrawn_at.is_(None), GroupOfPeople.removed_at.is_(None)))


def counts(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(function, group id, kind, how many) for every cell that has entries."""
    wanted = _standing(workshop_id, Entry.function, Entry.group_id, Entry.kind, func.count())
    return list(session.exec(wanted.group_by(Entry.function, Entry.group_id, Entry.kind)))


def nothings(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(function, group id, kind) for every cell whose answer was "nothing"."""
    wanted = (select(NothingThere.function, NothingThere.group_id, NothingThere.kind)
              .join(GroupOfPeople, GroupOfPeople.id == NothingThere.group_id)
              .where(NothingThere.workshop_id == workshop_id, NothingThere.taken_back_at.is_(None),
                     GroupOfPeople.removed_at.is_(None)))
    return list(session.exec(wanted))


def nothing_at(workshop_id: UUID, group_id: UUID, function: int, kind: str, *, session: Session) -> NothingThere | None:
    """The "nothing" recorded for one cell, also one that was taken back."""
    return session.exec(select(NothingThere).where(
        NothingThere.workshop_id == workshop_id, NothingThere.group_id == group_id,
        NothingThere.function == function, NothingThere.kind == kind)).first()


def rows(workshop_id: UUID, *, session: Session, function: int | None = None, group_id: UUID | None = None,
         kind: str | None = None) -> list[tuple]:
    """The standing entries as `COLUMNS`, oldest first, narrowed to a function, a group or a kind where given."""
    wanted = _standing(workshop_id, *COLUMNS).order_by(Entry.created_at, Entry.id)
    for column, value in ((Entry.function, function), (Entry.group_id, group_id), (Entry.kind, kind)):
        if value is not None:
            wanted = wanted.where(column == value)
    return list(session.exec(wanted))


def places(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(entry id, label, kind of place, latitude, longitude) of the standing entries."""
    wanted = _standing(workshop_id, EntryPlace.entry_id, EntryPlace.label, EntryPlace.kind,
                       EntryPlace.latitude, EntryPlace.longitude)
    wanted = wanted.join(EntryPlace, EntryPlace.entry_id == Entry.id)
    return list(session.exec(wanted.order_by(EntryPlace.created_at, EntryPlace.id)))


def approaches(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(entry id, approach) of the standing entries."""
    wanted = _standing(workshop_id, EntryApproach.entry_id, EntryApproach.approach)
    return list(session.exec(wanted.join(EntryApproach, EntryApproach.entry_id == Entry.id)))


def points(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(entry id, function, kind, words, group id, label, latitude, longitude) for the map."""
    wanted = _standing(workshop_id, Entry.id, Entry.function, Entry.kind, Entry.words, Entry.group_id,
                       EntryPlace.label, EntryPlace.latitude, EntryPlace.longitude)
    return list(session.exec(wanted.join(EntryPlace, EntryPlace.entry_id == Entry.id)
                             .order_by(Entry.function, Entry.created_at)))


def last_change(workshop_id: UUID, *, session: Session) -> tuple[int, datetime | None]:
    """(how many entries were ever recorded, when one was last changed): moves with every change of the record."""
    wanted = select(func.count(), func.max(Entry.changed_at)).where(Entry.workshop_id == workshop_id)
    return session.exec(wanted).one()


def parts_of(entry_id: UUID, *, session: Session) -> tuple[list[EntryPlace], list[EntryApproach]]:
    """The places and approaches of one entry, to show or to replace them."""
    return (list(session.exec(select(EntryPlace).where(EntryPlace.entry_id == entry_id))),
            list(session.exec(select(EntryApproach).where(EntryApproach.entry_id == entry_id))))


def feeds_priorities(entry_id: UUID, *, session: Session) -> bool:
    """Whether a priority rests on this entry."""
    return session.exec(select(PriorityGap.id).where(PriorityGap.entry_id == entry_id)).first() is not None
