"""Recording what is said in Steps 1 and 2: entries, "nothing", their changes and their withdrawal."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, NotFound
from toolkit.framework import framework
from toolkit.models import AVAILABLE, GAP, Entry, EntryApproach, EntryPlace, GroupOfPeople, NothingThere
from toolkit.places.place import Place, check_in_great_britain
from toolkit.record.edits import add_row, check_version, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import entries as queries


@dataclass(frozen=True)
class Said:
    """What was said: words, who does it (slugs of approaches), who pays and until when, where, and which story prompted it."""

    words: str
    approaches: tuple[str, ...] = ()
    paid_by: str = ""
    paid_until: date | None = None
    places: tuple[Place, ...] = ()
    story: str | None = None
    source: str = ""
    recorded_in: str = field(default="")

    def checked(self, kind: str) -> "Said":
        """The same, cleaned. Raises BadInput."""
        what = "what is available" if kind == AVAILABLE else "what is missing"
        unknown = set(self.approaches) - {approach.slug for approach in framework().approaches}
        if unknown:
            raise BadInput("Choose who does it from the five approaches.", "approaches")
        for place in self.places:
            check_in_great_britain(place.latitude, place.longitude)
        return Said(checked_words(self.words, "words", what=what), tuple(dict.fromkeys(self.approaches)),
                    optional_words(self.paid_by, "paid_by", what="who pays", limit=200), self.paid_until,
                    self.places, self.story, optional_words(self.source, "source", what="the source", limit=300),
                    optional_words(self.recorded_in, "recorded_in", what="where this was recorded", limit=40))

    def columns(self) -> dict:
        """The parts kept in the entry's own row."""
        return {"words": self.words, "paid_by": self.paid_by, "paid_until": self.paid_until, "story": self.story}


def record_entry(actor: Actor, workshop_id: UUID, group_id: UUID, function: int, kind: str, said: Said, *,
                 session: Session) -> UUID:
    """Record one thing said about a function for a group (Toolkit, steps 1 and 2); returns the entry's id."""
    check_may(actor, "record what is said", workshop_id)
    check_cell(workshop_id, group_id, function, kind, session=session)
    said = said.checked(kind)
    entry = Entry(workshop_id=workshop_id, group_id=group_id, function=function, kind=kind, source=said.source,
                  recorded_in=said.recorded_in, **said.columns())
    add_row(actor, "record what is said", entry, workshop_id=workshop_id, session=session, kind=kind,
            function=function, approaches=said.approaches, places=said.places, **said.columns())
    _add_parts(entry.id, said, session=session)
    return entry.id


def change_entry(actor: Actor, entry_id: UUID, version: int, said: Said, *, session: Session) -> None:
    """Save an entry's new words, approaches and places. Raises Changed when somebody saved it since `version`."""
    entry = standing_entry(entry_id, session=session)
    check_may(actor, "record what is said", entry.workshop_id)
    said = said.checked(entry.kind)
    check_version(entry, version, said.columns())
    for part in (*queries.parts_of(entry_id, session=session)[0], *queries.parts_of(entry_id, session=session)[1]):
        session.delete(part)
    session.flush()
    _add_parts(entry_id, said, session=session)
    save_edit(actor, "change an entry", entry, version, said.columns(), workshop_id=entry.workshop_id, session=session)


def withdraw_entry(actor: Actor, entry_id: UUID, *, session: Session) -> None:
    """Take an entry off table and map; it stays in the record and can be put back."""
    entry = standing_entry(entry_id, session=session)
    check_may(actor, "record what is said", entry.workshop_id)
    if queries.feeds_priorities(entry_id, session=session):
        raise BadInput("A priority rests on this gap. Take it out of the priority in Step 3 first.")
    save_edit(actor, "withdraw an entry", entry, entry.version,
              {"withdrawn_at": now(), "withdrawn_by": actor.name}, workshop_id=entry.workshop_id, session=session)


def put_back_entry(actor: Actor, entry_id: UUID, *, session: Session) -> None:
    """Undo a withdrawal."""
    entry = to_edit(Entry, entry_id, session=session)
    check_may(actor, "record what is said", entry.workshop_id)
    save_edit(actor, "put an entry back", entry, entry.version,
              {"withdrawn_at": None, "withdrawn_by": ""}, workshop_id=entry.workshop_id, session=session)


def say_nothing_there(actor: Actor, workshop_id: UUID, group_id: UUID, function: int, kind: str, nothing: bool = True,
                      *, session: Session) -> None:
    """Record that this group was asked and answered "nothing", or take that back."""
    check_may(actor, "record what is said", workshop_id)
    check_cell(workshop_id, group_id, function, kind, session=session)
    row = queries.nothing_at(workshop_id, group_id, function, kind, session=session)
    if nothing == (row is not None and row.taken_back_at is None):
        return
    act = "say nothing is there" if nothing else "take back nothing is there"
    row = row or NothingThere(workshop_id=workshop_id, group_id=group_id, function=function, kind=kind)
    row.taken_back_at = None if nothing else now()
    add_row(actor, act, row, workshop_id=workshop_id, session=session, group=group_id, function=function, kind=kind)


def check_cell(workshop_id: UUID, group_id: UUID, function: int, kind: str, *, session: Session) -> None:
    """Raise NotFound unless the cell is one of this workshop's table."""
    group = session.get(GroupOfPeople, group_id)
    if group is None or group.workshop_id != workshop_id or group.removed_at or not 1 <= function <= 10 \
            or kind not in (AVAILABLE, GAP):
        raise NotFound("This part of the table is not there any more. Choose the group and the function again.")


def standing_entry(entry_id: UUID, *, session: Session) -> Entry:
    """An entry that was not withdrawn, locked for writing. Raises NotFound."""
    entry = to_edit(Entry, entry_id, session=session)
    if entry.withdrawn_at:
        raise NotFound("This entry was withdrawn. Put it back first if it should change.")
    return entry


def _add_parts(entry_id: UUID, said: Said, *, session: Session) -> None:
    session.add_all(EntryApproach(entry_id=entry_id, approach=slug) for slug in said.approaches)
    session.add_all(EntryPlace(entry_id=entry_id, label=place.label[:200], kind=place.kind, latitude=place.latitude,
                               longitude=place.longitude) for place in said.places)
    session.flush()
