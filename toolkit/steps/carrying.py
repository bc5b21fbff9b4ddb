"""What a merged entry brings along to the one that stands for it (approaches, places, ties to priorities), and takes away again."""

from collections.abc import Hashable
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.errors import MoveRefused
from toolkit.models import Entry, EntryApproach, EntryPlace, PriorityGap
from toolkit.record.edits import save_edit, to_edit
from toolkit.storage.queries import changes, merges

Part = EntryApproach | EntryPlace | PriorityGap
MADE_OF = {EntryApproach: ("approach",), EntryPlace: ("label", "kind", "latitude", "longitude", "radius_km"),
           PriorityGap: ("priority_id",)}


def bring_along(actor: Actor, entry: Entry, *, session: Session) -> None:
    """Give the standing entry what `entry`, just merged into it, has and it has not. Raises MoveRefused."""
    standing = to_edit(Entry, entry.merged_into_id, session=session)
    if standing.merged_into_id or standing.withdrawn_at:
        raise MoveRefused("The entry that this was merged into does not stand any more. Merge it with another.")
    add_missing(entry.id, standing.id, session=session)
    _note(actor, standing, session=session)


def take_away(actor: Actor, entry: Entry, from_id: UUID, *, session: Session) -> None:
    """Take back what `entry`, no longer merged, brought along; what another merged entry said too stays. Raises MoveRefused."""
    standing = to_edit(Entry, from_id, session=session)
    if standing.merged_into_id:
        raise MoveRefused("The entry it was merged into was merged into another since. Take that one out first.")
    others = [one for one in merges.merged_into(from_id, session=session) if one != entry.id]
    heirs = {_made_of(row): row.entry_id for row in merges.held_by(others, session=session)}
    for row in merges.held_by([from_id], session=session):
        if row.carried_from_id != entry.id:
            continue
        if heir := heirs.get(_made_of(row)):
            row.carried_from_id = heir
            session.add(row)
        else:
            session.delete(row)
    session.flush()
    _note(actor, standing, session=session)


def add_missing(entry_id: UUID, standing_id: UUID, *, session: Session) -> None:
    """Add what the standing entry lacks of a merged one, marked with where it comes from."""
    has = {_made_of(row) for row in merges.held_by([standing_id], session=session)}
    for row in merges.held_by([entry_id], session=session):
        if _made_of(row) not in has:
            has.add(_made_of(row))
            named = {name: getattr(row, name) for name in MADE_OF[type(row)]}
            session.add(type(row)(entry_id=standing_id, carried_from_id=entry_id, created_by=row.created_by, **named))
    session.flush()


def still_brought(standing_id: UUID, *, session: Session) -> None:
    """After an entry was put back as it was: what those merged into it said is on it all the same."""
    for entry_id in merges.merged_into(standing_id, session=session):
        add_missing(entry_id, standing_id, session=session)


def _made_of(row: Part) -> tuple[Hashable, ...]:
    return type(row), *(getattr(row, name) for name in MADE_OF[type(row)])


def _note(actor: Actor, standing: Entry, *, session: Session) -> None:
    # Whoever has the standing entry open is told on saving; its own last change can still be undone.
    last = changes.newest_standing(standing.id, session=session)
    follows = last is not None and last.version_after == standing.version
    save_edit(actor, "stand for others", standing, standing.version, {}, workshop_id=standing.workshop_id, session=session)
    if follows:
        last.version_after = standing.version
        session.add(last)
    session.flush()
