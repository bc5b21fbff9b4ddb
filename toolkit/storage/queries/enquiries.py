"""Enquiries and who was asked. Nothing here reads what an offer says: see `offers.py`."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import case, func
from sqlmodel import Session, select

from toolkit.models import Enquiry, EnquiryProvider, Offer, Provider

# Whether somebody answered, by which way and when, but not what: an offer is sealed until it is opened.
ASKED = (EnquiryProvider.id, EnquiryProvider.provider_id, Provider.name, Provider.contact, EnquiryProvider.seen_at,
         EnquiryProvider.declined_at, EnquiryProvider.declined_why, EnquiryProvider.mailed_at,
         Offer.sent_at.label("offer_at"), Offer.channel.label("channel"), Provider.example)


def enquiries_of(case_id: UUID, *, session: Session) -> list[Enquiry]:
    """Every enquiry of a case, the newest first: a few at most."""
    return list(session.exec(select(Enquiry).where(Enquiry.case_id == case_id).order_by(Enquiry.number.desc())))


def running(case_id: UUID, *, session: Session, lock: bool = False) -> Enquiry | None:
    """The enquiry that is drafted or open: one at most, by the constraint."""
    wanted = select(Enquiry).where(Enquiry.case_id == case_id, Enquiry.state.in_(("draft", "open")))
    return session.exec(wanted.with_for_update() if lock else wanted).first()


def drafted(case_id: UUID, *, session: Session) -> bool:
    """Whether an enquiry is being made ready and not sent yet."""
    return session.exec(select(Enquiry.id).where(Enquiry.case_id == case_id, Enquiry.state == "draft")).first() is not None


def asked_of(enquiry_id: UUID, *, session: Session) -> list[Any]:
    """`ASKED` of everybody who was chosen, by name."""
    wanted = (select(*ASKED).join(Provider, Provider.id == EnquiryProvider.provider_id)
              .join(Offer, Offer.asked_id == EnquiryProvider.id, isouter=True).where(EnquiryProvider.enquiry_id == enquiry_id))
    return list(session.exec(wanted.order_by(func.lower(Provider.name), EnquiryProvider.id)))


def chosen(enquiry_id: UUID, *, session: Session) -> dict[UUID, UUID]:
    """The row of each provider who was chosen, by provider."""
    wanted = select(EnquiryProvider.provider_id, EnquiryProvider.id).where(EnquiryProvider.enquiry_id == enquiry_id)
    return dict(session.exec(wanted).all())


def choose(enquiry_id: UUID, provider_ids: Collection[UUID], by: str, *, session: Session) -> None:
    """Make these the providers of a draft; those who were not there before are added."""
    before = chosen(enquiry_id, session=session)
    for provider_id in before.keys() - set(provider_ids):
        session.delete(session.get_one(EnquiryProvider, before[provider_id]))
    session.add_all(EnquiryProvider(enquiry_id=enquiry_id, provider_id=one, created_by=by)
                    for one in dict.fromkeys(provider_ids) if one not in before)
    session.flush()


def asked_row(asked_id: UUID, *, session: Session, lock: bool = False) -> EnquiryProvider | None:
    """One provider who was asked."""
    return session.get(EnquiryProvider, asked_id, with_for_update=lock)


def answer_counts(enquiry_id: UUID, *, session: Session) -> tuple[int, int, int]:
    """(asked, offers that stand, declined) of one enquiry."""
    declined = EnquiryProvider.declined_at.is_not(None)
    wanted = (select(func.count(EnquiryProvider.id), func.count(case((~declined, Offer.id))), func.count(EnquiryProvider.declined_at))
              .join(Offer, Offer.asked_id == EnquiryProvider.id, isouter=True).where(EnquiryProvider.enquiry_id == enquiry_id))
    return tuple(session.exec(wanted).one())


def providers_who_saw(case_id: UUID, enquiry_id: UUID | None = None, *, session: Session) -> list[tuple[str, datetime]]:
    """(provider's name, when they first opened their door) for a case's enquiries, or for one of them; by name."""
    wanted = (select(Provider.name, EnquiryProvider.seen_at).join(EnquiryProvider, EnquiryProvider.provider_id == Provider.id)
              .join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id)
              .where(Enquiry.case_id == case_id, EnquiryProvider.seen_at.is_not(None)))
    wanted = wanted.where(Enquiry.id == enquiry_id) if enquiry_id else wanted
    return list(session.exec(wanted.order_by(func.lower(Provider.name), EnquiryProvider.seen_at)))
