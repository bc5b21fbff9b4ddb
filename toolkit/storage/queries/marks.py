"""Marks given to opened offers, and which opened enquiry an offer answered. What offers say is read in `offers.py`."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import Enquiry, EnquiryProvider, Offer, OfferMark, Outcome

OPENED = "opened"


def newest_opened(case_id: UUID, *, session: Session) -> Enquiry | None:
    """The case's last enquiry whose offers were opened."""
    wanted = select(Enquiry).where(Enquiry.case_id == case_id, Enquiry.state == OPENED)
    return session.exec(wanted.order_by(Enquiry.number.desc()).limit(1)).first()


def enquiry_of_offer(offer_id: UUID, *, session: Session) -> Enquiry | None:
    """The enquiry that an offer answered; None while it is sealed."""
    wanted = (select(Enquiry).join(EnquiryProvider, EnquiryProvider.enquiry_id == Enquiry.id)
              .join(Offer, Offer.asked_id == EnquiryProvider.id))
    return session.exec(wanted.where(Offer.id == offer_id, Enquiry.state == OPENED)).first()


def weights_of(outcome_ids: Collection[UUID], *, session: Session) -> dict[UUID, int]:
    """How much outcomes weigh to the person. Providers are not sent it."""
    return dict(session.exec(select(Outcome.id, Outcome.weight).where(Outcome.id.in_(outcome_ids))).all())


def marks_in(enquiry_id: UUID, *, session: Session) -> list[OfferMark]:
    """The marks given to the offers of an opened enquiry."""
    wanted = (select(OfferMark).join(Offer, Offer.id == OfferMark.offer_id).join(EnquiryProvider, EnquiryProvider.id == Offer.asked_id)
              .join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id))
    return list(session.exec(wanted.where(Enquiry.id == enquiry_id, Enquiry.state == OPENED)))
