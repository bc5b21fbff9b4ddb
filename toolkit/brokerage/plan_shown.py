"""A support plan as those read it who sign it, and the provider to whom it is awarded. Nobody's name is in it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage.enquiry_sheet import number_of
from toolkit.brokerage.lists import lists, name_of
from toolkit.brokerage.moves import the_case
from toolkit.brokerage.scoring import Line
from toolkit.brokerage.signed import signed_sides
from toolkit.brokerage.signing import why_not_sign
from toolkit.brokerage.support_plan import planned_offer
from toolkit.errors import NotFound
from toolkit.models import SupportPlan

PARTS = ("What", "How", "When", "How often")


@dataclass(frozen=True)
class Agreed:
    """One outcome of a plan: in the person's words, and what the provider offered for it."""

    number: int
    words: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PlanShown:
    """A plan as it stands. Money is pounds a week; `number` is the enquiry's, by which providers know it.

    `why_not` says why it takes no signatures now, empty while it does.
    """

    id: UUID
    case_id: UUID
    version: int
    reference: str
    number: str
    provider: str
    words: str
    agreed: tuple[Agreed, ...]
    weekly_pounds: Decimal
    budget_pounds: Decimal | None
    money_route: str
    over_why: str
    interim: bool
    available_on: date | None
    signed: tuple[str, ...]
    why_not: str

    @property
    def over(self) -> Decimal:
        """By how much it costs more than the budget; 0 where it does not or there is none."""
        return max(self.weekly_pounds - self.budget_pounds, Decimal(0)) if self.budget_pounds is not None else Decimal(0)


def plan_shown(plan_id: UUID, *, session: Session) -> PlanShown:
    """One plan. Whether the reader may is asked before: by their link or by their role. Raises NotFound."""
    plan = session.get(SupportPlan, plan_id)
    if plan is None:
        raise NotFound("This plan is not there any more. Ask the person who works on the support for another link.")
    found, offer = planned_offer(plan.offer_id, session=session)
    agreed = tuple(Agreed(one.number, one.words, _facts(offer.offered.lines[one.id])) for one in found.wanted
                   if one.id in offer.offered.lines)
    return PlanShown(
        plan.id, plan.case_id, plan.version, the_case(plan.case_id, session=session).reference, number_of(found.enquiry_id),
        offer.name, plan.words, agreed,
        plan.weekly_pounds, plan.budget_pounds, name_of(lists().money_route, plan.money_route) if plan.money_route else "",
        plan.over_why, plan.interim, offer.available_on, tuple(signed_sides(plan, session=session)), why_not_sign(plan, session=session))


def _facts(line: Line) -> tuple[tuple[str, str], ...]:
    told = zip(PARTS, (line.what, line.how, line.when, line.how_often), strict=True)
    return tuple((name, words) for name, words in told if words.strip())
