"""Builders for tests of samples: many support plans of one case, which hold side by side only here."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from tests.choosing import at_the_plan
from tests.factories import an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import contracts
from toolkit.brokerage.contracts import Terms
from toolkit.brokerage.sampling import Wanted, draw
from toolkit.clock import today
from toolkit.models import SupportPlan

KEEPER = an_actor(Role.COMMISSIONER)


def some_plans(session: Session, count: int, writer: str = "A broker") -> list[UUID]:
    """So many plans begun today by one writer."""
    made, first = at_the_plan(session)
    like = session.get_one(SupportPlan, first)
    rows = [SupportPlan(case_id=made.case, number=number, choice_id=like.choice_id, offer_id=like.offer_id, words=f"Plan {number}",
                        weekly_pounds=like.weekly_pounds, created_by=writer) for number in range(2, count + 1)]
    like.created_by = writer
    session.add_all(rows)
    session.flush()
    return [first, *(row.id for row in rows)]


def a_contract(session: Session) -> UUID:
    """A contract of brokers."""
    return contracts.add_contract(KEEPER, Terms("Our brokers", date(2026, 4, 1), date(2029, 3, 31)), session=session)


def a_sample(session: Session, contract: UUID, size: int = 5, **which) -> UUID:
    """A sample of the plans begun today."""
    return draw(KEEPER, contract, Wanted(today(), today(), size, **which), session=session)
