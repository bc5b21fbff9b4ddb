"""Step 4: one plan per final priority, short to medium term, with every commissioning tool considered."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, NotFound
from toolkit.framework import framework
from toolkit.models import Plan, PlanTool, Priority
from toolkit.record.edits import add_row, check_version, save_edit, to_edit
from toolkit.record.words import check_dates, checked_words, optional_words
from toolkit.storage.queries import plans as queries

MOST_POUNDS = Decimal("9999999999.99")


@dataclass(frozen=True)
class Planned:
    """What a plan says: action, tools (slugs), lead and partners, cost in pounds, when, and the experts' answer."""

    action: str
    tools: tuple[str, ...] = ()
    lead: str = ""
    partners: str = ""
    cost_pounds: Decimal | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    quick_win: bool = False
    asked_again: str = ""

    def columns(self) -> dict:
        """The plan's own columns, checked. Raises BadInput."""
        check_dates(self.starts_on, self.ends_on, "ends_on")
        if self.cost_pounds is not None and not (self.cost_pounds.is_finite() and 0 <= self.cost_pounds <= MOST_POUNDS):
            raise BadInput("The cost is in pounds, from 0 up. 0 means it costs nothing.", "cost_pounds")
        if set(self.tools) - {tool.slug for tool in framework().tools}:
            raise BadInput("Choose the tools from the list.", "tools")
        return {"action": checked_words(self.action, "action", what="what will be done"),
                "lead": optional_words(self.lead, "lead", what="who leads", limit=200),
                "partners": optional_words(self.partners, "partners", what="the partners", limit=500),
                "cost_pounds": self.cost_pounds, "starts_on": self.starts_on, "ends_on": self.ends_on,
                "quick_win": self.quick_win,
                "asked_again": optional_words(self.asked_again, "asked_again", what="what the experts said")}


def write_plan(actor: Actor, priority_id: UUID, planned: Planned, *, session: Session) -> UUID:
    """Write the plan for a final priority (Toolkit, step 4); one line is enough to start. Raises BadInput."""
    priority = to_edit(Priority, priority_id, session=session)
    check_may(actor, "write plans", priority.workshop_id)
    if priority.final_rank is None:
        raise BadInput("Plans are written for final priorities. Choose this one in Step 3 first.")
    if queries.plan_for(priority_id, session=session):
        raise BadInput("This priority has a plan already, perhaps from a colleague just now. Open it to change it.")
    columns = planned.columns()
    plan = queries.withdrawn_plan_for(priority_id, session=session)
    if plan:
        save_edit(actor, "write a plan", plan, plan.version, columns | {"withdrawn_at": None},
                  workshop_id=priority.workshop_id, session=session)
    else:
        plan = Plan(workshop_id=priority.workshop_id, priority_id=priority_id, **columns)
        add_row(actor, "write a plan", plan, workshop_id=priority.workshop_id, session=session, tools=planned.tools, **columns)
    _set_tools(plan.id, planned.tools, session=session)
    return plan.id


def change_plan(actor: Actor, plan_id: UUID, version: int, planned: Planned, *, session: Session) -> None:
    """Save a plan's new contents. Raises BadInput, Changed."""
    plan = _standing(plan_id, session=session)
    check_may(actor, "write plans", plan.workshop_id)
    columns = planned.columns()
    check_version(plan, version, columns)
    _set_tools(plan_id, planned.tools, session=session)
    save_edit(actor, "change a plan", plan, version, columns, workshop_id=plan.workshop_id, session=session)


def withdraw_plan(actor: Actor, plan_id: UUID, *, session: Session) -> None:
    """Take a plan back; writing one for the same priority later takes it up again."""
    plan = _standing(plan_id, session=session)
    check_may(actor, "write plans", plan.workshop_id)
    save_edit(actor, "withdraw a plan", plan, plan.version, {"withdrawn_at": now()}, workshop_id=plan.workshop_id,
              session=session)


def _standing(plan_id: UUID, *, session: Session) -> Plan:
    plan = to_edit(Plan, plan_id, session=session)
    if plan.withdrawn_at:
        raise NotFound("This plan was withdrawn meanwhile. Write one for the same priority to take it up again.")
    return plan


def _set_tools(plan_id: UUID, tools: tuple[str, ...], *, session: Session) -> None:
    for row in queries.tools_of(plan_id, session=session):
        session.delete(row)
    session.flush()
    session.add_all(PlanTool(plan_id=plan_id, tool=tool) for tool in dict.fromkeys(tools))
    session.flush()
