"""What was worked out for one state of a workshop holds until the next act: kept by workshop and state number."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from pages.ui.content import framework
from pages.ui.words import _, kept
from toolkit.charts.matrix import matrix
from toolkit.maps.base_map import BaseMap
from toolkit.maps.record_map import MapView
from toolkit.models import COVERAGE, Plan
from toolkit.places.boundary import bounds_of, circle
from toolkit.places.place import Place
from toolkit.steps import baseline, looking_back, saying
from toolkit.steps.before_after import Compared, compared
from toolkit.steps.going_on import WhatStands, what_stands
from toolkit.steps.looking_back import BecameOf, Concern
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


@kept(KEPT)
def overview_at(workshop_id: UUID, state: int) -> Overview:
    """The workshop at a glance."""
    return read(overview, workshop_id)


@kept(KEPT)
def table_at(workshop_id: UUID, state: int) -> FunctionTable:
    """The table of functions and groups."""
    return read(table_of, workshop_id)


@kept(KEPT * 8)
def entries_at(workshop_id: UUID, state: int, function: int | None = None, group_id: UUID | None = None,
               kind: str | None = None) -> list[EntrySeen]:
    """The standing entries, narrowed to a function, a group or a kind where given."""
    return read(entries_seen, workshop_id, function, group_id, kind)


@kept(KEPT * 8)
def cell_at(workshop_id: UUID, state: int, group_id: UUID, function: int) -> Cell:
    """How much one cell holds, without the whole table."""
    return read(cell_of, workshop_id, group_id, function)


@kept(KEPT * 8)
def newest_at(workshop_id: UUID, state: int, function: int, group_id: UUID, kind: str, start: int, limit: int) -> list[EntrySeen]:
    """So many entries of one cell from `start` on, newest first."""
    return read(saying.newest_in_cell, workshop_id, function, group_id, kind, start, limit)


@kept(KEPT)
def entry_at(workshop_id: UUID, state: int, function: int, group_id: UUID, kind: str, entry_id: UUID) -> EntrySeen | None:
    """One entry, if it stands in this cell."""
    return read(saying.entry_in_cell, workshop_id, function, group_id, kind, entry_id)


@kept(KEPT)
def places_at(workshop_id: UUID, state: int) -> tuple[Place, ...]:
    """The places spoken of lately, the latest first; few enough to look through, and to send to a browser."""
    return tuple(Place(*row) for row in read(entries.recent_places, workshop_id, PLACES_OFFERED))


@kept(KEPT)
def small_groups(workshop_id: UUID, state: int) -> list[tuple[UUID, str]]:
    """The small groups as (id, name)."""
    return [(group.id, group.name) for group in read(workshops.small_groups_of, workshop_id)]


@kept(KEPT)
def priorities_at(workshop_id: UUID, state: int) -> list:
    """The standing priorities by number."""
    return read(priorities.priorities_of, workshop_id)


@kept(KEPT)
def gaps_feeding_at(workshop_id: UUID, state: int) -> dict[UUID, list]:
    """The gaps behind each priority."""
    found: dict[UUID, list] = {}
    for row in read(priorities.gaps_feeding, workshop_id):
        found.setdefault(row[0], []).append(row)
    return found


@kept(KEPT)
def gaps_taken_back_at(workshop_id: UUID, state: int) -> dict[UUID, int]:
    """How many gaps behind each priority were taken back for good."""
    return read(priorities.gaps_taken_back, workshop_id)


@kept(KEPT)
def rounds_at(workshop_id: UUID, state: int) -> list[tuple]:
    """(round, items, ballots in, results) of every vote, the newest first."""
    with read_session() as session:
        return [(vote, votes.items_of(vote.id, session=session), votes.ballots_in(vote.id, session=session),
                 results(vote, session=session)) for vote in votes.rounds_of(workshop_id, session=session)]


@kept(KEPT)
def plans_at(workshop_id: UUID, state: int) -> dict[UUID, Plan]:
    """The standing plans by priority."""
    return {plan.priority_id: plan for plan in read(plans.plans_of, workshop_id)}


@kept(KEPT)
def moves_at(workshop_id: UUID, state: int) -> list:
    """Every move between steps, the newest first."""
    return read(workshops.moves_of, workshop_id)


@kept(KEPT)
def evaluation_at(workshop_id: UUID, state: int, number: int = 0) -> tuple:
    """(baselines, evaluations with that of this number, or else the newest, first, its answers, its progress by entry)."""
    with read_session() as session:
        held = evaluations.evaluations_of(workshop_id, session=session)
        held.sort(key=lambda one: one.number != number)  # the others keep their order, the newest first
        return (evaluations.baselines_of(workshop_id, session=session), held,
                evaluations.answers_of(held[0].id, session=session) if held else {},
                {row.entry_id: row for row in evaluations.progress_of(held[0].id, session=session)} if held else {})


@kept(KEPT)
def answers_about(workshop_id: UUID, state: int, evaluation_id: UUID) -> dict[UUID, dict]:
    """The answers about single priorities, by priority and question."""
    return read(evaluations.priority_answers_of, evaluation_id)


@kept(KEPT)
def groups_asked_at(workshop_id: UUID, state: int, evaluation_id: UUID) -> tuple[UUID, ...]:
    """The groups that an evaluation asks; none means all."""
    return tuple(row.group_id for row in read(evaluations.groups_asked, evaluation_id))


@kept(KEPT)
def recorded_at(workshop_id: UUID, state: int) -> dict[str, int]:
    """The number of the evaluation at which an entry was first recorded, by its id as text."""
    return {str(entry_id): number for entry_id, number in read(evaluations.recorded_at, workshop_id).items()}


@kept(KEPT)
def became_at(workshop_id: UUID, state: int, today: date) -> list[BecameOf]:
    """What became of each final priority."""
    return read(looking_back.became_of, workshop_id, today)


@kept(KEPT)
def concerns_at(workshop_id: UUID, state: int) -> list[Concern]:
    """Every worry with what was said to it."""
    return read(looking_back.concerns, workshop_id)


@kept(8)
def compared_at(workshop_id: UUID, state: int, then_id: UUID, now_id: UUID | None) -> Compared:
    """A baseline compared with another, or with the record as it stands (None)."""
    with read_session() as session:
        then = baseline.read_baseline(then_id, session=session)
        return compared(then, baseline.read_baseline(now_id, session=session) if now_id
                        else baseline.picture_of(workshop_id, session=session))


@kept(KEPT)
def what_stands_at(workshop_id: UUID, state: int) -> WhatStands:
    """All that could go along into a new round."""
    return read(what_stands, workshop_id)


@kept(KEPT)
def matrix_at(workshop_id: UUID, state: int, dark: bool) -> dict[str, Any]:
    """The finished chart of the matrix: building it costs more than showing it."""
    return matrix(priorities_at(workshop_id, state), framework(), dark)


@kept(KEPT)
def map_view(area, workshop_id: UUID | None, dark: bool, base: BaseMap, query: str = "", compares: bool = False) -> MapView:
    """The view of an area's map; its places come from their door. What is frozen is not looked for again, nor opened."""
    outline = area.boundary or circle(area.latitude, area.longitude, area.radius_km).geojson
    names = tuple((function.number, function.name) for function in framework().functions)
    url = f"/places/{workshop_id}.geojson{query}" if workshop_id else None
    return MapView(area.name, outline, bounds_of(outline), base, url, ((COVERAGE, _("Coverage")), *names), dark, not query,
                   "" if query or not workshop_id else str(workshop_id), compares=compares)
