"""The facilitator's desk: which item of the run sheet is under way, how much time is left, when the day ends.

Two desks may be open at once. Every act names what it saw, so that a second press from another desk changes nothing twice.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import PASSER_BY, Actor, check_may
from toolkit.clock import now
from toolkit.errors import MoveRefused
from toolkit.events.run_sheet import Slot
from toolkit.models import Desk, Workshop
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.storage.queries import desk as queries
from toolkit.storage.queries import event
from toolkit.words.speaking import _, many

LEAD = "lead the day"
ADDED_MINUTES = 5
MOST_ADDED = 240
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another
CODE_LENGTH = 5


@dataclass(frozen=True)
class DeskSeen:
    """The desk as screens show it. Version 0: the day has not begun here."""

    version: int = 0
    code: str = ""
    item_id: UUID | None = None
    began_at: datetime | None = None
    more_minutes: int = 0
    stopped_at: datetime | None = None
    stopped_seconds: int = 0
    shows: str = ""  # nobody chose a view yet
    shows_what: str = ""
    text_percent: int = 100
    reached_at: datetime | None = None
    ended_at: datetime | None = None

    def place_in(self, slots: Sequence[Slot]) -> int | None:
        """Where the item under way stands on the run sheet; None before the first and when it was taken off."""
        return next((place for place, one in enumerate(slots) if one.id == self.item_id), None)


def desk_of(workshop_id: UUID, *, session: Session) -> DeskSeen:
    """The desk as it stands."""
    row = queries.desk_of(workshop_id, session=session)
    return DeskSeen(**{name: getattr(row, name) for name in DeskSeen.__dataclass_fields__}) if row else DeskSeen()


def seconds_left(desk: DeskSeen, minutes: int, moment: datetime) -> int:
    """Seconds until the item should end, below 0 when it runs over. Moments are UTC, so a clock change alters nothing."""
    began = desk.began_at or moment
    until = desk.stopped_at or moment
    spent = max(timedelta(), until - began) - timedelta(seconds=desk.stopped_seconds)
    return (minutes + desk.more_minutes) * 60 - int(spent.total_seconds())


def say_left(seconds: int) -> str:
    """The time left in calm words, to the minute: "12 minutes left", "over by 3 minutes"."""
    minutes = -(-abs(seconds) // 60)
    if -60 < seconds <= 0:
        return _("time is up")
    length = many(minutes, "minute")
    return _("{length} left", length=length) if seconds > 0 else _("over by {length}", length=length)


def open_desk(actor: Actor, workshop_id: UUID, *, session: Session) -> DeskSeen:
    """The desk of a workshop, begun where there is none yet."""
    check_may(actor, LEAD, workshop_id)
    to_edit(Workshop, workshop_id, session=session)  # two desks that open at once wait for each other here
    if queries.desk_of(workshop_id, session=session) is None:
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        add_row(actor, "open the desk", Desk(workshop_id=workshop_id, code=code, shows=""), workshop_id=workshop_id, session=session)
    return desk_of(workshop_id, session=session)


def go_to(actor: Actor, workshop_id: UUID, item_id: UUID, seen_item: UUID | None, *, session: Session) -> None:
    """Begin an item of the run sheet; `seen_item` is the one that was under way on the screen where somebody pressed.

    Raises MoveRefused when another desk moved on meanwhile, or the item is not on the run sheet any more.
    """
    desk = _desk(actor, workshop_id, session=session)
    if desk.item_id == item_id:
        return
    if desk.item_id != seen_item:
        raise MoveRefused("Another desk moved on meanwhile. This screen shows where the day stands now.")
    if item_id not in {one.id for one in event.items_of(workshop_id, session=session)}:
        raise MoveRefused("This was taken off the run sheet meanwhile. Choose another item.")
    _save(actor, "begin an item", desk, session=session, item_id=item_id, began_at=now(), more_minutes=0, stopped_at=None,
          stopped_seconds=0, ended_at=None)


def add_minutes(actor: Actor, workshop_id: UUID, seen_item: UUID, seen_more: int, *, session: Session) -> None:
    """Give the item under way five more minutes; pressed on two desks that both showed the same, it counts once. Raises MoveRefused."""
    desk = _under_way(actor, workshop_id, seen_item, session=session)
    if desk.more_minutes != seen_more:
        return
    if desk.more_minutes + ADDED_MINUTES > MOST_ADDED:
        raise MoveRefused(_("More than {most_added} minutes cannot be added. Change the run sheet instead.", most_added=MOST_ADDED))
    _save(actor, "add minutes", desk, session=session, more_minutes=desk.more_minutes + ADDED_MINUTES)


def stop_clock(actor: Actor, workshop_id: UUID, seen_item: UUID, stopped: bool, *, session: Session) -> None:
    """Let the item's clock stand still, or go on. Pressed twice, it does the same once."""
    desk = _under_way(actor, workshop_id, seen_item, session=session)
    if stopped and desk.stopped_at is None:
        _save(actor, "stop the clock", desk, session=session, stopped_at=now())
    elif not stopped and desk.stopped_at is not None:
        stood = max(0, int((now() - desk.stopped_at).total_seconds()))
        _save(actor, "let the clock go on", desk, session=session, stopped_at=None, stopped_seconds=desk.stopped_seconds + stood)


def end_day(actor: Actor, workshop_id: UUID, ended: bool = True, *, session: Session) -> None:
    """Say that the day is over, or that it is not: it can be taken up again by beginning any item."""
    desk = _desk(actor, workshop_id, session=session)
    if ended == (desk.ended_at is not None):
        return
    _save(actor, "end the day" if ended else "go on with the day", desk, session=session, ended_at=now() if ended else None)


def change_desk(actor: Actor, workshop_id: UUID, act: str, *, session: Session, **changes: Any) -> None:
    """Change what needs no agreement between two desks: the last press holds."""
    desk = _desk(actor, workshop_id, session=session)
    if any(getattr(desk, name) != value for name, value in changes.items()):
        _save(actor, act, desk, session=session, **changes)


def note_reached(code: str, *, session: Session) -> bool:
    """Another device opened the hall's address. Noted once; returns whether there is such a desk."""
    desk = queries.desk_by_code(code.upper(), session=session)
    if desk is None:
        return False
    if desk.reached_at is None:
        _save(PASSER_BY, "reach the hall's address", desk, session=session, reached_at=now())
    return True


def _desk(actor: Actor, workshop_id: UUID, *, session: Session) -> Desk:
    check_may(actor, LEAD, workshop_id)
    desk = queries.desk_to_change(workshop_id, session=session)
    if desk is None:
        open_desk(actor, workshop_id, session=session)
        desk = queries.desk_to_change(workshop_id, session=session)
    return desk


def _under_way(actor: Actor, workshop_id: UUID, seen_item: UUID, *, session: Session) -> Desk:
    desk = _desk(actor, workshop_id, session=session)
    if desk.item_id != seen_item:
        raise MoveRefused("Another desk moved on meanwhile. This screen shows where the day stands now.")
    return desk


def _save(actor: Actor, act: str, desk: Desk, *, session: Session, **changes: Any) -> None:
    save_edit(actor, act, desk, desk.version, changes, workshop_id=desk.workshop_id, session=session)
