"""Copying entries and ideas into the workshop that goes on from theirs; each copy names where it came from."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.clock import now
from toolkit.models import Entry, EntryApproach, EntryPlace, Priority, PriorityGap
from toolkit.storage.queries import carry, priorities
from toolkit.storage.queries.carry import Values


def copy_entries(actor: Actor, before: UUID, made: UUID, groups: dict[UUID, UUID], chosen: Collection[UUID], *,
                 session: Session) -> dict[UUID, UUID]:
    """Copy the chosen entries, with their places, who does it and what was merged into them; returns old id: new id.

    `groups` gives the new workshop's group for each one of the workshop before. What was said by a group that stays behind
    stays with it.
    """
    rows = [row for row in carry.rows_of(Entry, before, session=session) if row["withdrawn_at"] is None and row["group_id"] in groups]
    into = {row["id"]: row["merged_into_id"] for row in rows}
    rows = sorted((row for row in rows if _stands_for(row["id"], into) in chosen), key=lambda row: (row["created_at"], row["id"]))
    ids = {row["id"]: uuid4() for row in rows}
    new = [_anew(actor, row, number) | {
        "id": ids[row["id"]], "workshop_id": made, "group_id": groups[row["group_id"]], "came_from_id": row["id"],
        "merged_into_id": ids.get(row["merged_into_id"]), "small_group_id": None} for number, row in enumerate(rows)]
    carry.insert_rows(Entry, new, session=session)
    for model in (EntryApproach, EntryPlace):
        _copy_parts(actor, model, before, ids, session=session)
    return ids


def _stands_for(entry_id: UUID, into: dict[UUID, UUID | None]) -> UUID | None:
    """The entry that stands for this one, also by way of others; itself where it was not merged."""
    seen: set[UUID] = set()
    while (above := into.get(entry_id)) is not None and entry_id not in seen:
        seen.add(entry_id)
        entry_id = above
    return entry_id


def _copy_parts(actor: Actor, model: type, before: UUID, ids: dict[UUID, UUID], *, session: Session) -> None:
    parts = [row for row in carry.rows_of(model, before, session=session) if row["entry_id"] in ids]
    carry.insert_rows(model, [_anew(actor, row, number) | {
        "id": uuid4(), "entry_id": ids[row["entry_id"]], "carried_from_id": ids.get(row["carried_from_id"])}
        for number, row in enumerate(sorted(parts, key=lambda row: (row["created_at"], row["id"])))], session=session)


def _anew(actor: Actor, row: Values, number: int) -> dict[str, Any]:
    # A moment apart, so that what was said first still stands first.
    at = now() + timedelta(microseconds=number)
    return row | {"created_at": at, "created_by": actor.name} | ({"version": 1, "changed_at": at} if "version" in row else {})


def copy_ideas(actor: Actor, before: UUID, made: UUID, chosen: Collection[UUID], taken: dict[UUID, UUID], *,
               session: Session) -> int:
    """Copy the chosen priorities as ideas, numbered anew, tied to those of their gaps that came along; returns how many.

    Their place on the matrix, their rank and their reasons stay behind: the room says those again.
    """
    ideas = [row for row in priorities.priorities_of(before, session=session) if row.id in chosen]
    feeding: dict[UUID, list[UUID]] = {}
    for priority_id, entry_id, *_ in priorities.gaps_feeding(before, session=session):
        if entry_id in taken:
            feeding.setdefault(priority_id, []).append(taken[entry_id])
    for number, row in enumerate(ideas, 1):
        gaps = feeding.get(row.id, [])
        kind = "gaps" if gaps else "fresh" if row.kind == "gaps" else row.kind
        idea = Priority(workshop_id=made, number=number, title=row.title, kind=kind, cost=row.cost, staff_days=row.staff_days,
                        came_from_id=row.id, created_by=actor.name)
        session.add(idea)
        session.flush()
        session.add_all(PriorityGap(priority_id=idea.id, entry_id=gap, created_by=actor.name) for gap in gaps)
    session.flush()
    return len(ideas)
