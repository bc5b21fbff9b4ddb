"""Recording what is said in Steps 1 and 2: entries, "nothing", their changes and their withdrawal."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may, check_small_group
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.framework import framework
from toolkit.models import (
    AVAILABLE,
    COVERAGE,
    GAP,
    Entry,
    EvaluationEntry,
    GroupOfPeople,
    NothingThere,
    SmallGroup,
    Workshop,
    WorkshopSession,
)
from toolkit.places.place import Place, check_place
from toolkit.record.edits import add_row, check_version, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.steps.resting import why_it_stays
from toolkit.steps.undo import keep_change, set_parts, snapshot
from toolkit.storage.queries import entries as queries
from toolkit.storage.queries.evaluations import evaluation_now
from toolkit.words.speaking import _

CHANNELS = {"room": "said in the room", "paper": "from paper", "photo": "from a photo", "later": "written in later"}
GAP_KINDS = {"nothing_there": "Nothing there", "not_enough": "Not enough", "not_for_this_group": "Not for this group",
             "too_far": "Too far", "not_known_about": "Not known about", "not_good": "Not good"}


@dataclass(frozen=True)
class Said:
    """What was said: words, who does it (slugs of approaches), who pays and until when, where, and where it comes from.

    For a gap also its kind, the improvement that is wanted, and the story that prompted it. Without a session, a new entry is of
    the one that is being held.
    """

    words: str
    approaches: tuple[str, ...] = ()
    paid_by: str = ""
    paid_until: date | None = None
    places: tuple[Place, ...] = ()
    story: str | None = None
    source: str = ""
    channel: str = "room"
    small_group_id: UUID | None = None
    gap_kind: str | None = None
    wanted: str = ""
    session_id: UUID | None = None

    def checked(self, kind: str) -> "Said":
        """The same, cleaned. Raises BadInput."""
        what = "what is available" if kind == AVAILABLE else "what is missing"
        if set(self.approaches) - {approach.slug for approach in framework().approaches}:
            raise BadInput("Choose who does it from the five approaches.", "approaches")
        if self.gap_kind not in (None, *GAP_KINDS) or self.channel not in CHANNELS:
            raise BadInput("Choose one of the kinds in the list.", "gap_kind" if self.channel in CHANNELS else "channel")
        for place in self.places:
            check_place(place)
        return replace(self, words=checked_words(self.words, "words", what=what), approaches=tuple(dict.fromkeys(self.approaches)),
                       paid_by=optional_words(self.paid_by, "paid_by", what="who pays", limit=200),
                       source=optional_words(self.source, "source", what="the source", limit=300),
                       wanted=optional_words(self.wanted, "wanted", what="the improvement that is wanted"))

    def columns(self) -> dict:
        """The parts kept in the entry's own row."""
        return {"words": self.words, "paid_by": self.paid_by, "paid_until": self.paid_until, "story": self.story,
                "gap_kind": self.gap_kind, "wanted": self.wanted, "small_group_id": self.small_group_id, "session_id": self.session_id,
                "channel": self.channel}


def record_entry(actor: Actor, workshop_id: UUID, group_id: UUID, function: int, kind: str, said: Said, *,
                 session: Session, entry_id: UUID | None = None) -> UUID:
    """Record one thing said about a function for a group (Toolkit, steps 1 and 2); returns the entry's id.

    While the workshop stands at Step 5 it is marked as said at the newest evaluation. `entry_id` is given by a browser that
    sends the same line until it hears that it arrived: then it is recorded once.
    """
    check_may(actor, "record what is said", workshop_id)
    check_small_group(actor, said.small_group_id)
    if entry_id and _is_here(entry_id, workshop_id, said.small_group_id, session=session):
        return entry_id
    check_cell(workshop_id, group_id, function, kind, session=session)
    said = _placed(workshop_id, said.checked(kind), session=session)
    check_takes_more(workshop_id, said.small_group_id, session=session)
    entry = Entry(workshop_id=workshop_id, group_id=group_id, function=function, kind=kind, source=said.source, **said.columns())
    entry.id = entry_id or entry.id
    add_row(actor, "record what is said", entry, workshop_id=workshop_id, session=session, kind=kind,
            function=function, approaches=said.approaches, places=said.places, **said.columns())
    set_parts(entry.id, said.approaches, said.places, session=session)
    if held := evaluation_now(workshop_id, session=session):
        session.add(EvaluationEntry(evaluation_id=held, entry_id=entry.id, created_by=actor.name))
    keep_change(actor, "recorded", entry, "", session=session)
    return entry.id


def change_entry(actor: Actor, entry_id: UUID, version: int, said: Said, *, session: Session) -> None:
    """Save an entry's new words, approaches and places. Raises Changed when somebody saved it since `version`."""
    entry = standing_entry(entry_id, session=session)
    check_may_change(actor, entry)
    said = said.checked(entry.kind)
    check_small_group(actor, said.small_group_id)
    _small_group(entry.workshop_id, said.small_group_id, session=session)
    _check_session(entry.workshop_id, said.session_id, session=session)
    check_version(entry, version, said.columns())
    before = snapshot(entry, session=session)
    set_parts(entry_id, said.approaches, said.places, session=session)
    save_edit(actor, "change an entry", entry, version, said.columns(), workshop_id=entry.workshop_id, session=session)
    keep_change(actor, "changed", entry, before, session=session)


def move_entry(actor: Actor, entry_id: UUID, version: int, function: int, group_id: UUID, *, session: Session) -> None:
    """Move an entry to another function or group. Raises NotFound, Changed."""
    entry = standing_entry(entry_id, session=session)
    check_may_change(actor, entry)
    check_cell(entry.workshop_id, group_id, function, entry.kind, session=session)
    _edit(actor, "move an entry", "moved", entry, version, {"function": function, "group_id": group_id}, session=session)


def withdraw_entry(actor: Actor, entry_id: UUID, *, session: Session) -> None:
    """Take an entry off table and map; it stays in the record and can be put back. Raises BadInput."""
    entry = standing_entry(entry_id, session=session)
    check_may_change(actor, entry)
    if why := why_it_stays(entry_id, session=session):
        raise BadInput(why)
    _edit(actor, "withdraw an entry", "withdrawn", entry, entry.version,
          {"withdrawn_at": now(), "withdrawn_by": actor.name}, session=session)


def put_back_entry(actor: Actor, entry_id: UUID, *, session: Session) -> None:
    """Undo a withdrawal. Raises MoveRefused where the words were taken back for good."""
    entry = to_edit(Entry, entry_id, session=session)
    check_may_change(actor, entry)
    check_not_taken_back(entry.words)
    _edit(actor, "put an entry back", "put back", entry, entry.version, {"withdrawn_at": None, "withdrawn_by": ""}, session=session)


def _edit(actor: Actor, act: str, said: str, entry: Entry, version: int, changes: dict, *, session: Session) -> None:
    before = snapshot(entry, session=session)
    save_edit(actor, act, entry, version, changes, workshop_id=entry.workshop_id, session=session)
    keep_change(actor, said, entry, before, session=session)


def check_not_taken_back(words: str) -> None:
    """Raise MoveRefused where a row has no words any more, because they were taken back for good."""
    if not words:
        raise MoveRefused("This was taken back for good at the wish of whoever said it. It cannot be put back; "
                          "if they wish to say it again, record it anew.")


def say_nothing_there(actor: Actor, workshop_id: UUID, group_id: UUID, function: int, kind: str, nothing: bool = True,
                      *, session: Session, small_group_id: UUID | None = None) -> None:
    """Record that this group was asked and answered "nothing", or take that back.

    A small group's host takes back only what that small group said. Raises MoveRefused when the small group is closed.
    """
    small_group_id = actor.small_group_id or small_group_id
    check_may(actor, "record what is said", workshop_id)
    check_cell(workshop_id, group_id, function, kind, session=session)
    check_takes_more(workshop_id, small_group_id, session=session)
    row = queries.nothing_at(workshop_id, group_id, function, kind, session=session)
    if nothing == (row is not None and row.taken_back_at is None):
        return
    if not nothing:
        check_small_group(actor, row.small_group_id)
    act = "say nothing is there" if nothing else "take back nothing is there"
    row = row or NothingThere(workshop_id=workshop_id, group_id=group_id, function=function, kind=kind)
    row.taken_back_at, row.small_group_id = None if nothing else now(), small_group_id
    add_row(actor, act, row, workshop_id=workshop_id, session=session, group=group_id, function=function, kind=kind)


def check_cell(workshop_id: UUID, group_id: UUID, function: int, kind: str, *, session: Session) -> None:
    """Raise NotFound unless the cell is one of this workshop's table."""
    group = session.get(GroupOfPeople, group_id)
    if group is None or group.workshop_id != workshop_id or group.removed_at or kind not in (AVAILABLE, GAP) \
            or not (1 <= function <= 10 or (function, kind) == (COVERAGE, GAP)):
        raise NotFound("This part of the table is not there any more. Choose the group and the function again.")


def standing_entry(entry_id: UUID, *, session: Session) -> Entry:
    """An entry that was not withdrawn, locked for writing. Raises NotFound."""
    entry = to_edit(Entry, entry_id, session=session)
    if entry.withdrawn_at:
        raise NotFound("This entry was withdrawn. Put it back first if it should change.")
    if entry.merged_into_id:
        raise NotFound("This entry was merged into another. Take it out of there first if it should change.")
    return entry


def check_may_change(actor: Actor, entry: Entry) -> None:
    """Raise NotAllowed unless this person may change this entry: a small group's host only what that small group recorded."""
    check_may(actor, "record what is said", entry.workshop_id)
    check_small_group(actor, entry.small_group_id)


def check_takes_more(workshop_id: UUID, small_group_id: UUID | None, *, session: Session) -> None:
    """Raise MoveRefused when the small group is closed, NotFound when it is not there."""
    found = _small_group(workshop_id, small_group_id, session=session)
    if found and found.closed_at:
        raise MoveRefused(_("{name} was closed, so nothing more is recorded for it. What you wrote is still here: copy it, or "
                            "ask the facilitator to open the group again or to record it for another.", name=found.name))


def _small_group(workshop_id: UUID, small_group_id: UUID | None, *, session: Session) -> SmallGroup | None:
    found = session.get(SmallGroup, small_group_id) if small_group_id else None
    if small_group_id and (found is None or found.workshop_id != workshop_id):
        raise NotFound("This small group is not there any more. Choose another.")
    return found


def _check_session(workshop_id: UUID, session_id: UUID | None, *, session: Session) -> None:
    found = session.get(WorkshopSession, session_id) if session_id else None
    if session_id and (found is None or found.workshop_id != workshop_id):
        raise NotFound("This session is not there any more. Choose another.")


def _placed(workshop_id: UUID, said: Said, *, session: Session) -> Said:
    # Chosen once for everybody who records: a host in the next room does not have to know which session it is.
    _check_session(workshop_id, said.session_id, session=session)
    return said if said.session_id else replace(said, session_id=session.get_one(Workshop, workshop_id).session_now_id)


def _is_here(entry_id: UUID, workshop_id: UUID, small_group_id: UUID | None, *, session: Session) -> bool:
    entry = session.get(Entry, entry_id)
    if entry and (entry.workshop_id, entry.small_group_id) != (workshop_id, small_group_id):
        raise BadInput("This line is in the record already, with another small group. Write it once more if it was said here too.")
    return entry is not None
