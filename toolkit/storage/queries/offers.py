"""Offers, sealed until they are opened: what one says is read by its own door alone, or once its enquiry was opened.

Every question here that gives what an offer says names either one row of who was asked (the provider's own door) or joins the
enquiry in the state "opened". tests/unit/brokerage/test_sealed.py goes through all of them.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, func
from sqlmodel import Session, select

from toolkit.models import Case, Enquiry, EnquiryProvider, Offer, OfferDraft, OfferLine, Provider

DOOR = (EnquiryProvider.id, EnquiryProvider.enquiry_id, EnquiryProvider.seen_at, EnquiryProvider.declined_at, EnquiryProvider.declined_why,
        Enquiry.case_id, Enquiry.state, Enquiry.closes_at, Enquiry.sent, Enquiry.withdrawn_at, Provider.name.label("provider"),
        Case.state.label("case_state"))
OPENED = (Offer.id, Offer.asked_id, EnquiryProvider.provider_id, Provider.name.label("provider"), Offer.channel, Offer.available_on,
          Offer.words, Offer.sent_at)
LINES = (OfferLine.offer_id, OfferLine.outcome_id, OfferLine.what, OfferLine.how, OfferLine.when, OfferLine.how_often,
         OfferLine.weekly_pounds, OfferLine.grouped)


# A provider's own door

def door_of(asked_id: UUID, *, session: Session) -> Any | None:
    """`DOOR` of one provider who was asked; None when there is no such row."""
    wanted = (select(*DOOR).join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id).join(Case, Case.id == Enquiry.case_id)
              .join(Provider, Provider.id == EnquiryProvider.provider_id))
    return session.exec(wanted.where(EnquiryProvider.id == asked_id)).first()


def own_draft(asked_id: UUID, *, session: Session) -> OfferDraft | None:
    """What this provider typed so far."""
    return session.exec(select(OfferDraft).where(OfferDraft.asked_id == asked_id)).first()


def own_offer(asked_id: UUID, *, session: Session) -> Offer | None:
    """This provider's own offer."""
    return session.exec(select(Offer).where(Offer.asked_id == asked_id)).first()


def own_lines(asked_id: UUID, *, session: Session) -> list[Any]:
    """`LINES` of this provider's own offer."""
    return list(session.exec(select(*LINES).join(Offer, Offer.id == OfferLine.offer_id).where(Offer.asked_id == asked_id)))


def forget_lines(offer_id: UUID, *, session: Session) -> None:
    """Take out what an offer said, before its provider's new words take their place."""
    session.connection().execute(delete(OfferLine.__table__).where(OfferLine.__table__.c.offer_id == offer_id))


def add_lines(lines: list[OfferLine], *, session: Session) -> None:
    """Put in what an offer says."""
    session.add_all(lines)
    session.flush()


# Opened offers

def _opened(*columns: Any) -> Any:
    return (select(*columns).select_from(Offer).join(EnquiryProvider, EnquiryProvider.id == Offer.asked_id)
            .join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id)
            .where(Enquiry.state == "opened", EnquiryProvider.declined_at.is_(None)))


def opened_offers(enquiry_id: UUID, *, session: Session) -> list[Any]:
    """`OPENED` of an enquiry whose offers were opened, by the provider's name; nothing before that."""
    wanted = _opened(*OPENED).join(Provider, Provider.id == EnquiryProvider.provider_id).where(Enquiry.id == enquiry_id)
    return list(session.exec(wanted.order_by(func.lower(Provider.name), Offer.id)))


def opened_lines(enquiry_id: UUID, *, session: Session) -> list[Any]:
    """`LINES` of every opened offer of an enquiry; nothing before that."""
    wanted = _opened(*LINES).join(OfferLine, OfferLine.offer_id == Offer.id).where(Enquiry.id == enquiry_id)
    return list(session.exec(wanted.order_by(OfferLine.offer_id, OfferLine.created_at)))


def opened_offer(offer_id: UUID, *, session: Session) -> Any | None:
    """`OPENED` of one opened offer; None before its enquiry was opened."""
    return session.exec(_opened(*OPENED).join(Provider, Provider.id == EnquiryProvider.provider_id).where(Offer.id == offer_id)).first()
