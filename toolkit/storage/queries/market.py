"""What the market asks: cases and enquiries as columns, without a reference in them. Examples are left out.

What an offer says is read of opened enquiries alone, as in `offers.py`.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import case, func
from sqlmodel import Session, select

from toolkit.models import Award, Case, Choice, ChoiceOverride, Enquiry, EnquiryProvider, MarketPage, Offer, OfferLine, SupportPlan
from toolkit.storage.queries.support import ACCEPTED_ONCE

OPENED = "opened"


def cases(since: datetime, until: datetime, *, session: Session) -> list[Any]:
    """(received_at, kind, group, area, path) of every case received from `since` to before `until`."""
    wanted = select(Case.received_at, Case.kind, Case.group, Case.area, Case.path)
    return list(session.exec(wanted.where(Case.received_at >= since, Case.received_at < until, Case.example.is_(False))))


def _in_time(wanted: Any, since: datetime, until: datetime) -> Any:
    return wanted.where(Enquiry.state == OPENED, Enquiry.sent_at >= since, Enquiry.sent_at < until, Case.example.is_(False))


def enquiries(since: datetime, until: datetime, *, session: Session) -> list[Any]:
    """(id, sent_at, kind, group, area, offers that stand, when the first was sent) of every opened enquiry sent in that time."""
    stands = EnquiryProvider.declined_at.is_(None)
    wanted = (select(Enquiry.id, Enquiry.sent_at, Case.kind, Case.group, Case.area, func.count(case((stands, Offer.id))).label("offers"),
                     func.min(case((stands, Offer.sent_at))).label("first_at"))
              .join(Case, Case.id == Enquiry.case_id).join(EnquiryProvider, EnquiryProvider.enquiry_id == Enquiry.id)
              .join(Offer, Offer.asked_id == EnquiryProvider.id, isouter=True))
    return list(session.exec(_in_time(wanted, since, until).group_by(Enquiry.id, Enquiry.sent_at, Case.kind, Case.group, Case.area)))


def refusals(since: datetime, until: datetime, *, session: Session) -> list[tuple[Any, str]]:
    """(enquiry, why) of every provider who could not help, in these enquiries."""
    wanted = (select(Enquiry.id, EnquiryProvider.declined_why).select_from(EnquiryProvider)
              .join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id).join(Case, Case.id == Enquiry.case_id))
    return [tuple(row) for row in session.exec(_in_time(wanted, since, until).where(EnquiryProvider.declined_at.is_not(None)))]


def prices(since: datetime, until: datetime, *, session: Session) -> list[Any]:
    """(offer, enquiry, provider, kind, pounds a week) of every opened offer that stands and has a price."""
    wanted = (select(Offer.id, Enquiry.id.label("enquiry"), EnquiryProvider.provider_id.label("provider"), Case.kind,
                     func.sum(OfferLine.weekly_pounds).label("pounds"))
              .join(EnquiryProvider, EnquiryProvider.id == Offer.asked_id).join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id)
              .join(Case, Case.id == Enquiry.case_id).join(OfferLine, OfferLine.offer_id == Offer.id)
              .where(EnquiryProvider.declined_at.is_(None), OfferLine.weekly_pounds.is_not(None)))
    return list(session.exec(_in_time(wanted, since, until).group_by(Offer.id, Enquiry.id, EnquiryProvider.provider_id, Case.kind)))


def asked(since: datetime, until: datetime, *, session: Session) -> list[tuple[Any, bool]]:
    """(provider, whether an offer of theirs stands) for each time one was asked in these enquiries."""
    wanted = (select(EnquiryProvider.provider_id, case((EnquiryProvider.declined_at.is_(None), Offer.id)))
              .select_from(EnquiryProvider).join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id)
              .join(Case, Case.id == Enquiry.case_id).join(Offer, Offer.asked_id == EnquiryProvider.id, isouter=True))
    return [(provider, offer is not None) for provider, offer in session.exec(_in_time(wanted, since, until))]


def awards(since: datetime, until: datetime, *, session: Session) -> list[tuple[Any, Any, bool]]:
    """(offer, enquiry, whether it is the one that the person chose and nobody overrode) of accepted awards of these enquiries."""
    wanted = (select(Award.offer_id, Enquiry.id, Choice.offer_id, ChoiceOverride.id)
              .select_from(Award).join(Offer, Offer.id == Award.offer_id).join(EnquiryProvider, EnquiryProvider.id == Offer.asked_id)
              .join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id).join(Case, Case.id == Enquiry.case_id)
              .join(SupportPlan, SupportPlan.id == Award.plan_id).join(Choice, Choice.id == SupportPlan.choice_id)
              .join(ChoiceOverride, ChoiceOverride.choice_id == Choice.id, isouter=True).where(*ACCEPTED_ONCE))
    return [(offer, enquiry, chosen == offer and override is None)
            for offer, enquiry, chosen, override in session.exec(_in_time(wanted, since, until))]


def published(*, session: Session) -> MarketPage | None:
    """The publication that is shown: the newest that was not taken down."""
    wanted = select(MarketPage).where(MarketPage.taken_down_at.is_(None))
    return session.exec(wanted.order_by(MarketPage.published_at.desc(), MarketPage.id)).first()
