"""Entries that say the same: what to compare, what was merged into what, and what each brought along."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, select

from toolkit.models import Entry, EntryApproach, EntryPlace, GroupOfPeople, NotTheSame, PriorityGap, SmallGroup, WorkshopSession
from toolkit.storage.queries.entries import standing

PROVENANCE = (Entry.id, Entry.version, Entry.function, Entry.kind, Entry.words, GroupOfPeople.name.label("group"),
              SmallGroup.name.label("small_group"), Entry.created_by, Entry.channel, Entry.merged_into_id,
              WorkshopSession.name.label("session"))


def sayings(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(id, kind, function, words) of the standing entries, oldest first: what is compared."""
    wanted = standing(workshop_id, Entry.id, Entry.kind, Entry.function, Entry.words)
    return list(session.exec(wanted.order_by(Entry.created_at, Entry.id)))


def provenance(entry_ids: Iterable[UUID], *, session: Session) -> list[tuple]:
    """`PROVENANCE` of these entries, oldest first."""
    return list(session.exec(_provenance().where(Entry.id.in_(list(entry_ids))).order_by(Entry.created_at, Entry.id)))


def _provenance(*more: Any):
    return (select(*PROVENANCE, *more).join(GroupOfPeople, GroupOfPeople.id == Entry.group_id)
            .join(SmallGroup, SmallGroup.id == Entry.small_group_id, isouter=True)
            .join(WorkshopSession, WorkshopSession.id == Entry.session_id, isouter=True))


def under(workshop_id: UUID):
    """(id, root_id) of every merged entry with each that stands above it: `root_id` stands where it is merged into nothing."""
    # What was merged may have had others merged into it before: follow each up to the entry that stands for it now.
    step = select(Entry.id.label("id"), Entry.merged_into_id.label("root_id")).where(
        Entry.workshop_id == workshop_id, Entry.merged_into_id.is_not(None)).cte("under", recursive=True)
    above = aliased(Entry)
    return step.union_all(select(step.c.id, above.merged_into_id).join(above, above.id == step.c.root_id)
                          .where(above.merged_into_id.is_not(None)))


def merged_under(workshop_id: UUID, root_ids: Iterable[UUID] | None = None, *, session: Session) -> list[tuple]:
    """`PROVENANCE` and root_id of every entry that another stands for, for these standing entries or for all."""
    below, root = under(workshop_id), aliased(Entry)
    wanted = (_provenance(below.c.root_id).join(below, below.c.id == Entry.id).join(root, root.id == below.c.root_id)
              .where(root.merged_into_id.is_(None)))
    if root_ids is not None:
        wanted = wanted.where(below.c.root_id.in_(list(root_ids)))
    return list(session.exec(wanted.order_by(Entry.created_at, Entry.id)))


def merged_counts(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(function, group id, kind, how many) said by a group and now standing under an entry, where that one stands."""
    below, root = under(workshop_id), aliased(Entry)
    home = aliased(GroupOfPeople)
    wanted = (select(Entry.function, Entry.group_id, Entry.kind, func.count()).join(below, below.c.id == Entry.id)
              .join(root, root.id == below.c.root_id).join(home, home.id == root.group_id)
              .join(GroupOfPeople, GroupOfPeople.id == Entry.group_id)
              .where(func.coalesce(root.merged_into_id, root.id) == root.id, root.withdrawn_at.is_(None), home.removed_at.is_(None),
                     GroupOfPeople.removed_at.is_(None))
              .group_by(Entry.function, Entry.group_id, Entry.kind))
    return list(session.exec(wanted))


def standing_for_others(workshop_id: UUID, limit: int, *, session: Session) -> list[UUID]:
    """The entries that stand for others, the last changed first."""
    child = aliased(Entry)
    wanted = (select(Entry.id).join(child, child.merged_into_id == Entry.id)
              .where(Entry.workshop_id == workshop_id, Entry.merged_into_id.is_(None), Entry.withdrawn_at.is_(None))
              .group_by(Entry.id, Entry.changed_at).order_by(Entry.changed_at.desc(), Entry.id).limit(limit))
    return list(session.exec(wanted))


def merged_into(entry_id: UUID, *, session: Session) -> list[UUID]:
    """The entries merged straight into this one, oldest first."""
    return list(session.exec(select(Entry.id).where(Entry.merged_into_id == entry_id).order_by(Entry.created_at, Entry.id)))


def held_by(entry_ids: Iterable[UUID], *, session: Session) -> list[EntryApproach | EntryPlace | PriorityGap]:
    """Approaches, places and ties to priorities of these entries: what a merged entry brings along."""
    ids = list(entry_ids)
    return [row for model in (EntryApproach, EntryPlace, PriorityGap)
            for row in session.exec(select(model).where(model.entry_id.in_(ids)).order_by(model.created_at, model.id))]


def set_apart(workshop_id: UUID, *, session: Session) -> list[tuple[UUID, UUID]]:
    """The pairs that a person said are not the same."""
    wanted = select(NotTheSame.one_id, NotTheSame.other_id)
    return list(session.exec(wanted.where(NotTheSame.workshop_id == workshop_id, NotTheSame.taken_back_at.is_(None))))


def apart_rows(workshop_id: UUID, *, session: Session) -> list[NotTheSame]:
    """Every pair ever set apart, also those taken back."""
    return list(session.exec(select(NotTheSame).where(NotTheSame.workshop_id == workshop_id)))
