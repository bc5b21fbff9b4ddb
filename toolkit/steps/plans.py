"""Step 4, make commissioning plans: its readiness and what is still missing, never hidden."""

from uuid import UUID

from sqlmodel import Session

from toolkit.errors import MoveRefused
from toolkit.framework import framework
from toolkit.models import Plan
from toolkit.record.saying import numbers
from toolkit.steps.prioritising import final_priorities
from toolkit.steps.step import Step
from toolkit.storage.queries import plans as queries

NEEDED = {"lead": "who leads", "starts_on": "a start", "ends_on": "an end", "cost_pounds": "a cost",
          "asked_again": "what the experts said when asked again"}


def missing(workshop_id: UUID, *, session: Session) -> list[str]:
    """Priorities without a plan, plans without lead, dates, money or consultation, tools nobody considered (Toolkit, step 4)."""
    final = final_priorities(workshop_id, session=session)
    plans = {plan.priority_id: plan for plan in queries.plans_of(workshop_id, session=session)}
    without = [row.final_rank for row in final if row.id not in plans]
    which = "priorities" if len(without) > 1 else "priority"
    found = [f"No plan yet for {which} {numbers(without)} of the final list."] if without else []
    found += [f"Plan {row.final_rank} does not say {_listed(plans[row.id])}." for row in final
              if row.id in plans and _lacking(plans[row.id])]
    used = {tool for _, tool in queries.tool_rows(workshop_id, session=session)}
    unused = [tool.name.lower() for tool in framework().tools if tool.slug not in used]
    if plans and unused:
        found.append(f"Tools not used by any plan: {', '.join(unused)}.")
    if plans and not any(plan.quick_win for plan in plans.values()):
        found.append("No plan is a quick win yet. People need to see early that something happens.")
    return found


def check_ready(workshop_id: UUID, *, session: Session) -> None:
    """Raise MoveRefused while there is no plan to evaluate."""
    if not queries.plans_of(workshop_id, session=session):
        raise MoveRefused("Write at least one plan before moving on: an evaluation asks what came of it.")


def progress(workshop_id: UUID, *, session: Session) -> tuple[int, int]:
    """(final priorities with a plan, final priorities)."""
    final = {row.id for row in final_priorities(workshop_id, session=session)}
    return len(final & {plan.priority_id for plan in queries.plans_of(workshop_id, session=session)}), len(final)


def _lacking(plan: Plan) -> list[str]:
    return [words for column, words in NEEDED.items() if getattr(plan, column) in (None, "")]


def _listed(plan: Plan) -> str:
    words = _lacking(plan)
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


STEP = Step("plans", "step_plans", ":material/assignment:", missing, check_ready, progress, "planned")
