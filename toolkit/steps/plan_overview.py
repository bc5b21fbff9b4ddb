"""All plans of a workshop side by side: one reading, from which the timeline, the money, the owners and what is missing come."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.clock import in_london
from toolkit.framework import framework
from toolkit.models import Plan, PlanAction, PlanMilestone, PlanMoney, Priority, Workshop
from toolkit.steps.prioritising import final_priorities
from toolkit.storage.queries import consultations
from toolkit.storage.queries import plans as queries
from toolkit.words.speaking import _


@dataclass(frozen=True)
class ActionSeen:
    """One action: what is to be done, by whom, by when, and what became of it."""

    words: str
    owner: str
    due_on: date | None
    done_on: date | None
    dropped_on: date | None
    dropped_why: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return not (self.done_on or self.dropped_on)


@dataclass(frozen=True)
class MilestoneSeen:
    """A point on the way that people can see."""

    words: str
    due_on: date
    reached_on: date | None


@dataclass(frozen=True)
class Spent:
    """A sum of money in pounds: of a financial year (None: not said), for a tool (slug, "" for none named), from a source."""

    year: int | None
    tool: str
    source: str
    pounds: Decimal


@dataclass(frozen=True)
class PlanSeen:
    """One plan with its lines; `rank` is that of its priority, `from_day` the day from which its term counts."""

    rank: int
    title: str
    action: str
    lead: str
    asked_again: str
    starts_on: date | None
    ends_on: date | None
    quick_win: bool
    tools: tuple[str, ...]
    cost_pounds: Decimal | None
    from_day: date
    money: tuple[Spent, ...] = ()
    actions: tuple[ActionSeen, ...] = ()
    milestones: tuple[MilestoneSeen, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def cost(self) -> Decimal | None:
        """What it costs in all: the sums by year where there are any, else the one figure; None while neither is known."""
        return sum((one.pounds for one in self.money), Decimal(0)) if self.money else self.cost_pounds

    @property
    def spent(self) -> tuple[Spent, ...]:
        """Its money as sums; the one figure belongs to no year, and to a tool only where the plan uses a single one."""
        if self.money or self.cost_pounds is None:
            return self.money
        return (Spent(None, self.tools[0] if len(self.tools) == 1 else "", "", self.cost_pounds),)

    @property
    def later(self) -> bool:
        """Whether it ends (or, without an end, starts) later than the medium term (Toolkit, step 4: short to medium term)."""
        last = self.ends_on or self.starts_on
        return bool(last) and last > months_after(self.from_day, framework().term("medium").months)


def months_after(day: date, months: int) -> date:
    """The day so many months later; the last of the month where that is shorter."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(f"no day {months} months after {day}")


def plans_seen(workshop_id: UUID, *, session: Session) -> list[PlanSeen]:
    """The standing plans of the final priorities, in their order."""
    plans = {plan.priority_id: plan for plan in queries.plans_of(workshop_id, session=session)}
    used = _by_plan(queries.tool_rows(workshop_id, session=session))
    where = _by_plan(queries.place_rows(workshop_id, session=session))
    asked = consultations.asked_plans(workshop_id, session=session)
    lines = {model: _lines(model, workshop_id, session=session) for model in (PlanAction, PlanMilestone, PlanMoney)}
    held_on = session.get_one(Workshop, workshop_id).held_on
    return [_seen(priority, plans[priority.id], held_on, used, where, lines, asked)
            for priority in final_priorities(workshop_id, session=session) if priority.id in plans]


def _by_plan(rows: list[tuple]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = {}
    for plan_id, tool in rows:
        found.setdefault(plan_id, set()).add(tool)
    return found


def _lines(model: type, workshop_id: UUID, *, session: Session) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in queries.lines_of(model, workshop_id, session=session):
        if row.withdrawn_at is None:
            found.setdefault(row.plan_id, []).append(row)
    return found


def _seen(priority: Priority, plan: Plan, held_on: date | None, used: dict[UUID, set[str]],
          where: dict[UUID, set[str]], lines: dict[type, dict], asked: set[UUID]) -> PlanSeen:
    actions, milestones, sums = (lines[model].get(plan.id, []) for model in (PlanAction, PlanMilestone, PlanMoney))
    return PlanSeen(
        priority.final_rank or 0, priority.title, plan.action, plan.lead, _asked_again(plan, asked), plan.starts_on, plan.ends_on,
        plan.quick_win, tuple(tool.slug for tool in framework().tools if tool.slug in used.get(plan.id, ())), plan.cost_pounds,
        held_on or in_london(plan.created_at).date(),
        tuple(Spent(row.year, row.tool, row.source, row.pounds) for row in sums),
        tuple(ActionSeen(row.words, row.owner, row.due_on, row.done_on, row.dropped_on, row.dropped_why) for row in actions),
        tuple(MilestoneSeen(row.words, row.due_on, row.reached_on) for row in milestones), tuple(sorted(where.get(plan.id, ()))))


def _asked_again(plan: Plan, asked: set[UUID]) -> str:
    return plan.asked_again or (_("They answered in a consultation.") if plan.id in asked else "")
