"""Offers that were opened, and the marks given to them. Nothing of an enquiry that is still sealed is found here."""

from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import Enquiry, EnquiryProvider, Offer, OfferLine, OfferMark, Outcome, Provider

OPENED = "opened"


def newest_opened(case_id: UUID, *, session: Session) -> Enquiry | None:
    """The case's last enquiry whose offers were opened."""
    wanted = select(Enquiry).where(Enquiry.case_id == case_id, Enquiry.state == OPENED)
    return session.exec(wanted.order_by(Enquiry.number.desc()).limit(1)).first()


def outcomes_in(outcome_ids: list[UUID], *, session: Session) -> dict[UUID, Outcome]:
    """Outcomes by id, removed ones too: an offer that answered one still answers it."""
    return {row.id: row for row in session.exec(select(Outcome).where(Outcome.id.in_(outcome_ids)))}


def offers_in(enquiry_id: UUID, *, session: Session) -> list[tuple]:
    """(offer id, provider id, provider's name, channel, available_on, words), by name."""
    wanted = _opened(Offer.id, Provider.id, Provider.name, Offer.channel, Offer.available_on, Offer.words)
    return list(session.exec(wanted.join(Provider, Provider.id == EnquiryProvider.provider_id)
                             .where(Enquiry.id == enquiry_id).order_by(Provider.name, Offer.id)))


def lines_in(enquiry_id: UUID, *, session: Session) -> list[OfferLine]:
    """What the opened offers of an enquiry say to each outcome."""
    return list(session.exec(_opened(OfferLine).join(OfferLine, OfferLine.offer_id == Offer.id).where(Enquiry.id == enquiry_id)))


def marks_in(enquiry_id: UUID, *, session: Session) -> list[OfferMark]:
    """The marks given to the opened offers of an enquiry."""
    return list(session.exec(_opened(OfferMark).join(OfferMark, OfferMark.offer_id == Offer.id).where(Enquiry.id == enquiry_id)))


def enquiry_of_offer(offer_id: UUID, *, session: Session) -> Enquiry | None:
    """The opened enquiry that an offer answered; None while it is sealed."""
    return session.exec(_opened(Enquiry).where(Offer.id == offer_id)).first()


def provider_of_offer(offer_id: UUID, *, session: Session) -> str:
    """The name of the provider whose opened offer this is."""
    wanted = _opened(Provider.name).join(Provider, Provider.id == EnquiryProvider.provider_id)
    return session.exec(wanted.where(Offer.id == offer_id)).one()


def names_asked(enquiry_id: UUID, *, session: Session) -> list[tuple]:
    """(provider id, name) of everybody who was asked, also those without an offer."""
    wanted = (select(Provider.id, Provider.name).join(EnquiryProvider, EnquiryProvider.provider_id == Provider.id)
              .where(EnquiryProvider.enquiry_id == enquiry_id))
    return list(session.exec(wanted.order_by(Provider.name)))


def _opened(*wanted: Any) -> Any:
    # The one place that reaches into offers: what is not opened stays sealed whoever asks.
    return (select(*wanted).select_from(Offer).join(EnquiryProvider, EnquiryProvider.id == Offer.asked_id)
            .join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id).where(Enquiry.state == OPENED))
