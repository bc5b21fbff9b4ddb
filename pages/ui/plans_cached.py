"""What Step 4 worked out for one state of a workshop holds until the next act; what is late depends on the day too."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from pages.ui.cached import KEPT, map_view, read
from pages.ui.content import framework
from pages.ui.words import _, kept
from toolkit.charts import coverage, plan_timeline
from toolkit.maps.base_map import BaseMap
from toolkit.maps.record_map import MapView
from toolkit.models import PlanAction, PlanMilestone, PlanMoney
from toolkit.steps import plan_money, plan_store
from toolkit.steps.overview import AreaSeen
from toolkit.steps.plan_lines import say_year
from toolkit.steps.plan_overview import PlanSeen, plans_seen
from toolkit.steps.plan_owners import Load, load_by_owner
from toolkit.steps.plan_parts import Part
from toolkit.steps.plan_trail import Trail, trail_of
from toolkit.storage.queries import plans as queries

NO_TOOL = "No tool named"


@kept(KEPT)
def seen_at(workshop_id: UUID, state: int) -> dict[int, PlanSeen]:
    """Every plan with its lines, by the rank of its priority."""
    return {plan.rank: plan for plan in read(plans_seen, workshop_id)}


@kept(KEPT)
def parts_at(workshop_id: UUID, state: int, plan_id: UUID) -> dict[type[Part], Part]:
    """Every part of one plan as it is saved."""
    return read(plan_store.all_parts, plan_id)


@kept(KEPT)
def lines_at(workshop_id: UUID, state: int) -> dict[type, list]:
    """Every action, milestone and sum of the workshop's plans, by table."""
    return {model: read(queries.lines_of, model, workshop_id) for model in (PlanAction, PlanMilestone, PlanMoney)}


@kept(KEPT)
def trail_at(workshop_id: UUID, state: int, priority_id: UUID) -> Trail:
    """What led to the plan for one priority."""
    return read(trail_of, priority_id)


@kept(KEPT)
def limit_at(workshop_id: UUID, state: int) -> plan_money.Limit | None:
    """How much money there was for the vote."""
    return read(plan_money.limit_that_applied, workshop_id)


@kept(KEPT)
def timeline_at(workshop_id: UUID, state: int, today: date, dark: bool) -> tuple[dict[str, Any], str]:
    """The finished timeline of all plans, and the same in words."""
    bars = plan_timeline.bars_of(seen_at(workshop_id, state).values())
    return plan_timeline.timeline(bars, today, dark), plan_timeline.in_words(bars)


@kept(KEPT)
def money_at(workshop_id: UUID, state: int, dark: bool) -> tuple[dict[str, Any], str]:
    """The finished picture of money by tool and year, and the same in words."""
    rows, columns, sums = money_table(workshop_id, state)
    squares = [coverage.Square(rows[tool], columns[year], round(sums.get((tool, year), 0)), _says(sums.get((tool, year))))
               for tool in rows for year in columns]
    return coverage.heat(squares, list(rows.values()), list(columns.values()), "priority", dark), coverage.in_words(
        [one for one in squares if one.says != "none"], _("Money by tool and year"))


@kept(KEPT)
def money_table(workshop_id: UUID, state: int) -> tuple[dict[str, str], dict[int | None, str], dict]:
    """(tools by slug, years, pounds by tool and year) of all plans; only tools and years with money."""
    sums = plan_money.by_tool_and_year(seen_at(workshop_id, state).values())
    tools = {tool.slug: tool.name for tool in framework().tools} | {"": _(NO_TOOL)}
    years = sorted({year for _ignored, year in sums if year is not None}) + ([None] if any(year is None for _ignored, year in sums) else [])
    return ({slug: name for slug, name in tools.items() if slug in {tool for tool, _ignored in sums}},
            {year: say_year(year) for year in years}, sums)


def _says(pounds) -> str:
    return _("none") if pounds is None else plan_money.say_pounds(pounds)


@kept(KEPT)
def map_at(workshop_id: UUID, state: int, area: AreaSeen, dark: bool, base: BaseMap) -> MapView:
    """The view of the map of all plans; each stands on it under the rank of its priority."""
    ranks = tuple((plan.rank, plan.title) for plan in seen_at(workshop_id, state).values())
    return replace(map_view(area, workshop_id, dark, base), points_url=f"/places/{workshop_id}.geojson?plans=1", functions=ranks,
                   opens="", plans=True)


@kept(KEPT)
def load_at(workshop_id: UUID, state: int, today: date) -> list[Load]:
    """Who has how much to do."""
    return load_by_owner(seen_at(workshop_id, state).values(), today)
