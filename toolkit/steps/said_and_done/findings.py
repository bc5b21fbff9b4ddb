"""A workshop's public findings: what it found to be available, entry by entry as agreed, put into the open feed and taken out again.

Agreement and publishing are two acts: nobody's sentence goes out because somebody pressed one button (docs/decisions/0035).
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.personal import found_in
from toolkit.clock import now
from toolkit.errors import MayBePersonal, MoveRefused
from toolkit.models import AVAILABLE, Entry, FindingsPage, Workshop
from toolkit.places.place import Place
from toolkit.record.edits import save_edit, save_or_add, to_edit
from toolkit.steps.said_and_done.agreeing import fingerprint, set_agreement
from toolkit.storage.queries import findings as queries
from toolkit.words.speaking import _

PAGE, MOST = 20, 10_000
ACT = "publish findings"


@dataclass(frozen=True)
class Agreeing:
    """An entry on the screen: its words, where it stands, whether it may be read. `changed`: other words were agreed to."""

    entry_id: UUID
    words: str
    function: int
    group: str
    agreed: bool
    changed: bool
    version: int


@dataclass(frozen=True)
class Finding:
    """One thing that a workshop found to be available, as everybody may read it. It names nobody, and who said it is not kept with it."""

    id: UUID
    words: str
    function: int
    group: str
    approaches: tuple[str, ...]
    places: tuple[Place, ...]
    workshop_id: UUID
    workshop: str
    held_on: date | None
    area: str
    changed_at: datetime


def listed(workshop_id: UUID, number: int, *, session: Session) -> list[Agreeing]:
    """One page of what a workshop found to be available, from 1 on."""
    rows = queries.available(workshop_id, (number - 1) * PAGE, PAGE, session=session)
    return [_agreeing(row) for row in rows]


def _agreeing(row) -> Agreeing:
    same = row.fingerprint == fingerprint(row.words, row.wanted)
    given = bool(row.agreed)
    return Agreeing(row.id, row.words, row.function, row.group, given and same, given and not same, row.agreement_version or 0)


def agree(actor: Actor, entry_id: UUID, version: int, agreed: bool, *, sure: bool = False, session: Session) -> None:
    """Keep that this may be published, or not any more.

    Raises Changed, MoveRefused, and MayBePersonal unless somebody is `sure` it names nobody.
    """
    entry = to_edit(Entry, entry_id, session=session)
    check_may(actor, ACT, entry.workshop_id)
    if entry.kind != AVAILABLE or entry.withdrawn_at or entry.merged_into_id:
        raise MoveRefused("This entry does not stand as something that is available. Look at the list again.")
    found = found_in(entry.words) if agreed and not sure else []
    if found:
        raise MayBePersonal(_("This looks like {found}. The open feed names nobody. Change the entry, or tick that it is not "
                              "about a person.", found=', '.join(found)), str(entry_id))
    set_agreement(actor, entry_id, version, agreed, session=session)


def is_up(workshop_id: UUID, *, session: Session) -> tuple[bool, int]:
    """Whether a workshop's findings are in the open feed, and the version of that; 0 where they never were."""
    row = queries.page_of(workshop_id, session=session)
    return (row is not None and row.published_at is not None, row.version if row else 0)


def publish(actor: Actor, workshop_id: UUID, version: int, *, session: Session) -> None:
    """Put what was agreed into the open feed. Raises MoveRefused for the example, Changed."""
    check_may(actor, ACT, workshop_id)
    if to_edit(Workshop, workshop_id, session=session).is_example:
        raise MoveRefused("This is the example: what is invented must not reach real directories. Publish a workshop of your own.")
    row, columns = queries.page_of(workshop_id, session=session), {"published_at": now()}
    save_or_add(actor, ACT, row, FindingsPage(workshop_id=workshop_id, **columns), version, columns, workshop_id=workshop_id,
                session=session, meanwhile="Somebody else changed this meanwhile. Look at it again, then decide.")


def take_down(actor: Actor, workshop_id: UUID, version: int, *, session: Session) -> None:
    """Take them out of the feed; what was agreed stays agreed. Raises MoveRefused where they are not in it, Changed."""
    check_may(actor, ACT, workshop_id)
    row = queries.page_of(workshop_id, session=session)
    if row is None or row.published_at is None:
        raise MoveRefused("These findings are not in the open feed. There is nothing to take down.")
    save_edit(actor, "take findings down", row, version, {"published_at": None}, workshop_id=workshop_id, session=session)


def public(*, session: Session) -> list[Finding]:
    """Every finding that is in the open feed now, oldest first."""
    rows = [row for row in queries.agreed(session=session) if row.fingerprint == fingerprint(row.words, row.wanted)][:MOST]
    ids = [row.id for row in rows]
    approaches: dict[UUID, list[str]] = {}
    places: dict[UUID, list[Place]] = {}
    for at in range(0, len(ids), 500):
        for entry, approach in queries.approaches_of(ids[at:at + 500], session=session):
            approaches.setdefault(entry, []).append(approach)
        for entry, *place in queries.places_of(ids[at:at + 500], session=session):
            places.setdefault(entry, []).append(Place(*place))
    return [Finding(row.id, row.words, row.function, row.group, tuple(sorted(approaches.get(row.id, ()))), tuple(places.get(row.id, ())),
                    row.workshop_id, row.title, row.held_on, row.area or "", max(row.changed_at, row.agreed_at, row.published_at))
            for row in rows]
