"""Step 4, make commissioning plans: its readiness and what is still missing, never hidden."""

from uuid import UUID

from sqlmodel import Session

from toolkit.errors import MoveRefused
from toolkit.steps.plan_missing import missing_of
from toolkit.steps.plan_money import limit_that_applied
from toolkit.steps.plan_overview import plans_seen
from toolkit.steps.prioritising import final_priorities
from toolkit.steps.step import Step
from toolkit.storage.queries import plans as queries


def missing(workshop_id: UUID, *, session: Session) -> list[str]:
    """Priorities without a plan, plans without lead, dates, money or consultation, tools nobody considered (Toolkit, step 4)."""
    plans = plans_seen(workshop_id, session=session)
    planned = {plan.rank for plan in plans}
    without = [row.final_rank for row in final_priorities(workshop_id, session=session) if row.final_rank not in planned]
    return missing_of(without, plans, limit_that_applied(workshop_id, session=session))


def check_ready(workshop_id: UUID, *, session: Session) -> None:
    """Raise MoveRefused while there is no plan to evaluate."""
    if not queries.plans_of(workshop_id, session=session):
        raise MoveRefused("Write at least one plan before moving on: an evaluation asks what came of it.")


def progress(workshop_id: UUID, *, session: Session) -> tuple[int, int]:
    """(final priorities with a plan, final priorities)."""
    final = {row.id for row in final_priorities(workshop_id, session=session)}
    return len(final & {plan.priority_id for plan in queries.plans_of(workshop_id, session=session)}), len(final)


STEP = Step("plans", "step_plans", ":material/assignment:", missing, check_ready, progress, "planned")
