"""Counts for the coverage pictures: approaches per function, and the spots that entries are at."""

from uuid import UUID

from sqlalchemy import exists, func
from sqlmodel import Session

from toolkit.models import AVAILABLE, Entry, EntryApproach, EntryPlace
from toolkit.storage.queries.entries import standing


def approach_counts(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(function, approach, how many available entries); None for those of which nobody said who does it."""
    said = (standing(workshop_id, Entry.function, EntryApproach.approach, func.count())
            .join(EntryApproach, EntryApproach.entry_id == Entry.id).where(Entry.kind == AVAILABLE)
            .group_by(Entry.function, EntryApproach.approach))
    not_said = (standing(workshop_id, Entry.function, func.count())
                .where(Entry.kind == AVAILABLE, ~exists().where(EntryApproach.entry_id == Entry.id)).group_by(Entry.function))
    return [*session.exec(said), *((function, None, count) for function, count in session.exec(not_said))]


def spots(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(a number for each entry, kind, latitude, longitude, radius in km or None) of every spot on the map."""
    # A number in place of the id: ten thousand ids read as objects cost more than all the rest.
    number = func.dense_rank().over(order_by=Entry.id)
    wanted = standing(workshop_id, number, Entry.kind, EntryPlace.latitude, EntryPlace.longitude, EntryPlace.radius_km)
    return list(session.exec(wanted.join(EntryPlace, EntryPlace.entry_id == Entry.id).where(EntryPlace.latitude.is_not(None))))


def everywhere(workshop_id: UUID, *, session: Session) -> dict[str, int]:
    """How many entries are for "whole_area" and how many "online", which are no spot on the map."""
    wanted = (standing(workshop_id, EntryPlace.kind, func.count(func.distinct(Entry.id)))
              .join(EntryPlace, EntryPlace.entry_id == Entry.id).where(EntryPlace.latitude.is_(None)).group_by(EntryPlace.kind))
    return dict(session.exec(wanted).all())
