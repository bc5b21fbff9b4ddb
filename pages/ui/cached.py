"""What was worked out for one state of a workshop holds until the next act: kept by workshop and state number."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from toolkit.charts.matrix import matrix
from toolkit.framework import framework
from toolkit.maps.base_map import BaseMap
from toolkit.maps.record_map import MapView
from toolkit.models import COVERAGE
from toolkit.places.boundary import bounds_of, circle
from toolkit.places.place import Place
from toolkit.steps import baseline, evaluating, saying
from toolkit.steps.one_cell import cell_of
from toolkit.steps.overview import Overview, overview
from toolkit.steps.saying import EntrySeen, entries_seen
from toolkit.steps.table import Cell, FunctionTable, table_of
from toolkit.storage.engine import read_session
from toolkit.storage.queries import audit, entries, evaluations, plans, priorities, votes, workshops
from toolkit.voting.results import results

KEPT = 64
PLACES_OFFERED = 40


def state_of(workshop_id: UUID) -> int:
    """The number of the workshop's last act."""
    with read_session() as session:
        return audit.state_number(workshop_id, session=session)


def read(question: Callable[..., Any], *given: Any) -> Any:
    """Ask one question of the database now."""
    with read_session() as session:
        return question(*given, session=session)


@lru_cache(KEPT)
def overview_at(workshop_id: UUID, state: int) -> Overview:
    """The workshop at a glance."""
    return read(overview, workshop_id)


@lru_cache(KEPT)
def table_at(workshop_id: UUID, state: int) -> FunctionTable:
    """The table of functions and groups."""
    return read(table_of, workshop_id)


@lru_cache(KEPT * 8)
def entries_at(workshop_id: UUID, state: int, function: int | None = None, group_id: UUID | None = None,
               kind: str | None = None) -> list[EntrySeen]:
    """The standing entries, narrowed to a function, a group or a kind where given."""
    return read(entries_seen, workshop_id, function, group_id, kind)


@lru_cache(KEPT * 8)
def cell_at(workshop_id: UUID, state: int, group_id: UUID, function: int) -> Cell:
    """How much one cell holds, without the whole table."""
    return read(cell_of, workshop_id, group_id, function)


@lru_cache(KEPT * 8)
def newest_at(workshop_id: UUID, state: int, function: int, group_id: UUID, kind: str, start: int, limit: int) -> list[EntrySeen]:
    """So many entries of one cell from `start` on, newest first."""
    return read(saying.newest_in_cell, workshop_id, function, group_id, kind, start, limit)


@lru_cache(KEPT)
def entry_at(workshop_id: UUID, state: int, function: int, group_id: UUID, kind: str, entry_id: UUID) -> EntrySeen | None:
    """One entry, if it stands in this cell."""
    return read(saying.entry_in_cell, workshop_id, function, group_id, kind, entry_id)


@lru_cache(KEPT)
def places_at(workshop_id: UUID, state: int) -> tuple[Place, ...]:
    """The places spoken of lately, the latest first; few enough to look through, and to send to a browser."""
    return tuple(Place(*row) for row in read(entries.recent_places, workshop_id, PLACES_OFFERED))


@lru_cache(KEPT)
def small_groups(workshop_id: UUID, state: int) -> list[tuple[UUID, str]]:
    """The small groups as (id, name)."""
    return [(group.id, group.name) for group in read(workshops.small_groups_of, workshop_id)]


@lru_cache(KEPT)
def priorities_at(workshop_id: UUID, state: int) -> list:
    """The standing priorities by number."""
    return read(priorities.priorities_of, workshop_id)


@lru_cache(KEPT)
def gaps_feeding_at(workshop_id: UUID, state: int) -> dict[UUID, list]:
    """The gaps behind each priority."""
    found: dict[UUID, list] = {}
    for row in read(priorities.gaps_feeding, workshop_id):
        found.setdefault(row[0], []).append(row)
    return found


@lru_cache(KEPT)
def rounds_at(workshop_id: UUID, state: int) -> list[tuple]:
    """(round, items, ballots in, results) of every vote, the newest first."""
    with read_session() as session:
        return [(vote, votes.items_of(vote.id, session=session), votes.ballots_in(vote.id, session=session),
                 results(vote, session=session)) for vote in votes.rounds_of(workshop_id, session=session)]


@lru_cache(KEPT)
def plans_at(workshop_id: UUID, state: int) -> dict[UUID, tuple]:
    """(plan, tools) by priority."""
    tools: dict[UUID, list[str]] = {}
    for plan_id, tool in read(plans.tool_rows, workshop_id):
        tools.setdefault(plan_id, []).append(tool)
    return {plan.priority_id: (plan, tools.get(plan.id, [])) for plan in read(plans.plans_of, workshop_id)}


@lru_cache(KEPT)
def moves_at(workshop_id: UUID, state: int) -> list:
    """Every move between steps, the newest first."""
    return read(workshops.moves_of, workshop_id)


@lru_cache(KEPT)
def evaluation_at(workshop_id: UUID, state: int) -> tuple:
    """(baselines, evaluations, answers of the newest, progress of the newest by entry)."""
    with read_session() as session:
        held = evaluations.evaluations_of(workshop_id, session=session)
        return (evaluations.baselines_of(workshop_id, session=session), held,
                evaluations.answers_of(held[0].id, session=session) if held else {},
                {row.entry_id: row for row in evaluations.progress_of(held[0].id, session=session)} if held else {})


@lru_cache(KEPT)
def then_and_now_at(workshop_id: UUID, state: int, baseline_id: UUID) -> tuple:
    """(the table then, what differs now)."""
    with read_session() as session:
        then = baseline.read_baseline(baseline_id, session=session)
        return evaluating.table_then(then), evaluating.difference(then, baseline.picture_of(workshop_id, session=session))


@lru_cache(KEPT)
def matrix_at(workshop_id: UUID, state: int, dark: bool) -> dict[str, Any]:
    """The finished chart of the matrix: building it costs more than showing it."""
    return matrix(priorities_at(workshop_id, state), framework(), dark)


@lru_cache(KEPT)
def map_view(area, workshop_id: UUID | None, dark: bool, base: BaseMap, query: str = "") -> MapView:
    """The view of an area's map; its places come from their door. What is frozen is not looked for again, nor opened."""
    outline = area.boundary or circle(area.latitude, area.longitude, area.radius_km).geojson
    names = tuple((function.number, function.name) for function in framework().functions)
    url = f"/places/{workshop_id}.geojson{query}" if workshop_id else None
    return MapView(area.name, outline, bounds_of(outline), base, url, ((COVERAGE, "Coverage"), *names), dark, not query,
                   "" if query or not workshop_id else str(workshop_id))
