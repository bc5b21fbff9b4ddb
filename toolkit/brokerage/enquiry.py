"""Enquiries: made ready, looked at just as they will go out, sent to chosen providers, taken back (Devon; Derbyshire)."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.closing_time import check_closing
from toolkit.brokerage.enquiry_building import put_plain_need, sheet_of
from toolkit.brokerage.enquiry_sheet import Sheet, sheet_from
from toolkit.brokerage.keeping import keep_change, keep_new
from toolkit.brokerage.moves import ASKING, check_move, move, the_case
from toolkit.brokerage.permission import check_may_share
from toolkit.brokerage.statement import check_ready
from toolkit.brokerage.taking_back import OPEN, WITHDRAWN, take_back
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Enquiry
from toolkit.record.edits import check_version, to_edit
from toolkit.record.words import optional_words
from toolkit.storage.queries import enquiries as queries
from toolkit.storage.queries import marks, providers
from toolkit.words.speaking import _, many, say_moment

DRAFT, OPENED = "draft", "opened"
STATES = {DRAFT: "being made ready", OPEN: "out with providers", OPENED: "closed, offers were opened", WITHDRAWN: "taken back"}
MOST_PROVIDERS = 500
FIXED = ("What was sent, and how offers are compared, stays as it is: providers answer it. Take this enquiry back and send another "
         "if it has to change.")
NOT_FOR_A_PERSON = "invented for the example, so nobody can be asked there for a real person. Take them out: "
NOT_FOR_THE_EXAMPLE = "real, and this case is an invented example. Ask the example's providers only. Take them out: "
CHANGED_SINCE = "What would be sent is no longer what was shown here. Read it again as it stands now, then send it."


@dataclass(frozen=True)
class Asking:
    """What a broker says about an enquiry: words to providers, until when, and how much quality counts (of 100; cost is the rest)."""

    words: str = ""
    closes_at: datetime | None = None
    quality_weight: int = 70

    def columns(self) -> dict[str, Any]:
        """The same, checked. Raises BadInput."""
        if not 0 <= self.quality_weight <= 100:
            raise BadInput("How much quality counts lies between 0 and 100.", "quality_weight")
        return {"words": optional_words(self.words, "words", what="the words to providers"),
                "closes_at": check_closing(self.closes_at, now()), "quality_weight": self.quality_weight}


@dataclass(frozen=True)
class EnquirySeen:
    """An enquiry as screens show it. `sheet` is what went out; for a draft, what would go out now."""

    id: UUID
    version: int
    number: int
    state: str
    words: str
    closes_at: datetime | None
    quality_weight: int
    sheet: Sheet
    sent_at: datetime | None
    opened_at: datetime | None
    opened_by: str
    withdrawn_at: datetime | None
    withdrawn_why: str
    asked: int
    offers: int
    declined: int

    @property
    def over(self) -> bool:
        """Whether it is out and its closing time has come, so that offers can be opened."""
        return self.state == OPEN and self.closes_at is not None and self.closes_at <= now()


def draft_enquiry(actor: Actor, case_id: UUID, asking: Asking, provider_ids: Collection[UUID], *, sure: bool = False,
                  session: Session) -> UUID:
    """Make an enquiry ready for these providers; returns its id. Permission is asked for already here, and again when it is sent.

    Raises BadInput, MoveRefused, NotFound, and MayBePersonal unless the writer is `sure` that its words name nobody.
    """
    check_may(actor, "work on cases")
    case = the_case(case_id, session=session, lock=True)
    check_move(case.state, ASKING)
    check_may_share(case_id, session=session)
    if queries.running(case_id, session=session):
        raise MoveRefused("An enquiry is being made ready already. Go on with that one.")
    columns, number = asking.columns(), 1 + max((one.number for one in queries.enquiries_of(case_id, session=session)), default=0)
    personal.check({"words": columns["words"]}, sure=sure)
    chosen = _checked_providers(provider_ids, case.example, session=session)
    row = keep_new(actor, case_id, "make an enquiry ready", Enquiry(case_id=case_id, number=number, **columns),
                   f"For {many(len(chosen), 'provider', 'providers')}.", session=session, providers=chosen, sure=sure, **columns)
    queries.choose(row.id, chosen, actor.name, session=session)
    put_plain_need(case_id, actor.name, session=session)
    return row.id


def change_enquiry(actor: Actor, enquiry_id: UUID, version: int, asking: Asking, provider_ids: Collection[UUID], *,
                   sure: bool = False, session: Session) -> None:
    """Save other words, time, weights and providers for a draft.

    Raises BadInput, Changed, MoveRefused once it was sent, and MayBePersonal unless the writer is `sure`.
    """
    check_may(actor, "work on cases")
    row = to_edit(Enquiry, enquiry_id, session=session)
    if row.state != DRAFT:
        raise MoveRefused(FIXED)
    case = the_case(row.case_id, session=session)
    chosen, columns = _checked_providers(provider_ids, case.example, session=session), asking.columns()
    personal.check({"words": columns["words"]}, sure=sure)
    keep_change(actor, row.case_id, "change an enquiry", row, version, columns, f"For {many(len(chosen), 'provider', 'providers')}.",
                session=session, providers=chosen, sure=sure)
    queries.choose(row.id, chosen, actor.name, session=session)
    put_plain_need(row.case_id, actor.name, session=session)


def send_enquiry(actor: Actor, enquiry_id: UUID, version: int, shown: str, *, session: Session) -> None:
    """Open the doors of everybody chosen. `shown` is the fingerprint of the sheet that the broker looked at.

    Raises MoveRefused without permission, before the statement is ready, or when it is no longer what was shown; BadInput for a
    closing time that has passed; Changed.
    """
    check_may(actor, "work on cases")
    row = to_edit(Enquiry, enquiry_id, session=session)
    if row.state != DRAFT:
        raise MoveRefused(FIXED)
    check_version(row, version, {})
    check_may_share(row.case_id, session=session)
    check_ready(row.case_id, session=session)
    check_closing(row.closes_at, now())
    case = the_case(row.case_id, session=session)
    chosen = _checked_providers(queries.chosen(row.id, session=session), case.example, session=session)
    sheet = sheet_of(row, session=session)
    if sheet.fingerprint() != shown:
        raise MoveRefused(CHANGED_SINCE)
    weights = marks.weights_of([one.id for one in sheet.outcomes], session=session)
    _save(row, state=OPEN, sent=sheet.as_json(), weights=json.dumps({str(one): weight for one, weight in weights.items()}),
          sent_at=now(), session=session)
    move(actor, row.case_id, ASKING, f"To {many(len(chosen), 'provider', 'providers')}, answers until {say_moment(row.closes_at)}.",
         session=session)


def withdraw_enquiry(actor: Actor, enquiry_id: UUID, why: str, *, sure: bool = False, session: Session) -> None:
    """Close the doors of an enquiry that is out, or give up a draft; what providers wrote stays with them.

    Raises BadInput, MoveRefused once its offers were opened, and MayBePersonal unless the writer is `sure`.
    """
    check_may(actor, "work on cases")
    row = to_edit(Enquiry, enquiry_id, session=session)
    why = personal.checked_reason(why, "why", what="why it is taken back", sure=sure)
    if row.state not in (DRAFT, OPEN):
        raise MoveRefused("This enquiry is over: its offers were opened, or it was taken back already.")
    take_back(actor, row, why, session=session)


def enquiries_seen(actor: Actor, case_id: UUID, *, session: Session) -> list[EnquirySeen]:
    """Every enquiry of a case, the newest first. What offers say is not in it."""
    check_may(actor, "open cases")
    return [_seen(row, session=session) for row in queries.enquiries_of(case_id, session=session)]


def _seen(row: Enquiry, *, session: Session) -> EnquirySeen:
    sheet = sheet_from(row.sent) if row.sent else sheet_of(row, session=session)
    counts = queries.answer_counts(row.id, session=session)
    return EnquirySeen(row.id, row.version, row.number, row.state, row.words, row.closes_at, row.quality_weight, sheet, row.sent_at,
                       row.opened_at, row.opened_by, row.withdrawn_at, row.withdrawn_why, *counts)


def _checked_providers(provider_ids: Collection[UUID], example: bool, *, session: Session) -> list[UUID]:
    chosen = list(dict.fromkeys(provider_ids))
    if not chosen:
        raise BadInput("No provider is chosen. Look for providers above, then choose at least one.", "providers")
    if len(chosen) > MOST_PROVIDERS:
        raise BadInput(_("These are {chosen} providers; {most_providers} at most can be asked at once. Choose fewer.",
                         chosen=len(chosen), most_providers=MOST_PROVIDERS), "providers")
    if set(chosen) - providers.active_among(chosen, session=session):
        raise BadInput("A provider that was chosen is closed by now. Look at the list again, and take them out.", "providers")
    if unlike := providers.names_unlike(chosen, example=example, session=session):
        why = NOT_FOR_THE_EXAMPLE if example else NOT_FOR_A_PERSON
        raise BadInput(_("{providers} {why}{unlike}.",
                         providers=many(len(unlike), 'provider is', 'providers are'), why=why, unlike=', '.join(unlike[:5])), "providers")
    return chosen


def _save(row: Enquiry, *, session: Session, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.version, row.changed_at = row.version + 1, now()
    session.add(row)
    session.flush()
