"""Commissioning plans (Toolkit, step 4): what is done for each priority, by whom, when, with which tools and money, and how it is seen."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.charts import plan_timeline
from toolkit.clock import today
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
from toolkit.words.speaking import _, say_date

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
    return Made(_("Commissioning plans: {title}", title=workshop.title), about_workshop(workshop, session=session),
                blocks or [Text(_("No plan is written yet."))])


def _parts(plan_id: UUID, *, session: Session) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in (plan_parts.Change, plan_parts.Measure, plan_parts.Market):
        found |= plan_store.all_parts(plan_id, session=session)[kind].in_words()
    return found


def _in_all(found: list[PlanSeen]) -> Iterator[Block]:
    if not found:
        return
    yield Heading(_("All plans"))
    bars = plan_timeline.bars_of(found)
    if any(bar.starts_on or bar.ends_on or bar.points for bar in bars):
        yield Picture(chart_svg(plan_timeline.timeline(bars, today())), plan_timeline.in_words(bars), _("When each plan runs."))
    yield Table(_("Plans at a glance"), (
        _("Rank"), _("Priority"), _("Who leads"), _("From"), _("Until"), _("Pounds"), _("Quick win")), [
        (one.rank, one.title, one.lead, _day(one.starts_on), _day(one.ends_on), one.cost, _("yes") if one.quick_win else _("no"))
        for one in found])
    money = plan_money.by_tool_and_year(found)
    if money:
        names = {tool.slug: tool.name for tool in framework().tools} | {"": _("No tool named")}
        yield Table(_("Money by tool and year"), (_("Tool"), _("Financial year"), _("Pounds")), [
            *((names.get(tool, tool), say_year(year), pounds) for (tool, year), pounds in money.items()),
            (_("In all"), "", plan_money.total(found))])


def _day(day: date | None) -> str:
    return say_date(day) if day else _("not said")


def _plan(one: PlanSeen, parts: dict[str, str]) -> Iterator[Block]:
    yield Heading(f"{one.rank} {one.title}")
    yield Text(one.action)
    tools = ", ".join(tool.name for tool in framework().tools if tool.slug in one.tools)
    facts = [_("Tools: {tools}", tools=tools)] * bool(tools) + [_("Places: {places}", places=", ".join(one.places))] * bool(one.places)
    facts += [f"{_(name)}: {parts[slug]}" for slug, name in PARTS.items() if parts.get(slug)]
    facts += [_("What the experts said when they were asked again: {words}", words=one.asked_again)] * bool(one.asked_again)
    if facts:
        yield Points(facts)
    if one.actions:
        yield Table(_("Actions of plan {rank}", rank=one.rank), (_("What"), _("Who"), _("By when"), _("What became of it")),
                    [(line.words, line.owner, _day(line.due_on), _became(line)) for line in one.actions])
    if one.milestones:
        reached = [(line.words, _day(line.due_on), say_date(line.reached_on) if line.reached_on else _("not yet"))
                   for line in one.milestones]
        yield Table(_("Milestones of plan {rank}", rank=one.rank), (_("What people can see"), _("By when"), _("Reached")), reached)


def _became(line: ActionSeen) -> str:
    if line.done_on:
        return _("done on {date}", date=say_date(line.done_on))
    if line.dropped_on:
        return _("dropped on {date}: {why}", date=say_date(line.dropped_on), why=line.dropped_why)
    return _("to do")


REPORT = Report("plans", "Commissioning plans", "Every plan with its actions, milestones, money and how people see that it worked.",
                READ, commissioning_plans)
