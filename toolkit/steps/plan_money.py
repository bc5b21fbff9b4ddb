"""What the plans cost together, by tool and year, beside the limit that applied to the vote (Toolkit, steps 3 and 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session

from toolkit.steps.limits import limits_of
from toolkit.steps.plan_overview import PlanSeen
from toolkit.storage.queries import plans as queries
from toolkit.voting.moves import COUNTED
from toolkit.words.speaking import _


@dataclass(frozen=True)
class Limit:
    """How much money there was in pounds, and where that is written: "vote 2" or "the workshop's limits"."""

    pounds: int
    where: str


def limit_that_applied(workshop_id: UUID, *, session: Session) -> Limit | None:
    """The limit of the newest counted vote that had one, else the workshop's own; None where nobody said any."""
    voted = queries.money_limits(workshop_id, COUNTED, session=session)
    if voted:
        return Limit(voted[0][1], _("vote {number}", number=voted[0][0]))
    money = limits_of(workshop_id, session=session).money
    return None if money is None else Limit(money, _("the workshop's limits"))


def total(plans: Iterable[PlanSeen]) -> Decimal:
    """What all plans cost whose cost is known."""
    return sum((plan.cost for plan in plans if plan.cost is not None), Decimal(0))


def by_tool_and_year(plans: Iterable[PlanSeen]) -> dict[tuple[str, int | None], Decimal]:
    """Pounds by (tool, "" for none named; financial year, None for not said)."""
    found: dict[tuple[str, int | None], Decimal] = {}
    for one in (one for plan in plans for one in plan.spent):
        found[one.tool, one.year] = found.get((one.tool, one.year), Decimal(0)) + one.pounds
    return found


def say_pounds(amount: Decimal | int) -> str:
    """Money in words: "£1,200", pence only where there are any."""
    return f"£{amount:,.2f}".removesuffix(".00")


def over_the_limit(plans: Iterable[PlanSeen], limit: Limit | None) -> str:
    """A sentence with the figures while the plans cost more than the limit; empty while they do not, or nobody said one."""
    spent = total(plans)
    if limit is None or spent <= limit.pounds:
        return ""
    return (_("The plans come to {spent}, and {where} allowed {pounds}: that is {over} over it. Plan for less, or say under "
              "Money where more comes from.",
              spent=say_pounds(spent), where=limit.where, pounds=say_pounds(limit.pounds), over=say_pounds(spent - limit.pounds)))


def beside_the_limit(plans: list[PlanSeen], limit: Limit | None) -> str:
    """What the plans cost together, and how that stands to the limit."""
    known = [plan for plan in plans if plan.cost is not None]
    said = _("{known} of {plans} plans have a cost. Together they come to {pounds}.",
             known=len(known), plans=len(plans), pounds=say_pounds(total(plans)))
    if limit is None:
        return _("{said} No limit was set, neither for the vote nor for the workshop.", said=said)
    left = limit.pounds - total(plans)
    if left < 0:
        return f"{said} {over_the_limit(plans, limit)}"
    return _("{said} By {where} there is {pounds}, so {left} is left.",
             said=said, where=limit.where, pounds=say_pounds(limit.pounds), left=say_pounds(left))
