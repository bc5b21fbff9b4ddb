"""Samples of support plans: the plans to draw from as columns, and what was drawn."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import Case, EnquiryProvider, Offer, Provider, SampledPlan, SupportPlan, SupportPlanSample


def plans_between(since: datetime, until: datetime, held_at: datetime, *, session: Session) -> list[Any]:
    """(plan, provider, provider's name, who began it) of real cases' plans begun from `since` to before `until` that held at a moment."""
    plan = SupportPlan
    wanted = (select(plan.id, Provider.id.label("provider"), Provider.name, plan.created_by.label("writer"))
              .join(Case, Case.id == plan.case_id).join(Offer, Offer.id == plan.offer_id)
              .join(EnquiryProvider, EnquiryProvider.id == Offer.asked_id).join(Provider, Provider.id == EnquiryProvider.provider_id)
              .where(plan.created_at >= since, plan.created_at < until, plan.created_at <= held_at, Case.example.is_(False),
                     plan.set_aside_at.is_(None) | (plan.set_aside_at > held_at)))
    return list(session.exec(wanted))


def samples_of(contract_id: UUID, *, session: Session) -> list[SupportPlanSample]:
    """Every sample of a contract, the newest first: a few a year."""
    wanted = select(SupportPlanSample).where(SupportPlanSample.contract_id == contract_id)
    return list(session.exec(wanted.order_by(SupportPlanSample.drawn_at.desc(), SupportPlanSample.id)))


def plans_of(sample_id: UUID, *, session: Session) -> list[SampledPlan]:
    """The plans of a sample by their place: a few dozen at most."""
    return list(session.exec(select(SampledPlan).where(SampledPlan.sample_id == sample_id).order_by(SampledPlan.position)))
