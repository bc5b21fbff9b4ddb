"""Entries of the record: counts for the table, rows for one cell, points for the map."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func
from sqlmodel import Session, select

from toolkit.models import GAP, Entry, EntryApproach, EntryPlace, EntryProgress, GroupOfPeople, NothingThere, PriorityGap

COLUMNS = (Entry.id, Entry.version, Entry.function, Entry.group_id, Entry.kind, Entry.words, Entry.paid_by,
           Entry.paid_until, Entry.story, Entry.gap_kind, Entry.wanted, Entry.source, Entry.small_group_id, Entry.channel, Entry.session_id,
           Entry.created_by, Entry.changed_at)
PLACE = (EntryPlace.label, EntryPlace.latitude, EntryPlace.longitude, EntryPlace.kind, EntryPlace.radius_km)
LATELY = 400


def standing(workshop_id: UUID, *columns, function: int | None = None, group_id: UUID | None = None, kind: str | None = None,
             ids: Sequence[UUID] | None = None):
    """These columns of the standing entries, narrowed to a function, a group, a kind or these ids where given.

    What a removed group said comes back with the group; until then it stands nowhere. Nor does what was merged into another.
    """
    wanted = (select(*columns).select_from(Entry).join(GroupOfPeople, GroupOfPeople.id == Entry.group_id)
              .where(Entry.workshop_id == workshop_id, Entry.withdrawn_at.is_(None), Entry.merged_into_id.is_(None),
                     GroupOfPeople.removed_at.is_(None)))
    for column, value in ((Entry.function, function), (Entry.group_id, group_id), (Entry.kind, kind)):
        if value is not None:
            wanted = wanted.where(column == value)
    return wanted if ids is None else wanted.where(Entry.id.in_(list(ids)))


def counts(workshop_id: UUID, *, session: Session, **which) -> list[tuple]:
    """(function, group id, kind, how many) for every cell that has entries, narrowed as `rows`."""
    wanted = standing(workshop_id, Entry.function, Entry.group_id, Entry.kind, func.count(), **which)
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


def rows(workshop_id: UUID, *, session: Session, **which) -> list[tuple]:
    """The standing entries as `COLUMNS`, oldest first, narrowed to a function, a group_id, a kind or ids where given."""
    return list(session.exec(standing(workshop_id, *COLUMNS, **which).order_by(Entry.created_at, Entry.id)))


def newest(workshop_id: UUID, start: int, limit: int, *, session: Session, **which) -> list[UUID]:
    """The ids of so many standing entries from `start` on, newest first, narrowed as `rows`."""
    wanted = standing(workshop_id, Entry.id, **which).order_by(Entry.created_at.desc(), Entry.id.desc())
    return list(session.exec(wanted.offset(start).limit(limit)))


def places(workshop_id: UUID, *, session: Session, **which) -> list[tuple]:
    """(entry id, label, latitude, longitude, kind of place, radius in km) of the standing entries, narrowed as `rows`."""
    wanted = standing(workshop_id, EntryPlace.entry_id, EntryPlace.label, EntryPlace.latitude, EntryPlace.longitude,
                       EntryPlace.kind, EntryPlace.radius_km, **which).join(EntryPlace, EntryPlace.entry_id == Entry.id)
    return list(session.exec(wanted.order_by(EntryPlace.created_at, EntryPlace.id)))


def approaches(workshop_id: UUID, *, session: Session, **which) -> list[tuple]:
    """(entry id, approach) of the standing entries, narrowed as `rows`."""
    wanted = standing(workshop_id, EntryApproach.entry_id, EntryApproach.approach, **which)
    return list(session.exec(wanted.join(EntryApproach, EntryApproach.entry_id == Entry.id)))


def gaps_off_the_map(workshop_id: UUID, *, session: Session) -> int:
    """How many standing gaps have no place."""
    return _count(workshop_id, ~exists().where(EntryPlace.entry_id == Entry.id), Entry.kind == GAP, session=session)


def gaps_without_priority(workshop_id: UUID, *, session: Session) -> int:
    """How many standing gaps feed no priority."""
    return _count(workshop_id, ~exists().where(PriorityGap.entry_id == Entry.id), Entry.kind == GAP, session=session)


def not_asked_again(workshop_id: UUID, evaluation_id: UUID, *, session: Session) -> int:
    """How many standing entries one evaluation has not asked about."""
    asked = exists().where(EntryProgress.entry_id == Entry.id, EntryProgress.evaluation_id == evaluation_id,
                           EntryProgress.state != "not asked")
    return _count(workshop_id, ~asked, session=session)


def _count(workshop_id: UUID, *conditions, session: Session) -> int:
    return session.exec(standing(workshop_id, func.count()).where(*conditions)).one()


def points(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(entry id, function, kind, words, group id, label, latitude, longitude, radius in km) for the map."""
    wanted = standing(workshop_id, Entry.id, Entry.function, Entry.kind, Entry.words, Entry.group_id,
                       EntryPlace.label, EntryPlace.latitude, EntryPlace.longitude, EntryPlace.radius_km)
    return list(session.exec(wanted.join(EntryPlace, EntryPlace.entry_id == Entry.id).where(EntryPlace.latitude.is_not(None))
                             .order_by(Entry.function, Entry.created_at)))


def last_change(workshop_id: UUID, *, session: Session) -> tuple[int, int | None, datetime | None]:
    """(how many entries were ever recorded, the sum of their versions, when one was last changed).

    Moves with every change of the record. The sum also moves where a record of another laptop brings older changes.
    """
    wanted = select(func.count(), func.sum(Entry.version), func.max(Entry.changed_at))
    return session.exec(wanted.where(Entry.workshop_id == workshop_id)).one()


def parts_of(entry_id: UUID, *, session: Session) -> tuple[list[EntryPlace], list[EntryApproach]]:
    """The places and approaches of one entry, to show or to replace them."""
    return (list(session.exec(select(EntryPlace).where(EntryPlace.entry_id == entry_id))),
            list(session.exec(select(EntryApproach).where(EntryApproach.entry_id == entry_id))))


def feeds_priorities(entry_id: UUID, *, session: Session) -> bool:
    """Whether a priority rests on this entry."""
    return session.exec(select(PriorityGap.id).where(PriorityGap.entry_id == entry_id)).first() is not None


def recent_places(workshop_id: UUID, limit: int, *, session: Session) -> list[tuple]:
    """`PLACE` of the places this workshop spoke of lately, each once, the latest first; spots without a name are left out.

    Looks at the newest `LATELY` entries only, so that it costs the same however long the record is.
    """
    lately = select(Entry.id).where(Entry.workshop_id == workshop_id).order_by(Entry.created_at.desc()).limit(LATELY).subquery()
    wanted = _named(select(*PLACE).join(lately, lately.c.id == EntryPlace.entry_id))
    return list(session.exec(wanted.group_by(*PLACE).order_by(func.max(EntryPlace.created_at).desc()).limit(limit)))


def place_called(workshop_id: UUID, label: str, *, session: Session) -> tuple | None:
    """`PLACE` of the place that this workshop spoke of by just this name, the latest where there are several."""
    wanted = _named(select(*PLACE).join(Entry, Entry.id == EntryPlace.entry_id).where(Entry.workshop_id == workshop_id))
    return session.exec(wanted.where(EntryPlace.label == label).order_by(EntryPlace.created_at.desc()).limit(1)).first()


def _named(wanted):
    # Clicked spots are called after the town nearby: many of them share one name.
    return wanted.where(EntryPlace.latitude.is_not(None), EntryPlace.kind != "point")
