"""The run sheet: what happens when, with breaks and with time for interpreters; its times add up by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, Changed, MoveRefused
from toolkit.framework import framework
from toolkit.models import RunSheet, RunSheetItem, Workshop
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import event as queries
from toolkit.words.speaking import _

KINDS = {"item": "Part of the day", "break": "Break"}
MOST_MINUTES = 600
MOST_ITEMS = 60
PREPARE = "prepare the day"


@dataclass(frozen=True)
class Part:
    """What a facilitator writes for one item: `minutes` in all, `access_minutes` of them for interpreters and moving about."""

    name: str
    minutes: int | None
    access_minutes: int | None = 0
    kind: str = "item"
    notes: str = ""

    def columns(self) -> dict:
        """The same, checked, as columns. Raises BadInput."""
        access = self.access_minutes or 0
        if self.minutes is None or not 1 <= self.minutes <= MOST_MINUTES:
            raise BadInput(_("Say how many minutes it takes, from 1 to {most_minutes}.", most_minutes=MOST_MINUTES), "minutes")
        if not 0 <= access <= self.minutes:
            raise BadInput("The minutes for interpreters and moving about are part of the minutes, so they cannot be more.",
                           "access_minutes")
        if self.kind not in KINDS:
            raise BadInput("Choose whether it is a part of the day or a break.", "kind")
        return {"name": checked_words(self.name, "name", what="what happens", limit=200), "minutes": self.minutes,
                "access_minutes": access, "kind": self.kind,
                "notes": optional_words(self.notes, "notes", what="the notes", limit=1000)}


@dataclass(frozen=True)
class Slot:
    """One item as it stands on the run sheet: from when to when, in minutes since midnight."""

    id: UUID
    version: int
    name: str
    notes: str
    kind: str
    minutes: int
    access_minutes: int
    begins: int
    ends: int


@dataclass(frozen=True)
class Sheet:
    """A workshop's run sheet. `version` is that of its time of beginning; 0 where nobody has said one."""

    starts_at: str
    version: int
    slots: Sequence[Slot]
    removed: Sequence[tuple[UUID, str]]


def sheet_of(workshop_id: UUID, *, session: Session) -> Sheet:
    """The run sheet with its times; without slots while nobody has begun one."""
    row = queries.run_sheet_of(workshop_id, session=session)
    starts_at = row.starts_at if row else _usual_start(workshop_id, session=session)
    at, slots = minutes_of(starts_at), []
    for item in queries.items_of(workshop_id, session=session):
        slots.append(Slot(item.id, item.version, item.name, item.notes, item.kind, item.minutes, item.access_minutes,
                          at, at + item.minutes))
        at += item.minutes
    removed = [(item.id, item.name) for item in queries.removed_items_of(workshop_id, session=session)]
    return Sheet(starts_at, row.version if row else 0, tuple(slots), tuple(removed))


def _usual_start(workshop_id: UUID, *, session: Session) -> str:
    workshop = session.get_one(Workshop, workshop_id)
    return next((one.starts_at for one in framework().lengths if one.slug == workshop.format), "10:00")


def minutes_of(typed: str) -> int:
    """Minutes since midnight of a time such as "10:00". Raises BadInput."""
    try:
        found = time.fromisoformat(typed.strip())
    except ValueError:
        raise BadInput("Write the time the day begins like 10:00.", "starts_at") from None
    return found.hour * 60 + found.minute


def say_time(minutes: int) -> str:
    """Minutes since midnight as a time: "10:05". A day that runs past midnight begins anew at 00:00."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def begin(actor: Actor, workshop_id: UUID, *, session: Session) -> int:
    """Fill an empty run sheet with what the format usually has (Toolkit, appendix 2); returns how many items that were.

    Raises MoveRefused.
    """
    check_may(actor, PREPARE, workshop_id)
    workshop = to_edit(Workshop, workshop_id, session=session)
    if queries.items_of(workshop_id, session=session):
        raise MoveRefused("This workshop has a run sheet already, perhaps from a colleague just now.")
    usual = [one for one in framework().run_sheets if one.format == workshop.format]
    for one in usual:
        add_item(actor, workshop_id, Part(one.name, one.minutes, one.access_minutes, one.kind, one.notes), session=session)
    return len(usual)


def set_start(actor: Actor, workshop_id: UUID, version: int, typed: str, *, session: Session) -> None:
    """Say when the day begins; version 0 means nobody has said so yet. Raises BadInput, Changed."""
    check_may(actor, PREPARE, workshop_id)
    columns = {"starts_at": say_time(minutes_of(typed))}
    row = queries.run_sheet_of(workshop_id, session=session)
    if row is None:
        add_row(actor, "set when the day begins", RunSheet(workshop_id=workshop_id, **columns), workshop_id=workshop_id,
                session=session, **columns)
    elif version == 0 and row.starts_at != columns["starts_at"]:
        raise Changed("Somebody else set the time meanwhile. Both are shown; nothing was overwritten.",
                      {"starts_at": row.starts_at, "version": row.version}, columns)
    elif row.starts_at != columns["starts_at"]:
        save_edit(actor, "set when the day begins", row, version, columns, workshop_id=workshop_id, session=session)


def add_item(actor: Actor, workshop_id: UUID, part: Part, *, session: Session) -> UUID:
    """Add an item at the end. Raises BadInput."""
    check_may(actor, PREPARE, workshop_id)
    columns = part.columns()
    if len(queries.items_of(workshop_id, session=session)) >= MOST_ITEMS:
        raise BadInput(_("A run sheet can have {most_items} items. Take one off first, or put two together.", most_items=MOST_ITEMS))
    item = RunSheetItem(workshop_id=workshop_id, position=queries.last_position(workshop_id, session=session) + 1, **columns)
    return add_row(actor, "add to the run sheet", item, workshop_id=workshop_id, session=session, **columns).id


def change_item(actor: Actor, item_id: UUID, version: int, part: Part, *, session: Session) -> None:
    """Save an item's new contents. Raises BadInput, Changed, MoveRefused."""
    item = _standing(actor, item_id, session=session)
    save_edit(actor, "change the run sheet", item, version, part.columns(), workshop_id=item.workshop_id, session=session)


def move_item(actor: Actor, item_id: UUID, by: int, *, session: Session) -> None:
    """Move an item one place up (-1) or down (1); at the end of the list it stays where it is."""
    item = _standing(actor, item_id, session=session)
    order = queries.items_of(item.workshop_id, session=session)
    here = next(place for place, one in enumerate(order) if one.id == item_id)
    there = here + by
    if not 0 <= there < len(order):
        return
    order.insert(there, order.pop(here))
    for position, one in enumerate(order, start=1):
        if one.position != position:
            save_edit(actor, "move on the run sheet", one, one.version, {"position": position}, workshop_id=item.workshop_id,
                      session=session)


def remove_item(actor: Actor, item_id: UUID, away: bool = True, *, session: Session) -> None:
    """Take an item off the run sheet, or put it back where it was. Nothing is deleted."""
    item = to_edit(RunSheetItem, item_id, session=session)
    check_may(actor, PREPARE, item.workshop_id)
    save_edit(actor, "take off the run sheet" if away else "put back on the run sheet", item, item.version,
              {"removed_at": now() if away else None}, workshop_id=item.workshop_id, session=session)


def _standing(actor: Actor, item_id: UUID, *, session: Session) -> RunSheetItem:
    item = to_edit(RunSheetItem, item_id, session=session)
    check_may(actor, PREPARE, item.workshop_id)
    if item.removed_at:
        raise MoveRefused("This was taken off the run sheet meanwhile. Put it back first.")
    return item
