"""Who has signed a support plan as it stands: the social worker and the person, or who may sign for them. Both sign."""

from uuid import UUID

from sqlmodel import Session

from toolkit.models import SupportPlan, SupportPlanSignature
from toolkit.storage.queries import support as queries
from toolkit.words.speaking import _

WORKER, PERSON_SIDE = "social worker", "person"
SIDES = {WORKER: "The social worker", PERSON_SIDE: "The person, or who may sign for them"}


def signatures_now(plan: SupportPlan, *, session: Session) -> dict[str, SupportPlanSignature]:
    """The signatures by side that hold: those of the version that stands."""
    return {one.side: one for one in queries.signatures_of(plan.id, session=session) if one.plan_version == plan.version}


def signed_sides(plan: SupportPlan, *, session: Session) -> list[str]:
    """The sides that have signed the plan as it stands, in their order."""
    found = signatures_now(plan, session=session)
    return [side for side in SIDES if side in found]


def holding_and_void(plan_id: UUID, *, session: Session) -> tuple[dict[str, SupportPlanSignature], list[SupportPlanSignature]]:
    """The signatures by side that hold, and those that hold no more."""
    plan = session.get_one(SupportPlan, plan_id)
    return signatures_now(plan, session=session), void_signatures(plan, session=session)


def void_signatures(plan: SupportPlan, *, session: Session) -> list[SupportPlanSignature]:
    """What was signed before the plan was changed and holds no more, unless that side has signed again."""
    holds = signatures_now(plan, session=session)
    return [one for one in queries.signatures_of(plan.id, session=session) if one.plan_version != plan.version and one.side not in holds]


def why_not_signed(plan: SupportPlan, *, session: Session) -> str:
    """What is still missing, in a sentence; empty when both sides have signed."""
    signed = signed_sides(plan, session=session)
    missing = [_(SIDES[side]) for side in SIDES if side not in signed]
    if not missing:
        return ""
    if len(missing) == 2:
        return _("Neither side has signed the plan yet.")
    return _("{side} has not signed the plan yet.", side=missing[0])
