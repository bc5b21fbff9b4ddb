"""Builders for tests of the market: enquiries of months that are over, with offers, refusals and awards, written as rows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from sqlmodel import Session

from toolkit.brokerage.market import whole_months
from toolkit.clock import LONDON, now, today
from toolkit.models import (
    Award,
    Case,
    CaseBand,
    CaseTime,
    Choice,
    Enquiry,
    EnquiryProvider,
    Offer,
    OfferLine,
    Outcome,
    Provider,
    SupportPlan,
)


def in_month(ago: int = 1) -> datetime:
    """Noon on the 15th of a month that is over: 1 is the last."""
    first, _ = whole_months(today(), ago)
    return datetime(first.year, first.month, 15, 12, tzinfo=LONDON)


def providers(session: Session, count: int) -> list[UUID]:
    """So many providers."""
    rows = [Provider(name=f"Provider {number}", kind="charity") for number in range(count)]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def an_enquiry(session: Session, asked: Sequence[UUID], offers: Sequence[int] = (), why: str = "", *, at: datetime | None = None,
               state: str = "opened", example: bool = False, **about: str) -> UUID:
    """One enquiry to these providers: the first ones offer at these pounds a week, the others say why not. Gives its id."""
    at = at or in_month()
    of = {"kind": "home_care", "group": "older_people", "area": "OX16"} | about
    case = Case(reference=uuid4().hex[:20], received_at=at, start_due_at=at, example=example, **of)
    session.add(case)
    session.flush()
    outcome = Outcome(case_id=case.id, position=1, domain="personal_care", need="must", kind="maintenance", words="I am washed.")
    enquiry = Enquiry(case_id=case.id, number=1, state=state, sent_at=at, closes_at=at + timedelta(days=3))
    session.add_all([outcome, enquiry])
    session.flush()
    for number, provider in enumerate(asked):
        row = EnquiryProvider(enquiry_id=enquiry.id, provider_id=provider)
        if number >= len(offers) and why:
            row.declined_at, row.declined_why = at, why
        session.add(row)
        session.flush()
        if number < len(offers):
            _offer(session, row.id, outcome.id, offers[number], at + timedelta(hours=6 + number))
    return enquiry.id


def _offer(session: Session, asked_id: UUID, outcome_id: UUID, pounds: int, at: datetime) -> None:
    offer = Offer(asked_id=asked_id, sent_at=at)
    session.add(offer)
    session.flush()
    session.add(OfferLine(offer_id=offer.id, outcome_id=outcome_id, weekly_pounds=Decimal(pounds)))
    session.flush()


def an_award(session: Session, enquiry_id: UUID, offer_id: UUID, chosen_id: UUID) -> None:
    """The award of an enquiry to one offer, where the person chose another or the same."""
    enquiry = session.get_one(Enquiry, enquiry_id)
    choice = Choice(case_id=enquiry.case_id, enquiry_id=enquiry_id, answer="offer", offer_id=chosen_id)
    session.add(choice)
    session.flush()
    plan = SupportPlan(case_id=enquiry.case_id, number=1, choice_id=choice.id, offer_id=offer_id, weekly_pounds=Decimal(100))
    session.add(plan)
    session.flush()
    session.add(Award(case_id=enquiry.case_id, offer_id=offer_id, plan_id=plan.id, state="accepted", answered_at=now()))
    session.flush()


def a_banded_case(session: Session, band: str = "A", hours: int = 12, closed_at: datetime | None = None, *, example: bool = False,
                  group: str = "older_people") -> UUID:
    """A case in a band with so many hours logged, closed in the last whole month unless told."""
    at = closed_at or in_month()
    case = Case(reference=uuid4().hex[:20], received_at=at, start_due_at=at, closed_at=at, state="closed", example=example, group=group)
    session.add(case)
    session.flush()
    session.add(CaseBand(case_id=case.id, band=band))
    session.add_all(CaseTime(case_id=case.id, on=at.date(), task="finding", minutes=60) for _ in range(hours))
    session.flush()
    return case.id
