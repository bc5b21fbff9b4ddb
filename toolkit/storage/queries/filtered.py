"""The standing entries that match a filter: counted for the table, listed by the page, never all at once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_
from sqlmodel import Session, select

from toolkit.models import Entry, EntryApproach, EntryPlace, GroupOfPeople, SmallGroup, WorkshopSession
from toolkit.storage.queries.entries import standing

LISTED = (Entry.id, Entry.function, Entry.group_id, Entry.kind, Entry.words, Entry.wanted, Entry.gap_kind, Entry.channel,
          Entry.created_by, Entry.created_at, GroupOfPeople.name.label("group"), SmallGroup.name.label("small_group"),
          Entry.came_from_id, WorkshopSession.name.label("session"))


def _matching(workshop_id: UUID, which: dict[str, Any], *columns):
    wanted = standing(workshop_id, *columns, function=which.get("function"), group_id=which.get("group_id"))
    if which.get("small_group_id"):
        wanted = wanted.where(Entry.small_group_id == which["small_group_id"])
    if which.get("session_id"):
        wanted = wanted.where(Entry.session_id == which["session_id"])
    if which.get("approach"):
        wanted = wanted.where(Entry.id.in_(select(EntryApproach.entry_id).where(EntryApproach.approach == which["approach"])))
    for term in which.get("terms", ()):
        wanted = wanted.where(_says(term))
    return wanted


def _says(term: str):
    # SQLite's own lower() knows English letters only: other alphabets are also tried in small, capital and title letters.
    tried = {term} if term.isascii() else {term, term.lower(), term.upper(), term.capitalize()}
    return or_(*(column.icontains(one, autoescape=True) for one in sorted(tried) for column in (Entry.words, Entry.wanted)))


def counts(workshop_id: UUID, *, session: Session, **which) -> list[tuple]:
    """(function, group id, kind, how many) of what matches: group_id, small_group_id, session_id, function, approach, terms."""
    wanted = _matching(workshop_id, which, Entry.function, Entry.group_id, Entry.kind, func.count())
    return list(session.exec(wanted.group_by(Entry.function, Entry.group_id, Entry.kind)))


def page(workshop_id: UUID, start: int, limit: int, *, session: Session, **which) -> list[tuple]:
    """`LISTED` of what matches, by function, group and time: so many rows from `start` on."""
    wanted = _with_names(_matching(workshop_id, which, *LISTED))
    order = (Entry.function, GroupOfPeople.position, Entry.created_at, Entry.id)
    return list(session.exec(wanted.order_by(*order).offset(start).limit(limit)))


def these(workshop_id: UUID, entry_ids: Sequence[UUID], *, session: Session) -> list[tuple]:
    """`LISTED` of these entries as far as they stand, in no order."""
    return list(session.exec(_with_names(standing(workshop_id, *LISTED, ids=entry_ids))))


def _with_names(wanted):
    return (wanted.join(SmallGroup, SmallGroup.id == Entry.small_group_id, isouter=True)
            .join(WorkshopSession, WorkshopSession.id == Entry.session_id, isouter=True))


def approaches_of(entry_ids: Sequence[UUID], *, session: Session) -> list[tuple]:
    """(entry id, approach) of these entries."""
    wanted = select(EntryApproach.entry_id, EntryApproach.approach).where(EntryApproach.entry_id.in_(list(entry_ids)))
    return list(session.exec(wanted.order_by(EntryApproach.created_at, EntryApproach.approach)))


def places_of(entry_ids: Sequence[UUID], *, session: Session) -> list[tuple]:
    """(entry id, label) of these entries' places."""
    wanted = select(EntryPlace.entry_id, EntryPlace.label).where(EntryPlace.entry_id.in_(list(entry_ids)))
    return list(session.exec(wanted.order_by(EntryPlace.created_at, EntryPlace.id)))
