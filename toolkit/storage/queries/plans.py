"""Commissioning plans and the tools they use."""

from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import Plan, PlanTool


def plans_of(workshop_id: UUID, *, session: Session) -> list[Plan]:
    """The workshop's standing plans."""
    wanted = select(Plan).where(Plan.workshop_id == workshop_id, Plan.withdrawn_at.is_(None))
    return list(session.exec(wanted.order_by(Plan.created_at)))


def plan_for(priority_id: UUID, *, session: Session) -> Plan | None:
    """The standing plan for one priority."""
    wanted = select(Plan).where(Plan.priority_id == priority_id, Plan.withdrawn_at.is_(None))
    return session.exec(wanted).first()


def withdrawn_plan_for(priority_id: UUID, *, session: Session) -> Plan | None:
    """A plan that was withdrawn; it is taken up again rather than made twice."""
    wanted = select(Plan).where(Plan.priority_id == priority_id, Plan.withdrawn_at.is_not(None))
    return session.exec(wanted).first()


def tool_rows(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(plan id, tool) of every standing plan."""
    wanted = select(PlanTool.plan_id, PlanTool.tool).join(Plan, Plan.id == PlanTool.plan_id)
    return list(session.exec(wanted.where(Plan.workshop_id == workshop_id, Plan.withdrawn_at.is_(None))))


def tools_of(plan_id: UUID, *, session: Session) -> list[PlanTool]:
    """The rows that name one plan's tools."""
    return list(session.exec(select(PlanTool).where(PlanTool.plan_id == plan_id)))
