"""Undo: how an entry was before each of the last 20 changes of a workshop, and putting it back that way."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may, check_small_group
from toolkit.clock import now
from toolkit.errors import MoveRefused
from toolkit.models import Entry, EntryApproach, EntryChange, EntryPlace
from toolkit.places.place import Place
from toolkit.record.edits import save_edit, to_edit
from toolkit.steps.carrying import bring_along, still_brought, take_away
from toolkit.storage.queries import changes as queries
from toolkit.storage.queries import entries, merges

KEPT = 20
COLUMNS = ("function", "group_id", "words", "paid_by", "paid_until", "story", "gap_kind", "wanted", "small_group_id", "session_id",
           "channel", "withdrawn_at", "withdrawn_by", "merged_into_id")
READ = {"group_id": UUID, "small_group_id": UUID, "session_id": UUID, "merged_into_id": UUID, "paid_until": date.fromisoformat,
        "withdrawn_at": datetime.fromisoformat}


def snapshot(entry: Entry, *, session: Session) -> str:
    """An entry as JSON text: its columns, and its own approaches and places (not those that merged entries brought along)."""
    own = [part for part, carried_from in _parts(entry.id, session=session).items() if carried_from is None]
    parts: dict[str, Any] = {name: getattr(entry, name) for name in COLUMNS}
    parts["approaches"] = [part for part in own if isinstance(part, str)]
    parts["places"] = [[part.label, part.latitude, part.longitude, part.kind, part.radius_km] for part in own
                       if isinstance(part, Place)]
    return json.dumps(parts, default=lambda one: one.isoformat() if isinstance(one, date) else str(one))


def set_parts(entry_id: UUID, approaches: tuple[str, ...], places: tuple[Place, ...], *, session: Session) -> None:
    """Make an entry's approaches and places exactly these; what merged entries brought along stays marked so."""
    held = _parts(entry_id, session=session)
    wanted = (*approaches, *(replace(place, label=place.label[:200]) for place in places))
    _replace_parts(entry_id, {part: held.get(part) for part in wanted}, session=session)


def _parts(entry_id: UUID, *, session: Session) -> dict[str | Place, UUID | None]:
    # Slugs of approaches and places, each with the merged entry that brought it along, where one did.
    places, approaches = entries.parts_of(entry_id, session=session)
    return {row.approach: row.carried_from_id for row in approaches} | {
        Place(row.label, row.latitude, row.longitude, row.kind, row.radius_km): row.carried_from_id for row in places}


def _replace_parts(entry_id: UUID, parts: dict[str | Place, UUID | None], *, session: Session) -> None:
    for rows in entries.parts_of(entry_id, session=session):
        for row in rows:
            session.delete(row)
    session.flush()
    for part, carried_from in parts.items():
        row = EntryApproach(approach=part) if isinstance(part, str) else EntryPlace(
            label=part.label, kind=part.kind, latitude=part.latitude, longitude=part.longitude, radius_km=part.radius_km)
        row.entry_id, row.carried_from_id = entry_id, carried_from
        session.add(row)
    session.flush()


def keep_change(actor: Actor, act: str, entry: Entry, before: str, *, session: Session) -> None:
    """Keep how an entry was before a change that was just made; only the newest 20 of a workshop stay."""
    number = queries.next_number(entry.workshop_id, session=session)
    session.add(EntryChange(workshop_id=entry.workshop_id, number=number, entry_id=entry.id, act=act, before=before,
                            version_after=entry.version, created_by=actor.name))
    queries.forget_older(entry.workshop_id, number - KEPT, session=session)
    session.flush()


def undo(actor: Actor, change_id: UUID, *, session: Session) -> None:
    """Put an entry back as it was before a change. Raises MoveRefused when it was changed again since."""
    change = to_edit(EntryChange, change_id, session=session)
    check_may(actor, "record what is said", change.workshop_id)
    entry = to_edit(Entry, change.entry_id, session=session)
    check_small_group(actor, entry.small_group_id)
    if change.undone_at or entry.version != change.version_after:
        raise MoveRefused("This was changed again since. Undo the newer change first.")
    if not change.before and entries.feeds_priorities(entry.id, session=session):
        raise MoveRefused("A priority rests on this gap. Take it out of the priority in Step 3 first.")
    if not change.before and merges.merged_into(entry.id, session=session):
        raise MoveRefused("Others that say the same were merged into this. Take them out of there first.")
    _restore(actor, entry, change.before, session=session)
    change.undone_at = now()
    session.add(change)
    _hand_on(entry, change, session=session)


def _restore(actor: Actor, entry: Entry, before: str, *, session: Session) -> None:
    merged_into = entry.merged_into_id
    if not before:
        columns: dict[str, Any] = {"withdrawn_at": now(), "withdrawn_by": actor.name}
    else:
        held = json.loads(before)
        # Changes that were kept before there were sessions name none: then the entry's own stays.
        columns = {name: READ.get(name, _same)(held[name]) if held[name] is not None else None for name in COLUMNS if name in held}
        own = dict.fromkeys((*held["approaches"], *(Place(*place) for place in held["places"])))
        _replace_parts(entry.id, _brought(entry.id, session=session) | own, session=session)
        still_brought(entry.id, session=session)
    save_edit(actor, "undo a change", entry, entry.version, columns, workshop_id=entry.workshop_id, session=session)
    if merged_into and not entry.merged_into_id:
        take_away(actor, entry, merged_into, session=session)
    elif entry.merged_into_id and not merged_into:
        bring_along(actor, entry, session=session)


def _brought(entry_id: UUID, *, session: Session) -> dict[str | Place, UUID | None]:
    return {part: carried_from for part, carried_from in _parts(entry_id, session=session).items() if carried_from}


def _hand_on(entry: Entry, undone: EntryChange, *, session: Session) -> None:
    # The change before this one is now the entry's newest, so it can be undone next.
    older = queries.newest_standing(entry.id, session=session)
    if older is not None and older.id != undone.id:
        older.version_after = entry.version
        session.add(older)
    session.flush()


def _same(value: Any) -> Any:
    return value
