"""Sessions: focus groups on different days and in different places feed one record (Toolkit, formats)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.host_links import LEAD, set_end
from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, NotFound
from toolkit.models import Workshop, WorkshopSession
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.steps.last_day import hosts_end
from toolkit.storage.queries import sessions as queries
from toolkit.words.speaking import _, say_date

MOST_SESSIONS = 40


@dataclass(frozen=True)
class Held:
    """One session as a facilitator writes it."""

    name: str
    held_on: date | None = None
    place: str = ""

    def columns(self) -> dict:
        """The same, checked, as columns. Raises BadInput."""
        return {"name": checked_words(self.name, "session-name", what="the session's name", limit=120), "held_on": self.held_on,
                "place": optional_words(self.place, "session-place", what="the place", limit=200)}


@dataclass(frozen=True)
class SessionSeen:
    """One session as screens show it, with how many entries it brought and whether it is being held now."""

    id: UUID
    version: int
    number: int
    name: str
    held_on: date | None
    place: str
    entries: int
    now: bool

    @property
    def label(self) -> str:
        """Its name, place and date in one line."""
        return " · ".join(filter(None, (f"{self.number} {self.name}", self.place, say_date(self.held_on) if self.held_on else "")))


def sessions_seen(workshop_id: UUID, *, session: Session) -> list[SessionSeen]:
    """The standing sessions by number."""
    found, current = queries.entries_by_session(workshop_id, session=session), session.get_one(Workshop, workshop_id).session_now_id
    return [SessionSeen(row.id, row.version, row.number, row.name, row.held_on, row.place, found.get(row.id, 0), row.id == current)
            for row in queries.sessions_of(workshop_id, session=session)]


def add(actor: Actor, workshop_id: UUID, held: Held, *, session: Session) -> UUID:
    """Add a session; returns its id. Raises BadInput."""
    check_may(actor, LEAD, workshop_id)
    columns, every = held.columns(), queries.sessions_of(workshop_id, session=session, with_removed=True)
    if sum(row.removed_at is None for row in every) >= MOST_SESSIONS:
        raise BadInput(_("A workshop has up to {most_sessions} sessions. Start a second workshop for more.",
                         most_sessions=MOST_SESSIONS), "session-name")
    row = WorkshopSession(workshop_id=workshop_id, number=1 + max((row.number for row in every), default=0), **columns)
    add_row(actor, "add a session", row, workshop_id=workshop_id, session=session, **columns)
    set_end(workshop_id, hosts_end(workshop_id, session=session), session=session)
    return row.id


def change(actor: Actor, session_id: UUID, version: int, held: Held, *, session: Session) -> None:
    """Save a session's name, day and place. Raises BadInput, Changed."""
    row = _standing(actor, session_id, session=session)
    save_edit(actor, "change a session", row, version, held.columns(), workshop_id=row.workshop_id, session=session)
    set_end(row.workshop_id, hosts_end(row.workshop_id, session=session), session=session)


def remove(actor: Actor, session_id: UUID, *, session: Session) -> None:
    """Take a session that brought nothing off the list. One that entries are marked with stays, so that they keep saying so.

    Raises BadInput.
    """
    row = _standing(actor, session_id, session=session)
    if queries.entries_by_session(row.workshop_id, session=session).get(session_id):
        raise BadInput("Entries were recorded in this session, so it stays on the list. Change its name, day or place instead.")
    if session.get_one(Workshop, row.workshop_id).session_now_id == session_id:
        hold(actor, row.workshop_id, None, session=session)
    save_edit(actor, "remove a session", row, row.version, {"removed_at": now()}, workshop_id=row.workshop_id, session=session)


def hold(actor: Actor, workshop_id: UUID, session_id: UUID | None, *, session: Session) -> None:
    """Say which session is being held: all that anybody records from now on is marked with it. None: no session is held now.

    Raises NotFound.
    """
    check_may(actor, LEAD, workshop_id)
    if session_id and _standing(actor, session_id, session=session).workshop_id != workshop_id:
        raise NotFound("This session belongs to another workshop. Choose it again.")
    workshop = to_edit(Workshop, workshop_id, session=session)
    if workshop.session_now_id != session_id:
        # Not a new version of the settings: whoever has them open meanwhile changes nothing of this.
        workshop.session_now_id = session_id
        add_row(actor, "hold a session", workshop, workshop_id=workshop_id, session=session, session_id=session_id)


def _standing(actor: Actor, session_id: UUID, *, session: Session) -> WorkshopSession:
    row = to_edit(WorkshopSession, session_id, session=session)
    check_may(actor, LEAD, row.workshop_id)
    if row.removed_at:
        raise NotFound("This session was taken off the list meanwhile. Choose another.")
    return row
