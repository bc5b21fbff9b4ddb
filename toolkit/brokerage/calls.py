"""The ring-round: providers rung one after another in an emergency, each call written down (Derbyshire: by phone first)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.keeping import keep_new
from toolkit.brokerage.moves import CLOSED, WHY_NOT, the_case
from toolkit.brokerage.permission import check_may_share
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import ProviderCall
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import calls as queries
from toolkit.storage.queries import enquiries, providers

YES, NO, CALL_BACK, NO_ANSWER = "yes", "no", "call back", "no answer"
ANSWERS = {YES: "yes, they can help", NO: "no, they cannot", CALL_BACK: "they ring back, or want to be rung again",
           NO_ANSWER: "nobody answered"}
# Who is rung next: nobody rang yet, then who is still open, then who has answered.
ORDER = {None: 0, NO_ANSWER: 1, CALL_BACK: 2, YES: 3, NO: 4}


@dataclass(frozen=True)
class Call:
    """One call. Whoever is not on the list of providers is named in `provider_name`; `called_at` has its zone."""

    answer: str
    called_at: datetime
    provider_id: UUID | None = None
    provider_name: str = ""
    words: str = ""


@dataclass(frozen=True)
class ToRing:
    """A provider who was asked, and the last call to them."""

    asked_id: UUID
    provider_id: UUID
    provider: str
    contact: str
    answer: str | None
    called_at: datetime | None
    offer_in: bool
    declined: bool
    example: bool = False


def log_call(actor: Actor, case_id: UUID, call: Call, *, sure: bool = False, session: Session) -> UUID:
    """Write a call down. Raises BadInput, MoveRefused without permission or for a closed case, MayBePersonal unless `sure`."""
    check_may(actor, "work on cases")
    case = the_case(case_id, session=session)
    if case.state == CLOSED:
        raise MoveRefused(WHY_NOT[CLOSED])
    check_may_share(case_id, session=session)
    if call.answer not in ANSWERS:
        raise BadInput("Choose what they answered.", "answer")
    if call.called_at > now():
        raise BadInput("This call would be later than now. Check the time.", "called_at")
    name = _name(call, session=session)
    words = optional_words(call.words, "call_words", what="what was said", limit=500)
    personal.check({"call_words": words}, sure=sure)
    row = ProviderCall(case_id=case_id, provider_id=call.provider_id, provider_name=name, called_at=call.called_at, answer=call.answer,
                       words=words)
    return keep_new(actor, case_id, "ring a provider", row, f"{name}: {ANSWERS[call.answer]}. {words}".strip(), session=session,
                    answer=call.answer, called_at=call.called_at, words=words, sure=sure).id


def to_ring(case_id: UUID, *, session: Session) -> list[ToRing]:
    """Everybody whom the running enquiry asks, whom to ring next on top."""
    row = enquiries.running(case_id, session=session)
    if row is None or not row.sent:
        return []
    last = {call.provider_id: call for call in reversed(queries.calls_of(case_id, session=session))}
    found = [_to_ring(asked, last.get(asked.provider_id)) for asked in enquiries.asked_of(row.id, session=session)]
    return sorted(found, key=lambda one: (one.offer_in or one.declined, ORDER[one.answer], one.provider.casefold()))


def _to_ring(asked: Any, last: Any) -> ToRing:
    return ToRing(asked.id, asked.provider_id, asked.name, asked.contact, last and last.answer, last and last.called_at,
                  asked.offer_at is not None, asked.declined_at is not None, asked.example)


def _name(call: Call, *, session: Session) -> str:
    if call.provider_id is None:
        return checked_words(call.provider_name, "provider_name", what="whom you rang", limit=200)
    found = providers.listed(call.provider_id, session=session)
    if found is None:
        raise BadInput("This provider is not on the list. Choose another, or write the name.", "provider_name")
    return found.name
