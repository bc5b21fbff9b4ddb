"""Reading the audit: who did what, when, from what to what, narrowed; that somebody read it is itself written down."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.changed import in_words
from toolkit.access.roles import Actor, check_may
from toolkit.clock import LONDON, now
from toolkit.errors import BadInput
from toolkit.storage.queries import audit as queries
from toolkit.storage.queries.audit import Wanted
from toolkit.words.speaking import _

ACT = "read the audit"
AGAIN_AFTER = timedelta(minutes=30)
HEADS = ("Number", "When (UTC)", "Who", "Role", "Act", "On", "Workshop", "From what to what")


@dataclass(frozen=True)
class Seen:
    """One act. `changed` is for reading: people's words stand in it as the beginning of a fingerprint."""

    number: int
    at: datetime
    who: str
    role: str
    act: str
    noun_id: str
    workshop_id: str
    changed: str

    def cells(self) -> tuple[int | str, ...]:
        """The act as a row of a table under `HEADS`."""
        return (self.number, self.at.isoformat(timespec="seconds"), self.who, self.role, self.act, self.noun_id, self.workshop_id,
                self.changed)


def wanted(since: str = "", until: str = "", who: str = "", act: str = "", about: str = "") -> Wanted:
    """What is looked for, as it was typed: days as 2026-11-27 (London, both included), part of a name or act, an id of a row, a
    case or a workshop. Raises BadInput with a sentence.
    """
    first, last = _day(since, "since"), _day(until, "until")
    if about and not _is_id(about.strip()):
        raise BadInput(_("{about} is not an id. It stands in the address of a case or a workshop.", about=about), "about")
    return Wanted(first and _midnight(first), last and _midnight(last + timedelta(days=1)), who.strip(), act.strip(), about.strip().lower())


def read_audit(actor: Actor, looked_for: Wanted, start: int, limit: int, *, session: Session) -> list[Seen]:
    """So many acts, the newest first. Raises NotAllowed."""
    check_may(actor, ACT)
    return [Seen(*row[:-1], in_words(row[-1])) for row in queries.acts(looked_for, start, limit, session=session)]


def is_noted(actor: Actor, *, session: Session) -> bool:
    """Whether it is written down already, within the last half an hour, that this person reads the audit."""
    moment = now()
    return queries.did(actor.name, ACT, moment - AGAIN_AFTER, moment, session=session)


def note(actor: Actor, *, session: Session) -> None:
    """Write down that somebody reads the audit, unless that stands there from the last half an hour. Raises NotAllowed."""
    check_may(actor, ACT)
    if not is_noted(actor, session=session):
        write_down(actor, ACT, session=session)


def _day(typed: str, field: str) -> date | None:
    try:
        found = date.fromisoformat(typed.strip()) if typed.strip() else None
    except ValueError:
        found = date.max
    if found is not None and not 2000 <= found.year <= 2999:
        raise BadInput(_("{typed} is not a day. Write it like 2026-11-27.", typed=typed), field)
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def _is_id(typed: str) -> bool:
    try:
        return str(UUID(typed)) == typed.lower()
    except ValueError:
        return False
