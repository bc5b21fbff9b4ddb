"""The support plan: what was agreed, with whom, and what it costs a week against the personal budget.

It follows a choice. Every save is a new version, and what was signed before it holds no more. Quick sourcing may begin with an
interim plan, with the signatures to follow (Derbyshire).
"""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.choosing import decided_offer, set_aside
from toolkit.brokerage.keeping import keep_change, keep_new
from toolkit.brokerage.lists import checked_slug, lists
from toolkit.brokerage.money import MOST_POUNDS, say_pounds, say_weekly
from toolkit.brokerage.moves import AWARDING, PLANNING, RUNNING, STARTING, WHY_NOT, the_case
from toolkit.brokerage.opened import Opened, OpenedOffer, opened_in
from toolkit.brokerage.signed import SIDES, signed_sides
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import Case, Choice, SupportPlan
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import marks
from toolkit.storage.queries import support as queries
from toolkit.words.speaking import _, say_number

MOST_WORDS = 4000
QUICK = "quick"
AWARDED = "The support was awarded by this plan, so it is not changed. Review the support, or search again."


@dataclass(frozen=True)
class Planned:
    """What is written into a plan; money is pounds a week, `over_why` is why it may cost more than the budget."""

    words: str
    budget_pounds: Decimal | None = None
    money_route: str = ""
    over_why: str = ""
    interim: bool = False


def plan_now(case_id: UUID, *, session: Session) -> SupportPlan | None:
    """The plan that follows the choice that stands."""
    choice = queries.standing_choice(case_id, session=session)
    return queries.plan_of_choice(choice.id, session=session) if choice else None


def plan_and_offer(case_id: UUID, *, session: Session) -> tuple[SupportPlan | None, OpenedOffer | None]:
    """The plan that stands, and the offer it is for or will be for; None where there is none yet."""
    plan = plan_now(case_id, session=session)
    offer_id = plan.offer_id if plan else decided_offer(queries.standing_choice(case_id, session=session), session=session)
    return plan, planned_offer(offer_id, session=session)[1] if offer_id else None


def planned_offer(plan_offer_id: UUID, *, session: Session) -> tuple[Opened, OpenedOffer]:
    """The offer that a plan or an award is about, with the outcomes as they were sent. Raises NotFound."""
    enquiry = marks.enquiry_of_offer(plan_offer_id, session=session)
    if enquiry is None:
        raise NotFound("This offer is not there any more. Look at the offers again.")
    found = opened_in(enquiry, session=session)
    return found, found.offer(plan_offer_id)


def write_plan(actor: Actor, case_id: UUID, version: int, planned: Planned, *, sure: bool = False, session: Session) -> SupportPlan:
    """Write the plan, or a new version of it (`version` 0: there was none). What was signed before a change holds no more.

    Raises BadInput, MayBePersonal unless somebody is `sure`, Changed, MoveRefused unless the case is at its plan.
    """
    check_may(actor, "work on cases")
    case = the_case(case_id, session=session, lock=True)
    choice, row = queries.standing_choice(case_id, session=session), plan_now(case_id, session=session)
    offer_id = decided_offer(choice, session=session)
    check_open(case.state, row)
    if offer_id is None:
        raise MoveRefused("There is no choice to plan for. Go back to the choice first.")
    _row, offer = planned_offer(offer_id, session=session)
    changes = _checked(case, planned, offer.offered.weekly_pounds)
    personal.check({name: changes[name] for name in ("words", "over_why")}, sure=sure)
    if row is None:
        return _first(actor, choice, offer_id, changes, session=session)
    void = signed_sides(row, session=session)
    again = " and ".join(SIDES[side].lower() for side in void)
    words = _("What was signed before holds no more. It waits to be signed again: {again}.", again=again) if void else ""
    keep_change(actor, case_id, "change the support plan", row, version, changes, words, session=session)
    return row


def why_not_write(state: str, plan: SupportPlan | None) -> str:
    """The sentence that `check_open` would refuse with; empty when the plan may be written."""
    try:
        check_open(state, plan)
    except MoveRefused as refused:
        return str(refused)
    return ""


def check_open(state: str, plan: SupportPlan | None) -> None:
    """Raise MoveRefused unless the plan may be written: before the award, and an interim one until its paperwork is done."""
    later = plan is not None and plan.interim and state in (AWARDING, STARTING, RUNNING)
    if state != PLANNING and not later:
        raise MoveRefused(AWARDED if state in (AWARDING, STARTING, RUNNING) else WHY_NOT[state])


def _first(actor: Actor, choice: Choice, offer_id: UUID, changes: dict, *, session: Session) -> SupportPlan:
    for earlier in queries.plans_standing(choice.case_id, session=session):
        set_aside(earlier, session=session)
    number = queries.next_plan_number(choice.case_id, session=session)
    row = SupportPlan(case_id=choice.case_id, number=number, choice_id=choice.id, offer_id=offer_id, **changes)
    return keep_new(actor, choice.case_id, "write the support plan", row, f"Plan {number}, {say_weekly(row.weekly_pounds)}",
                    session=session, **changes)


def _checked(case: Case, planned: Planned, weekly_pounds: Decimal) -> dict:
    words = checked_words(planned.words, "words", what="what was agreed", limit=MOST_WORDS)
    budget = planned.budget_pounds
    if budget is not None and not 0 <= budget <= MOST_POUNDS:
        raise BadInput(_("A personal budget is from £0 to £{most_pounds} a week. Leave it empty where there is none.",
                         most_pounds=say_number(MOST_POUNDS)), "budget")
    over_why = optional_words(planned.over_why, "over_why", what="why it may cost more", limit=500)
    if budget is not None and weekly_pounds > budget and not over_why:
        raise BadInput(_("This costs {cost} a week, {over} more than the personal budget. Write why it may, and who "
                         "agreed.", cost=say_pounds(weekly_pounds), over=say_pounds(weekly_pounds - budget)), "over_why")
    money = checked_slug(lists().money_route, planned.money_route, "money_route", "how it is paid for")
    if planned.interim and case.path != QUICK:
        raise BadInput("Only quick sourcing starts with an interim plan. In full brokerage both sides sign before the award.", "interim")
    return {"words": words, "weekly_pounds": weekly_pounds, "budget_pounds": budget, "money_route": money,
            "over_why": over_why, "interim": planned.interim}
