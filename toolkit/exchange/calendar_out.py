"""What is due as an iCalendar file (RFC 5545) for anybody's own calendar: whole days, each with a reminder a week before."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import NotFound
from toolkit.models import Workshop
from toolkit.steps.due import KINDS, Due, due

if TYPE_CHECKING:  # imported where it is used: no screen waits for it
    from icalendar import Event

MEDIA_TYPE, ENDING = "text/calendar; charset=utf-8", ".ics"
PRODUCT = "-//Common Table//What is due//EN"
WEEK = timedelta(days=7)


def export_calendar(actor: Actor, workshop_id: UUID | None = None, base: str = "", *, session: Session) -> bytes:
    """The file, of one workshop or of all that this person's link opens; `base` is the app's address for links.

    What is due in the example is invented, so it comes only where the example itself is asked for. Raises NotAllowed, NotFound.
    """
    check_may(actor, "look across workshops", workshop_id)
    one = workshop_id or actor.workshop_id
    if one and session.get(Workshop, one) is None:
        raise NotFound("This workshop is not here. Choose one on the first page.")
    found = due(one or actor.only, session=session, examples=one is not None)
    write_down(actor, "export a calendar", one, one, session=session, days=len(found))
    return calendar(found, now(), base)


def calendar(found: Iterable[Due], made_at: datetime, base: str = "") -> bytes:
    """These days as a file. An event keeps its UID for ever, so that importing a newer file changes it and doubles nothing."""
    from icalendar import Calendar

    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("x-wr-calname", "Common Table: what is due")
    for one in found:
        file.add_component(_event(one, made_at, base))
    return file.to_ical()


def _event(one: Due, made_at: datetime, base: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{one.kind}-{one.id}@common-table")
    event.add("dtstamp", made_at)
    event.add("dtstart", one.on)
    if one.on < date.max:
        event.add("dtend", one.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # nobody is busy all day because something is due
    event.add("summary", _text(one.name))
    event.add("description", _text("\n".join(filter(None, [one.workshop, one.who and f"Who: {one.who}", one.what]))))
    event.add("categories", [KINDS[one.kind]])
    if base:
        event.add("url", f"{base}{one.path}")
    event.add_component(_reminder(one))
    return event


def _reminder(one: Due):
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -WEEK)
    alarm.add("description", _text(one.name))
    return alarm


def _text(words: str) -> str:
    # The library escapes commas, semicolons and line breaks; other control characters have no place in such a file.
    return "".join(letter for letter in words if letter == "\n" or letter.isprintable())
