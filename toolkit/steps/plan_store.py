"""A plan's parts in the record: each read as it stands, and written as it was checked."""

import json
from collections.abc import Callable
from uuid import UUID

from sqlmodel import Session, SQLModel

from toolkit.errors import BadInput, NotFound
from toolkit.framework import framework
from toolkit.models import GroupOfPeople, Plan, PlanGroup, PlanPlace, PlanTool, PlanWorkshop, Workshop
from toolkit.places.place import Place
from toolkit.steps.plan_parts import Change, Market, Measure, Part, Planned, Takes
from toolkit.storage.queries import plans as queries
from toolkit.words.speaking import _

KINDS = (Planned, Change, Measure, Takes, Market)


def part_of(kind: type[Part], plan: Plan, *, session: Session) -> Part:
    """One part as it is saved; its rows always come in one order, so that two readings can be compared."""
    return READ[kind](plan, session)


def write_rows(part: Part, plan: Plan, *, session: Session) -> None:
    """Make the rows of a part exactly those it names; its columns are written with the plan. Raises BadInput, NotFound."""
    if type(part) in WRITE:
        WRITE[type(part)](part, plan, session)
        session.flush()


def _planned(plan: Plan, session: Session) -> Planned:
    used = {row.tool for row in queries.tools_of(plan.id, session=session)}
    tools = tuple(tool.slug for tool in framework().tools if tool.slug in used)
    return Planned(plan.action, tools, plan.lead, plan.partners, plan.cost_pounds, plan.starts_on, plan.ends_on, plan.quick_win,
                   plan.asked_again)


def _change(plan: Plan, session: Session) -> Change:
    places = tuple(Place(*row) for row in queries.places_of(plan.id, session=session))
    return Change(plan.what_changes, plan.for_whom, tuple(queries.groups_for(plan.id, session=session)), places,
                  tuple(queries.served_by(plan.id, session=session)))


def _measure(plan: Plan, _session: Session) -> Measure:
    return Measure(plan.measure, plan.measure_start, plan.measure_target)


def _market(plan: Plan, _session: Session) -> Market:
    return Market(plan.market_signal, plan.market_signal_public, plan.workforce, plan.self_funders, plan.jsna_link)


def _takes(plan: Plan, session: Session) -> Takes:
    return Takes(tuple(sorted((slug, words) for row in queries.tools_of(plan.id, session=session)
                              for slug, words in takes_of(row.takes).items())))


def takes_of(text: str) -> dict[str, str]:
    """What a tool takes, from the JSON text of its row."""
    return json.loads(text) if text else {}


def _write_tools(part: Planned, plan: Plan, session: Session) -> None:
    held = {row.tool: row for row in queries.tools_of(plan.id, session=session)}
    for tool, row in held.items():
        if tool in part.tools:
            continue
        if row.takes:
            raise BadInput(_("The plan says what this takes: {name}. Empty that under Tools first, then leave the tool out.",
                             name=framework().tool(tool).name), "tools")
        session.delete(row)
    session.add_all(PlanTool(plan_id=plan.id, tool=tool) for tool in dict.fromkeys(part.tools) if tool not in held)


def _write_change(part: Change, plan: Plan, session: Session) -> None:
    _check_ours(part, plan, session)
    for row in queries.whom_and_where(plan.id, session=session):
        session.delete(row)
    session.flush()
    rows: list[SQLModel] = [PlanGroup(plan_id=plan.id, group_id=one) for one in dict.fromkeys(part.groups)]
    rows += [PlanWorkshop(plan_id=plan.id, serves_id=one) for one in dict.fromkeys(part.serves)]
    rows += [PlanPlace(plan_id=plan.id, label=place.label[:200], kind=place.kind, latitude=place.latitude,
                       longitude=place.longitude, radius_km=place.radius_km) for place in dict.fromkeys(part.places)]
    session.add_all(rows)


def _check_ours(part: Change, plan: Plan, session: Session) -> None:
    for group_id in part.groups:
        group = session.get(GroupOfPeople, group_id)
        if group is None or group.workshop_id != plan.workshop_id:
            raise NotFound("This group of people is not there any more. Choose another.")
    for workshop_id in part.serves:
        if workshop_id == plan.workshop_id:
            raise BadInput("A plan serves its own workshop anyway. Choose others only.", "serves")
        if session.get(Workshop, workshop_id) is None:
            raise NotFound("This workshop is not there any more. Choose another.")


def _write_takes(part: Takes, plan: Plan, session: Session) -> None:
    wanted = part.by_tool()
    rows = {row.tool: row for row in queries.tools_of(plan.id, session=session)}
    if set(wanted) - set(rows):
        raise BadInput("One of these tools is no longer used by the plan. Choose it again first, then say what it takes.", "takes")
    for tool, row in rows.items():
        row.takes = json.dumps(wanted[tool], ensure_ascii=False, sort_keys=True) if tool in wanted else ""
        session.add(row)


READ: dict[type[Part], Callable[[Plan, Session], Part]] = {
    Planned: _planned, Change: _change, Measure: _measure, Takes: _takes, Market: _market}
WRITE: dict[type[Part], Callable] = {Planned: _write_tools, Change: _write_change, Takes: _write_takes}


def all_parts(plan_id: UUID, *, session: Session) -> dict[type[Part], Part]:
    """Every part of a plan as it is saved. Raises NotFound."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise NotFound("This plan is not there any more. Choose it again.")
    return {kind: part_of(kind, plan, session=session) for kind in KINDS}
