"""Commissioning plans, the tools they use, for whom and where they are, and their lines."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import (
    Entry,
    GroupOfPeople,
    Plan,
    PlanAction,
    PlanGroup,
    PlanMilestone,
    PlanMoney,
    PlanPlace,
    PlanTool,
    PlanWorkshop,
    Priority,
    PriorityGap,
    VoteRound,
    Workshop,
)

PLACE = (PlanPlace.label, PlanPlace.latitude, PlanPlace.longitude, PlanPlace.kind, PlanPlace.radius_km)
# In which order the lines of each kind are read.
ORDER: dict[type, tuple] = {PlanAction: (PlanAction.position, PlanAction.created_at), PlanMilestone: (PlanMilestone.due_on,),
                            PlanMoney: (PlanMoney.year, PlanMoney.created_at)}


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


def place_rows(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(plan id, label of a place) of every standing plan."""
    wanted = select(PlanPlace.plan_id, PlanPlace.label).join(Plan, Plan.id == PlanPlace.plan_id)
    return list(session.exec(wanted.where(Plan.workshop_id == workshop_id, Plan.withdrawn_at.is_(None))))


def tools_of(plan_id: UUID, *, session: Session) -> list[PlanTool]:
    """The rows that name one plan's tools."""
    return list(session.exec(select(PlanTool).where(PlanTool.plan_id == plan_id)))


def groups_for(plan_id: UUID, *, session: Session) -> list[UUID]:
    """The groups of people that a plan is for, in one order."""
    found = session.exec(select(PlanGroup.group_id).where(PlanGroup.plan_id == plan_id))
    return sorted(found, key=str)


def served_by(plan_id: UUID, *, session: Session) -> list[UUID]:
    """The further workshops that a plan serves, in one order."""
    found = session.exec(select(PlanWorkshop.serves_id).where(PlanWorkshop.plan_id == plan_id))
    return sorted(found, key=str)


def serving(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(workshop id, its title, final rank, action, lead) of the standing plans of other workshops that serve this one too."""
    wanted = (select(Workshop.id, Workshop.title, Priority.final_rank, Plan.action, Plan.lead)
              .join(Plan, Plan.workshop_id == Workshop.id).join(Priority, Priority.id == Plan.priority_id)
              .join(PlanWorkshop, PlanWorkshop.plan_id == Plan.id)
              .where(PlanWorkshop.serves_id == workshop_id, Plan.withdrawn_at.is_(None), Priority.final_rank.is_not(None)))
    return [tuple(row) for row in session.exec(wanted.order_by(Workshop.title, Priority.final_rank))]


def places_of(plan_id: UUID, *, session: Session) -> list[tuple]:
    """(label, latitude, longitude, kind, radius in km) of a plan's places, in one order."""
    wanted = select(*PLACE).where(PlanPlace.plan_id == plan_id).order_by(PlanPlace.label, PlanPlace.latitude, PlanPlace.radius_km)
    return [tuple(row) for row in session.exec(wanted)]


def whom_and_where(plan_id: UUID, *, session: Session) -> list[PlanGroup | PlanPlace | PlanWorkshop]:
    """The rows that say for whom and where one plan is, to replace them."""
    return [row for model in (PlanGroup, PlanPlace, PlanWorkshop)
            for row in session.exec(select(model).where(model.plan_id == plan_id))]


def lines_of(model: type, workshop_id: UUID, *, session: Session) -> list[Any]:
    """Every action, milestone or sum of the standing plans, those that were taken out too."""
    wanted = select(model).join(Plan, Plan.id == model.plan_id).where(Plan.workshop_id == workshop_id, Plan.withdrawn_at.is_(None))
    return list(session.exec(wanted.order_by(*ORDER[model])))


def next_position(plan_id: UUID, *, session: Session) -> int:
    """The position of a plan's next action."""
    held = session.exec(select(PlanAction.position).where(PlanAction.plan_id == plan_id)).all()
    return 1 + max(held, default=0)


def ranks_resting_on(entry_id: UUID, *, session: Session) -> list[int]:
    """The final ranks of the priorities whose standing plans rest on this gap."""
    wanted = (select(Priority.final_rank).join(PriorityGap, PriorityGap.priority_id == Priority.id)
              .join(Plan, Plan.priority_id == Priority.id).where(PriorityGap.entry_id == entry_id, Plan.withdrawn_at.is_(None)))
    return sorted(rank for rank in session.exec(wanted) if rank)


def ranks_about(group_id: UUID, *, session: Session) -> list[int]:
    """The final ranks of the priorities whose standing plans are for this group of people, or rest on gaps that it named."""
    found: set[int | None] = set()
    for rests in (select(PlanGroup.plan_id).where(PlanGroup.group_id == group_id),
                  select(Plan.id).join(PriorityGap, PriorityGap.priority_id == Plan.priority_id)
                  .join(Entry, Entry.id == PriorityGap.entry_id).where(Entry.group_id == group_id, Entry.withdrawn_at.is_(None))):
        wanted = select(Priority.final_rank).join(Plan, Plan.priority_id == Priority.id)
        found |= set(session.exec(wanted.where(Plan.id.in_(rests), Plan.withdrawn_at.is_(None))))
    return sorted(rank for rank in found if rank)


def group_names(group_ids: Iterable[UUID], *, session: Session) -> dict[UUID, str]:
    """The names of groups of people, also of removed ones."""
    found = session.exec(select(GroupOfPeople.id, GroupOfPeople.name).where(GroupOfPeople.id.in_(list(group_ids))))
    return dict(found.all())


def money_limits(workshop_id: UUID, states: Iterable[str], *, session: Session) -> list[tuple]:
    """(number, limit in pounds) of the votes in these states that had a limit, the newest first."""
    wanted = select(VoteRound.number, VoteRound.money_limit).where(
        VoteRound.workshop_id == workshop_id, VoteRound.money_limit.is_not(None), VoteRound.state.in_(list(states)))
    return [tuple(row) for row in session.exec(wanted.order_by(VoteRound.number.desc()))]


def points(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(plan id, final rank, action, lead, label, latitude, longitude, radius in km) of the standing plans' places, for the map."""
    wanted = (select(Plan.id, Priority.final_rank, Plan.action, Plan.lead, PlanPlace.label, PlanPlace.latitude, PlanPlace.longitude,
                     PlanPlace.radius_km)
              .join(Priority, Priority.id == Plan.priority_id).join(PlanPlace, PlanPlace.plan_id == Plan.id)
              .where(Plan.workshop_id == workshop_id, Plan.withdrawn_at.is_(None), Priority.final_rank.is_not(None),
                     PlanPlace.latitude.is_not(None)))
    return [tuple(row) for row in session.exec(wanted.order_by(Priority.final_rank, PlanPlace.label))]


def public_signals(workshop_id: UUID, *, session: Session) -> list[str]:
    """What standing plans tell providers, of those that they may read, in the order of the final list."""
    wanted = (select(Plan.market_signal).join(Priority, Priority.id == Plan.priority_id)
              .where(Plan.workshop_id == workshop_id, Plan.withdrawn_at.is_(None), Plan.market_signal_public, Plan.market_signal != ""))
    return list(session.exec(wanted.order_by(Priority.final_rank)))
