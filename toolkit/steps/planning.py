"""Step 4: one plan per final priority, short to medium term, with every commissioning tool considered."""

from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, Changed, NotFound
from toolkit.models import Plan, Priority
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.steps.plan_draft import drafted_change
from toolkit.steps.plan_parts import Change, Part, Planned
from toolkit.steps.plan_store import part_of, write_rows
from toolkit.storage.queries import plans as queries

__all__ = ["Planned", "change_plan", "standing_plan", "withdraw_plan", "write_plan"]


def write_plan(actor: Actor, priority_id: UUID, planned: Planned, *, session: Session) -> UUID:
    """Write the plan for a final priority (Toolkit, step 4); one line is enough to start. Raises BadInput.

    What should change, for whom and where is drafted from the gaps behind the priority; a plan taken up again keeps its own.
    """
    priority = to_edit(Priority, priority_id, session=session)
    check_may(actor, "write plans", priority.workshop_id)
    if priority.final_rank is None:
        raise BadInput("Plans are written for final priorities. Choose this one in Step 3 first.")
    if queries.plan_for(priority_id, session=session):
        raise BadInput("This priority has a plan already, perhaps from a colleague just now. Open it to change it.")
    plan = queries.withdrawn_plan_for(priority_id, session=session)
    if plan:
        save_edit(actor, "write a plan", plan, plan.version, planned.columns() | {"withdrawn_at": None},
                  workshop_id=priority.workshop_id, session=session, tools=planned.tools)
        write_rows(planned, plan, session=session)
        return plan.id
    return _new(actor, priority, planned, drafted_change(priority, session=session), session=session)


def _new(actor: Actor, priority: Priority, planned: Planned, change: Change, *, session: Session) -> UUID:
    columns = planned.columns() | change.columns()
    plan = Plan(workshop_id=priority.workshop_id, priority_id=priority.id, **columns)
    add_row(actor, "write a plan", plan, workshop_id=priority.workshop_id, session=session, part=planned, drafted=change, **columns)
    for part in (planned, change):
        write_rows(part, plan, session=session)
    return plan.id


def change_plan(actor: Actor, plan_id: UUID, begun: Part | None, part: Part, *, session: Session) -> None:
    """Save one part of a plan, if it still is what this person began with (`begun`; None: before there was a plan).

    Two people may so write two parts of one plan at a time. Raises BadInput, NotFound, and Changed with both texts.
    """
    plan = standing_plan(plan_id, session=session)
    check_may(actor, "write plans", plan.workshop_id)
    columns, held = part.columns(), part_of(type(part), plan, session=session)
    if held != begun:
        raise Changed("Somebody else saved this while you were writing. Both texts are shown; nothing was overwritten.",
                      held.in_words() | {"version": held}, part.in_words())
    write_rows(part, plan, session=session)
    save_edit(actor, "change a plan", plan, plan.version, columns, workshop_id=plan.workshop_id, session=session, part=part)


def withdraw_plan(actor: Actor, plan_id: UUID, *, session: Session) -> None:
    """Take a plan back; writing one for the same priority later takes it up again."""
    plan = standing_plan(plan_id, session=session)
    check_may(actor, "write plans", plan.workshop_id)
    save_edit(actor, "withdraw a plan", plan, plan.version, {"withdrawn_at": now()}, workshop_id=plan.workshop_id,
              session=session)


def standing_plan(plan_id: UUID, *, session: Session) -> Plan:
    """A plan that was not withdrawn, locked for writing. Raises NotFound."""
    plan = to_edit(Plan, plan_id, session=session)
    if plan.withdrawn_at:
        raise NotFound("This plan was withdrawn meanwhile. Write one for the same priority to take it up again.")
    return plan
