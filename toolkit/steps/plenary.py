"""Small groups first, then the plenary (Toolkit, step 3): what each group places and names, and all of it side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may, check_small_group
from toolkit.errors import BadInput, Changed, NotFound
from toolkit.models import SmallGroup, SmallGroupTop, SmallGroupView
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.steps.prioritising import standing_priority
from toolkit.storage.queries import plenary as queries
from toolkit.storage.queries import priorities, workshops
from toolkit.voting.rules.matrix_order import Placed, matrix_order
from toolkit.words.speaking import _

TOP = 3
MEANWHILE = "Somebody else saved this for the group meanwhile. Both are shown; nothing was overwritten."


@dataclass(frozen=True)
class Place:
    """One group's place for one idea, 1 (low) to 5 (high); version 0: saved for an idea that was merged into it."""

    impact: float
    effort: float
    version: int = 0


@dataclass(frozen=True)
class GroupView:
    """One small group: its places by priority, the priority it names at each rank, and the versions of those ranks."""

    id: UUID
    name: str
    places: Mapping[UUID, Place]
    top: tuple[UUID | None, ...]
    versions: tuple[int, ...]

    def rank_of(self, priority_id: UUID) -> int | None:
        """At which rank the group names a priority."""
        return self.top.index(priority_id) + 1 if priority_id in self.top else None


@dataclass(frozen=True)
class Together:
    """One standing priority in the plenary: who named it at which rank, where groups place it, and what it stands for."""

    id: UUID
    number: int
    title: str
    final_rank: int | None
    named_by: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, Place], ...]
    placed: Placed
    stands_for: tuple[tuple[UUID, int, str], ...]


def group_views(workshop_id: UUID, *, session: Session) -> list[GroupView]:
    """Every standing small group with what it placed and named; merged priorities count to the one they were merged into."""
    roots = priorities.roots_of(workshop_id, session=session)
    standing = {row.id for row in priorities.priorities_of(workshop_id, session=session)}
    views, tops = queries.views_of(workshop_id, session=session), queries.tops_of(workshop_id, session=session)
    return [_group_view(group, [row for row in views if row.small_group_id == group.id],
                        [row for row in tops if row.small_group_id == group.id], roots, standing)
            for group in workshops.small_groups_of(workshop_id, session=session)]


def _group_view(group: SmallGroup, views: list, tops: list, roots: Mapping[UUID, UUID], standing: set[UUID]) -> GroupView:
    named: list[UUID | None] = [None] * TOP
    versions = [0] * TOP
    for row in tops:
        priority = roots.get(row.priority_id, row.priority_id)
        versions[row.rank - 1] = row.version
        # Two that the group named may be one by now: it counts once, where it came first.
        named[row.rank - 1] = priority if priority in standing and priority not in named else None
    return GroupView(group.id, group.name, _places(views, roots, standing), tuple(named), tuple(versions))


def _places(views: list, roots: Mapping[UUID, UUID], standing: set[UUID]) -> dict[UUID, Place]:
    found = {row.priority_id: Place(row.impact, row.effort, row.version) for row in views if row.priority_id in standing}
    through: dict[UUID, list] = {}
    for row in views:
        root = roots.get(row.priority_id)
        if root in standing and root not in found:
            through.setdefault(root, []).append(row)
    # A group has one place for an idea: its own for it, or the middle of those for what was merged into it.
    return found | {root: Place(median(row.impact for row in rows), median(row.effort for row in rows))
                    for root, rows in through.items()}


def plenary(workshop_id: UUID, *, session: Session) -> list[Together]:
    """All standing priorities as the small groups see them: quick wins first, those nobody placed last."""
    groups = group_views(workshop_id, session=session)
    standing = {row.id: row for row in priorities.priorities_of(workshop_id, session=session)}
    roots = priorities.roots_of(workshop_id, session=session)
    merged = [(roots[row.id], (row.id, row.number, row.title)) for row in queries.merged_of(workshop_id, session=session)]
    placings = {row.number: [(group.places[row.id].impact, group.places[row.id].effort) for group in groups
                             if row.id in group.places] for row in standing.values()}
    by_number = {row.number: row for row in standing.values()}
    return [_together(by_number[placed.id], placed, groups, merged) for placed in matrix_order(placings)]


def _together(row: Any, placed: Placed, groups: list[GroupView], merged: list[tuple]) -> Together:
    named = [(group.name, rank) for group in groups if (rank := group.rank_of(row.id))]
    places = [(group.name, group.places[row.id]) for group in groups if row.id in group.places]
    return Together(row.id, row.number, row.title, row.final_rank, tuple(sorted(named, key=lambda one: one[1])), tuple(places),
                    placed, tuple(one for root, one in merged if root == row.id))


def place_for_group(actor: Actor, small_group_id: UUID, priority_id: UUID, version: int, impact: int, effort: int, *,
                    session: Session) -> None:
    """Place an idea on a small group's own matrix; version 0 means it had no place. Raises BadInput, NotFound, Changed."""
    group = _standing_group(actor, small_group_id, session=session)
    priority = standing_priority(priority_id, session=session)
    if priority.workshop_id != group.workshop_id:
        raise NotFound("This idea belongs to another workshop. Choose it again.")
    if impact not in range(1, 6) or effort not in range(1, 6):
        raise BadInput("Answer both questions, each from 1 to 5.", "impact")
    columns, row = {"impact": impact, "effort": effort}, queries.view_of(small_group_id, priority_id, session=session)
    if row is None:
        row = SmallGroupView(small_group_id=small_group_id, priority_id=priority_id, **columns)
        add_row(actor, "place for a small group", row, workshop_id=group.workshop_id, session=session, **columns)
        return
    if row.version != version:
        raise Changed(MEANWHILE, {"place": _say(row.impact, row.effort), "version": row.version}, {"place": _say(impact, effort)})
    save_edit(actor, "place for a small group", row, version, columns, workshop_id=group.workshop_id, session=session)


def name_top(actor: Actor, small_group_id: UUID, versions: Sequence[int], chosen: Sequence[UUID | None], *,
             session: Session) -> None:
    """Save the three ideas that a small group names first, in order; None leaves a rank empty. Raises BadInput, Changed, NotFound."""
    group = _standing_group(actor, small_group_id, session=session)
    named = [one for one in chosen if one is not None]
    if len(chosen) != TOP or len(set(named)) < len(named):
        raise BadInput("The same idea is named twice. Choose three different ones, or leave one empty.", "top")
    for one in named:
        if standing_priority(one, session=session).workshop_id != group.workshop_id:
            raise NotFound("One of these ideas belongs to another workshop. Choose them again.")
    held = queries.tops_by_rank(small_group_id, session=session)
    _check_seen(held, versions, named, group.workshop_id, session=session)
    for rank, one in enumerate(chosen, 1):
        _name(actor, group, held.get(rank), rank, one, session=session)


def _check_seen(held: Mapping[int, SmallGroupTop], versions: Sequence[int], named: list[UUID], workshop_id: UUID, *,
                session: Session) -> None:
    now = [held[rank].version if rank in held else 0 for rank in range(1, TOP + 1)]
    if now != list(versions):
        titles = {row.id: f"{row.number} {row.title}" for row in priorities.priorities_of(workshop_id, session=session)}
        theirs = [titles.get(held[rank].priority_id, "") for rank in sorted(held)]
        raise Changed(MEANWHILE, {"top": "\n".join(filter(None, theirs)), "version": now},
                      {"top": "\n".join(titles[one] for one in named)})


def _name(actor: Actor, group: SmallGroup, row: SmallGroupTop | None, rank: int, priority_id: UUID | None, *,
          session: Session) -> None:
    if row is None and priority_id is not None:
        row = SmallGroupTop(small_group_id=group.id, rank=rank, priority_id=priority_id)
        add_row(actor, "name a first choice", row, workshop_id=group.workshop_id, session=session, rank=rank, priority=priority_id)
    elif row is not None and row.priority_id != priority_id:
        save_edit(actor, "name a first choice", row, row.version, {"priority_id": priority_id}, workshop_id=group.workshop_id,
                  session=session)


def _standing_group(actor: Actor, small_group_id: UUID, *, session: Session) -> SmallGroup:
    group = to_edit(SmallGroup, small_group_id, session=session)
    check_may(actor, "record what is said", group.workshop_id)
    check_small_group(actor, group.id)
    if group.removed_at:
        raise NotFound("This small group was taken off the list meanwhile. Choose another.")
    return group


def _say(impact: int, effort: int) -> str:
    return _("difference {impact}, effort {effort}", impact=impact, effort=effort)
