"""Commissioning plans (Toolkit, step 4): what is done for each priority, by whom, when, with which tools and money, and how it is seen."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.charts import plan_timeline
from toolkit.clock import say_date, today
from toolkit.framework import framework
from toolkit.models import Workshop
from toolkit.reports.about import about_workshop
from toolkit.reports.blocks import Block, Heading, Made, Picture, Points, Table, Text
from toolkit.reports.drawing import chart_svg
from toolkit.reports.report import READ, Report
from toolkit.steps import plan_money, plan_parts, plan_store
from toolkit.steps.plan_lines import say_year
from toolkit.steps.plan_overview import ActionSeen, PlanSeen, plans_seen
from toolkit.storage.queries import plans, priorities

PARTS = {"what_changes": "What changes", "for_whom": "For whom", "measure": "How people see that it worked",
         "measure_start": "At the start", "measure_target": "The target", "workforce": "What the workforce needs",
         "self_funders": "People who pay for themselves", "market_signal": "What providers should know",
         "jsna_link": "In the needs assessment"}


def commissioning_plans(workshop_id: UUID, *, session: Session) -> Made:
    """The plans as they stand now, in the order of their priorities."""
    workshop, found = session.get_one(Workshop, workshop_id), plans_seen(workshop_id, session=session)
    ranks = {row.id: row.final_rank for row in priorities.priorities_of(workshop_id, session=session)}
    parts = {ranks.get(plan.priority_id): _parts(plan.id, session=session) for plan in plans.plans_of(workshop_id, session=session)}
    blocks = [*_in_all(found), *(block for one in found for block in _plan(one, parts.get(one.rank, {})))]
    return Made(f"Commissioning plans: {workshop.title}", about_workshop(workshop, session=session),
                blocks or [Text("No plan is written yet.")])


def _parts(plan_id: UUID, *, session: Session) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in (plan_parts.Change, plan_parts.Measure, plan_parts.Market):
        found |= plan_store.all_parts(plan_id, session=session)[kind].in_words()
    return found


def _in_all(found: list[PlanSeen]) -> Iterator[Block]:
    if not found:
        return
    yield Heading("All plans")
    bars = plan_timeline.bars_of(found)
    if any(bar.starts_on or bar.ends_on or bar.points for bar in bars):
        yield Picture(chart_svg(plan_timeline.timeline(bars, today())), plan_timeline.in_words(bars), "When each plan runs.")
    yield Table("Plans at a glance", ("Rank", "Priority", "Who leads", "From", "Until", "Pounds", "Quick win"), [
        (one.rank, one.title, one.lead, _day(one.starts_on), _day(one.ends_on), one.cost, "yes" if one.quick_win else "no")
        for one in found])
    money = plan_money.by_tool_and_year(found)
    if money:
        names = {tool.slug: tool.name for tool in framework().tools} | {"": "No tool named"}
        yield Table("Money by tool and year", ("Tool", "Financial year", "Pounds"), [
            *((names.get(tool, tool), say_year(year), pounds) for (tool, year), pounds in money.items()),
            ("In all", "", plan_money.total(found))])


def _day(day: date | None) -> str:
    return say_date(day) if day else "not said"


def _plan(one: PlanSeen, parts: dict[str, str]) -> Iterator[Block]:
    yield Heading(f"{one.rank} {one.title}")
    yield Text(one.action)
    tools = ", ".join(tool.name for tool in framework().tools if tool.slug in one.tools)
    facts = [f"Tools: {tools}"] * bool(tools) + [f"Places: {', '.join(one.places)}"] * bool(one.places)
    facts += [f"{name}: {parts[slug]}" for slug, name in PARTS.items() if parts.get(slug)]
    facts += [f"What the experts said when they were asked again: {one.asked_again}"] * bool(one.asked_again)
    if facts:
        yield Points(facts)
    if one.actions:
        yield Table(f"Actions of plan {one.rank}", ("What", "Who", "By", "What became of it"),
                    [(line.words, line.owner, _day(line.due_on), _became(line)) for line in one.actions])
    if one.milestones:
        reached = [(line.words, _day(line.due_on), say_date(line.reached_on) if line.reached_on else "not yet") for line in one.milestones]
        yield Table(f"Milestones of plan {one.rank}", ("What people can see", "By", "Reached"), reached)


def _became(line: ActionSeen) -> str:
    if line.done_on:
        return f"done on {say_date(line.done_on)}"
    return f"dropped on {say_date(line.dropped_on)}: {line.dropped_why}" if line.dropped_on else "to do"


REPORT = Report("plans", "Commissioning plans", "Every plan with its actions, milestones, money and how people see that it worked.",
                READ, commissioning_plans)
