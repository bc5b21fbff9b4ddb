"""What the small groups' and the plenary's screens worked out for one state of a workshop holds until the next act."""

from typing import Any
from uuid import UUID

from pages.ui.cached import KEPT, priorities_at, read
from pages.ui.content import framework
from pages.ui.words import kept
from toolkit.charts import cost_benefit as costs
from toolkit.charts.matrix import Apart, Spot, matrix
from toolkit.steps import deciding, limits, merging_ideas, plenary, what_if

CHOICES = {1: "first choice", 2: "second choice", 3: "third choice"}
SHORT = {1: "1st", 2: "2nd", 3: "3rd"}


@kept(KEPT)
def groups_at(workshop_id: UUID, state: int) -> list[plenary.GroupView]:
    """What each small group placed and named."""
    return read(plenary.group_views, workshop_id)


@kept(KEPT)
def plenary_at(workshop_id: UUID, state: int) -> list[plenary.Together]:
    """All ideas as the small groups see them."""
    return read(plenary.plenary, workshop_id)


def group_spots(workshop_id: UUID, state: int, group: plenary.GroupView) -> list[Spot]:
    """One small group's ideas for its matrix; a diamond for what it names."""
    found = []
    for row in priorities_at(workshop_id, state):
        place, rank = group.places.get(row.id), group.rank_of(row.id)
        found.append(Spot(row.number, row.title, place.impact if place else None, place.effort if place else None, rank,
                          SHORT.get(rank, "")))
    return found


def plenary_spots(workshop_id: UUID, state: int) -> list[Spot]:
    """All ideas at the middle of what the groups said; a diamond for what any group names."""
    return [_spot(row) for row in plenary_at(workshop_id, state)]


def _spot(row: plenary.Together) -> Spot:
    impact, effort = row.placed.impact, row.placed.effort
    named = len(row.named_by)
    note = f"{named}×" if named else ""
    if impact is None or effort is None:
        return Spot(row.number, row.title, None, None, named or None, note)
    return Spot(row.number, row.title, impact.median, effort.median, named or None, note,
                Apart((impact.lower, impact.upper), (effort.lower, effort.upper)))


@kept(KEPT)
def group_matrix_at(workshop_id: UUID, state: int, group_id: UUID, dark: bool) -> dict[str, Any]:
    """The finished matrix of one small group."""
    group = next(group for group in groups_at(workshop_id, state) if group.id == group_id)
    return matrix(group_spots(workshop_id, state, group), framework(), dark)


@kept(KEPT)
def plenary_matrix_at(workshop_id: UUID, state: int, dark: bool) -> dict[str, Any]:
    """The finished matrix of all small groups together."""
    return matrix(plenary_spots(workshop_id, state), framework(), dark)


@kept(KEPT)
def alike_at(workshop_id: UUID, state: int) -> list[tuple[merging_ideas.Idea, ...]]:
    """Ideas that may say the same."""
    return read(merging_ideas.alike, workshop_id)


@kept(KEPT)
def limits_at(workshop_id: UUID, state: int) -> limits.Limits:
    """What the priorities have to fit into."""
    return read(limits.limits_of, workshop_id)


@kept(KEPT)
def cost_items_at(workshop_id: UUID, state: int) -> list[costs.Item]:
    """Ideas with their cost, at the place the plenary gave them, or where it gave none, in the middle of the small groups'."""
    groups = {row.id: row.placed.impact for row in plenary_at(workshop_id, state)}
    return [costs.Item(row.number, row.title, row.cost, row.impact or (groups[row.id].median if groups[row.id] else None))
            for row in priorities_at(workshop_id, state)]


@kept(KEPT)
def cost_chart_at(workshop_id: UUID, state: int, dark: bool) -> dict[str, Any]:
    """The finished chart of cost and benefit."""
    return costs.cost_benefit(cost_items_at(workshop_id, state), limits_at(workshop_id, state).money, framework(), dark)


@kept(KEPT)
def decision_at(workshop_id: UUID, state: int) -> deciding.Decided:
    """What the room decided besides its list."""
    return read(deciding.decision_of, workshop_id)


@kept(KEPT)
def what_if_at(round_id: UUID, state: int, money: int, staff_days: int | None) -> what_if.WhatIf:
    """What each rule would choose from a closed vote. Raises MoveRefused where nothing can be tried."""
    return read(what_if.what_if, round_id, money, staff_days)
