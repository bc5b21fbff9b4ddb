"""Builders for tests of asking providers: providers, a statement, an enquiry that is out, offers at their doors."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from tests.factories import an_actor, the
from toolkit.access.roles import Role
from toolkit.brokerage import enquiry, offers, outcomes, providers, statement
from toolkit.brokerage.closing_time import next_good
from toolkit.clock import now, today
from toolkit.models import Enquiry
from toolkit.storage.queries import enquiries

WASHED = outcomes.Wanted("personal_care", "must", "maintenance", "I am washed and dressed by nine.", 5, True)
OUT = outcomes.Wanted("social", "should", "maintenance", "I go to the club every Tuesday.", 3, True)
COOK = outcomes.Wanted("independence", "must", "developmental", "I cook my own lunch.", 4, True, "A hot lunch, alone", "Four days of seven",
                       "A low oven is in place", "Cooking was always a joy", "By the end of June")


def a_provider(session: Session, name: str = "Ash Care", **traits: Any) -> UUID:
    """A provider who can be asked; traits are those of `providers.Written`. Each works on function 6 unless told otherwise."""
    about = {"kind": "care_company", "functions": (6,), "contact": f"office@{name.split()[0].lower()}.example"} | traits
    return providers.add_provider(an_actor(Role.BROKER), providers.Written(name, **about), session=session)


def outcomes_for(session: Session, case: UUID, *wanted: outcomes.Wanted) -> list[UUID]:
    """A statement that is ready to be sent: 1 WASHED, 2 COOK (developmental) and 3 OUT, unless told otherwise; their ids."""
    broker = an_actor(Role.BROKER)
    statement.save_head(broker, case, 0, statement.Head(worker="Reablement team, social worker"), session=session)
    made = [outcomes.add_outcome(broker, case, one, session=session) for one in wanted or (WASHED, COOK, OUT)]
    statement.gone_through(broker, case, "on screen, at home", session=session)
    return made


def a_draft_enquiry(session: Session, case: UUID, asked: Sequence[UUID], closes_at: datetime | None = None, sure: bool = False,
                    **asking: Any) -> UUID:
    """An enquiry that is made ready; further words are those of `enquiry.Asking`."""
    about = enquiry.Asking(closes_at=closes_at or next_good(now()), **asking)
    return enquiry.draft_enquiry(an_actor(Role.BROKER), case, about, asked, sure=sure, session=session)


def send(session: Session, enquiry_id: UUID) -> None:
    """Send an enquiry as it stands now."""
    row = the(session, Enquiry, enquiry_id)
    [seen] = [one for one in enquiry.enquiries_seen(an_actor(Role.BROKER), row.case_id, session=session) if one.id == row.id]
    enquiry.send_enquiry(an_actor(Role.BROKER), row.id, row.version, seen.sheet.fingerprint(), session=session)


def a_sent_enquiry(session: Session, case: UUID, asked: Sequence[UUID], closes_at: datetime | None = None, **asking: Any) -> UUID:
    """An enquiry that is out with these providers. The case has permission and, in full brokerage, a statement (`outcomes_for`)."""
    made = a_draft_enquiry(session, case, asked, closes_at, **asking)
    send(session, made)
    return made


def asked_ids(session: Session, enquiry_id: UUID) -> dict[UUID, UUID]:
    """The row of each provider who was asked, by provider: their door is `link_code("offer", row)`."""
    return enquiries.chosen(enquiry_id, session=session)


def an_offer_typed(session: Session, asked_id: UUID, *prices: str | None, **changes: str) -> dict[str, str]:
    """A whole offer's fields as a provider types them; a price for each outcome, None where it is in another one's."""
    sheet = offers.door_of(asked_id, session=session).sheet
    prices = prices or ("120", "45.50", "0")[:len(sheet.outcomes)]
    typed = {"available": today().isoformat(), "words": "Two regular carers."}
    for one, price in zip(sheet.outcomes, prices, strict=True):
        typed |= {f"what{one.number}": f"Help with outcome {one.number}", f"how{one.number}": "One carer who knows the person",
                  f"when{one.number}": "Mornings", f"often{one.number}": "Each day"}
        typed |= {f"group{one.number}": "yes"} if price is None else {f"cost{one.number}": price}
    return typed | changes


def a_sent_offer(session: Session, asked_id: UUID, *prices: str | None, **changes: str) -> UUID:
    """A provider's offer, sent at their door; its id. Prices and changes as for `an_offer_typed`."""
    version = offers.door_of(asked_id, session=session).version
    offers.send_offer(asked_id, version, an_offer_typed(session, asked_id, *prices, **changes), session=session)
    return offers.queries.own_offer(asked_id, session=session).id


def past_closing(session: Session, enquiry_id: UUID) -> None:
    """Let an enquiry's closing time be a minute ago."""
    row = the(session, Enquiry, enquiry_id)
    row.closes_at = now() - timedelta(minutes=1)
    session.add(row)
    session.flush()


def opened(session: Session, enquiry_id: UUID) -> None:
    """Let the closing time pass and open the offers."""
    past_closing(session, enquiry_id)
    offers.open_offers(an_actor(Role.BROKER), enquiry_id, session=session)
