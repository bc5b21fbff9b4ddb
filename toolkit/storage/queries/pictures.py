"""The standing entries for a picture of the whole record: few columns, and ids as the letters that the database gives.

Making objects of ten thousand ids would cost more than all the rest.
"""

from uuid import UUID

from sqlalchemy import String, cast, type_coerce
from sqlmodel import Session, select

from toolkit.models import Entry, EntryApproach, EntryPlace
from toolkit.storage.queries.entries import PLACE, standing


def entries(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(id, function, group id, kind, words), ids as text, by function and id."""
    wanted = standing(workshop_id, _key(Entry.id), Entry.function, _key(Entry.group_id), Entry.kind, Entry.words)
    return session.connection().execute(wanted.order_by(Entry.function, Entry.id)).all()


def approaches(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(entry id as text, approach) of all entries, also of those that do not stand; in no order."""
    wanted = select(_key(EntryApproach.entry_id), EntryApproach.approach).join(Entry, Entry.id == EntryApproach.entry_id)
    return session.connection().execute(wanted.where(Entry.workshop_id == workshop_id)).all()


def places(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(entry id as text, label, latitude, longitude, kind of place, radius in km) of all entries, in the order they were named."""
    wanted = select(_key(EntryPlace.entry_id), *PLACE).join(Entry, Entry.id == EntryPlace.entry_id)
    return session.connection().execute(wanted.where(Entry.workshop_id == workshop_id)
                                        .order_by(EntryPlace.created_at, EntryPlace.id)).all()


def _key(column):
    # SQLite keeps an id as its letters, PostgreSQL as an id of its own; a cast of either is text, and costs nothing on SQLite.
    return type_coerce(cast(column, String), String)
