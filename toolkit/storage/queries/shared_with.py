"""What of a case went out to providers: its running enquiry, and who opened it."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import Enquiry, EnquiryProvider, Provider

RUNNING = ("draft", "open")


def running_enquiries(case_id: UUID, *, session: Session) -> list[Enquiry]:
    """The enquiries of a case that are made ready or out with providers, locked: one at most, by the constraint."""
    wanted = select(Enquiry).where(Enquiry.case_id == case_id, Enquiry.state.in_(RUNNING))
    return list(session.exec(wanted.with_for_update()))


def providers_who_saw(case_id: UUID, *, session: Session) -> list[tuple[str, datetime]]:
    """(provider's name, when they first opened an enquiry about this case), by name."""
    wanted = (select(Provider.name, EnquiryProvider.seen_at).join(EnquiryProvider, EnquiryProvider.provider_id == Provider.id)
              .join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id)
              .where(Enquiry.case_id == case_id, EnquiryProvider.seen_at.is_not(None)))
    return list(session.exec(wanted.order_by(Provider.name, EnquiryProvider.seen_at)))
