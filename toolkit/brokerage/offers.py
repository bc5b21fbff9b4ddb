"""Sealed offers: a provider's door, drafts, sending one, saying no; keying one that came by phone; opening them (Devon)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import PROVIDER, Actor, check_may
from toolkit.brokerage.enquiry import OPEN, OPENED, WITHDRAWN
from toolkit.brokerage.enquiry_sheet import Sheet, sheet_from
from toolkit.brokerage.happened import happened
from toolkit.brokerage.moves import CHOOSING, move
from toolkit.brokerage.named import provider_lists
from toolkit.brokerage.offer_form import Answer, Filled, known, read_offer, too_long
from toolkit.clock import now, today
from toolkit.errors import BadInput, Changed, MoveRefused, NotFound
from toolkit.models import Enquiry, EnquiryProvider, Offer, OfferDraft, OfferLine
from toolkit.record.edits import to_edit
from toolkit.record.saying import many
from toolkit.record.words import optional_words
from toolkit.storage.queries import enquiries
from toolkit.storage.queries import offers as queries
from toolkit.words.speaking import _, say_moment

PURPOSE = "offer"
DOOR, PHONE, PAPER = "door", "phone", "paper"
CHANNELS = {DOOR: "at their own door", PHONE: "by phone", PAPER: "on paper"}
# What a door says of itself.
TAKES, OVER, TAKEN_BACK, SAID_NO = "takes", "over", "taken back", "said no"
NO_DOOR = "This address is not one of ours, or a part of it is missing. Open the link again from the message it came in."
REFUSED = {OVER: "The time for answers is over, so nothing more can be sent.",
           TAKEN_BACK: "This enquiry was taken back, so no offer is needed any more.",
           SAID_NO: "You said that you cannot help. Say first that you can after all."}
MOST_KEPT = 60_000
CHOOSE_WHY = "Choose why you cannot help."
TOO_MUCH = "All of it together is too long to keep. Please shorten what you wrote to some of the outcomes."
MEANWHILE = "Somebody else saved this offer while you were writing. Both texts are shown; nothing was overwritten."
SEALED = "The offers stay closed until {closes}. Nobody can open them before."
NOT_OUT = "There is nothing to open: this enquiry is not out with providers."
THEIR_OWN = "They sent an offer at their own door, and only they can change it there."


@dataclass(frozen=True)
class Door:
    """A provider's own door: what they were asked, what they typed so far, and whether an offer of theirs is in.

    `version` is the draft's (0: nothing is saved yet); `changed_since` says that more was typed since the offer was sent.
    """

    asked_id: UUID
    provider: str
    state: str
    seen: bool
    sheet: Sheet
    closes_at: datetime
    version: int
    typed: dict[str, str]
    offer_at: datetime | None
    channel: str
    changed_since: bool
    declined_why: str


def door_of(asked_id: UUID, *, session: Session) -> Door:
    """One provider's door. Raises NotFound where no enquiry went out to it."""
    row = queries.door_of(asked_id, session=session)
    if row is None or not row.sent:
        raise NotFound(NO_DOOR)
    draft, offer = queries.own_draft(asked_id, session=session), queries.own_offer(asked_id, session=session)
    return Door(
        row.id, row.provider, _state(row), row.seen_at is not None, sheet_from(row.sent), row.closes_at, draft.version if draft else 0,
        json.loads(draft.fields) if draft else {}, offer.sent_at if offer else None, offer.channel if offer else "",
        bool(draft and offer and draft.changed_at > offer.sent_at), row.declined_why)


def own_offer(asked_id: UUID, *, session: Session) -> Filled | None:
    """The offer of one provider who was asked, for their own door alone."""
    row = queries.own_offer(asked_id, session=session)
    if row is None:
        return None
    lines = {line.outcome_id: line for line in queries.own_lines(asked_id, session=session)}
    asked = [one.id for one in door_of(asked_id, session=session).sheet.outcomes if one.id in lines]
    return Filled(row.available_on, row.words, tuple(Answer(*lines[one][1:]) for one in asked))


def opened_door(asked_id: UUID, *, session: Session) -> None:
    """Note that a provider's door was opened, once: if permission is withdrawn, the broker is told who had seen it."""
    row = enquiries.asked_row(asked_id, session=session, lock=True)
    if row is not None and row.seen_at is None:
        row.seen_at = now()
        session.add(row)
        found = queries.door_of(asked_id, session=session)
        happened(PROVIDER, found.case_id, "a provider reads the enquiry", found.provider, noun_id=asked_id, session=session)


def save_draft(asked_id: UUID, version: int, typed: Mapping[str, str], *, session: Session) -> int:
    """Keep what a provider typed so far, complete or not; gives the draft's version. Raises BadInput, MoveRefused, Changed."""
    door = _taking(asked_id, session=session)
    fields = known(door.sheet, typed)
    for field, sentence in too_long(door.sheet, fields):
        raise BadInput(sentence, field)
    return _keep_draft(door, version, fields, session=session)


def send_offer(asked_id: UUID, version: int, typed: Mapping[str, str], *, session: Session) -> Filled:
    """A provider sends their one offer, or puts another in its place, until the closing time. Raises BadInput, MoveRefused, Changed."""
    door = _taking(asked_id, session=session)
    fields = known(door.sheet, typed)
    filled = _complete(door.sheet, fields)
    _keep_draft(door, version, fields, session=session)
    _keep_offer(PROVIDER, door, filled, DOOR, session=session)
    return filled


def key_offer(actor: Actor, asked_id: UUID, channel: str, typed: Mapping[str, str], *, session: Session) -> Filled:
    """Key an offer that a provider gave by phone or on paper. Raises BadInput, MoveRefused, also where their own is in."""
    check_may(actor, "work on cases")
    if channel not in (PHONE, PAPER):
        raise BadInput("Say whether the offer came by phone or on paper.", "channel")
    door = _taking(asked_id, session=session)
    if door.channel == DOOR:
        raise MoveRefused(THEIR_OWN)
    filled = _complete(door.sheet, known(door.sheet, typed))
    _keep_offer(actor, door, filled, channel, session=session)
    return filled


def decline(asked_id: UUID, reason: str, words: str = "", *, actor: Actor = PROVIDER, session: Session) -> None:
    """A provider says that they cannot help, and why; an offer they sent then no longer counts. Raises BadInput, MoveRefused."""
    check_may(actor, "answer an enquiry")
    _taking(asked_id, session=session)
    reasons = provider_lists().reasons
    if reason not in reasons:
        raise BadInput(CHOOSE_WHY, "reason")
    words = optional_words(words, "reason_words", what="the reason", limit=300)
    _set_declined(actor, asked_id, "a provider cannot help", f"{reasons[reason]}. {words}".strip(), session=session)


def can_help_after_all(asked_id: UUID, *, session: Session) -> None:
    """A provider takes their no back, while the enquiry is out. Raises MoveRefused."""
    door = _door(asked_id, session=session)
    if door.state == TAKES:
        return
    if door.state != SAID_NO:
        raise MoveRefused(REFUSED[door.state])
    _set_declined(PROVIDER, asked_id, "a provider can help after all", "", session=session)


def open_offers(actor: Actor, enquiry_id: UUID, *, session: Session) -> int:
    """Open the offers of an enquiry, once its closing time has come; gives how many there are. Raises NotAllowed, MoveRefused.

    Also with no offer at all, so that it is recorded that nobody could help.
    """
    check_may(actor, "open offers")
    row = to_edit(Enquiry, enquiry_id, session=session)
    check_opening(row.state, row.closes_at, now())
    _, offers, declined = enquiries.answer_counts(row.id, session=session)
    row.state, row.opened_at, row.opened_by = OPENED, now(), actor.name
    row.version, row.changed_at = row.version + 1, now()
    session.add(row)
    session.flush()
    move(actor, row.case_id, CHOOSING, f"{many(offers, 'offer', 'offers')}; {many(declined, 'provider', 'providers')} could not help.",
         session=session)
    return offers


def check_opening(state: str, closes_at: datetime | None, at: datetime) -> None:
    """Raise MoveRefused unless an enquiry is out and its closing time has come."""
    if state != OPEN or closes_at is None:
        raise MoveRefused(NOT_OUT)
    if at < closes_at:
        raise MoveRefused(_(SEALED, closes=say_moment(closes_at)))


def why_not_open(state: str, closes_at: datetime | None, at: datetime) -> str | None:
    """The sentence that `check_opening` would refuse with; None when the offers can be opened."""
    try:
        check_opening(state, closes_at, at)
    except MoveRefused as refused:
        return str(refused)
    return None


def _state(row: Any) -> str:
    if row.state == WITHDRAWN:
        return TAKEN_BACK
    if row.state != OPEN or row.closes_at <= now():
        return OVER
    return SAID_NO if row.declined_at else TAKES


def _door(asked_id: UUID, *, session: Session) -> Door:
    # The row is locked, so that of two people at one door the second meets what the first left.
    if enquiries.asked_row(asked_id, session=session, lock=True) is None:
        raise NotFound(NO_DOOR)
    return door_of(asked_id, session=session)


def _taking(asked_id: UUID, *, session: Session) -> Door:
    door = _door(asked_id, session=session)
    if door.state != TAKES:
        raise MoveRefused(REFUSED[door.state])
    return door


def _complete(sheet: Sheet, fields: Mapping[str, str]) -> Filled:
    filled, problems = read_offer(sheet, fields, today())
    for field, sentence in problems:
        raise BadInput(sentence, field)
    return filled


def _keep_draft(door: Door, version: int, fields: dict[str, str], *, session: Session) -> int:
    row = queries.own_draft(door.asked_id, session=session) or OfferDraft(asked_id=door.asked_id, version=0, fields="{}",
                                                                          created_by=PROVIDER.name)
    if row.version != version and json.loads(row.fields) != fields:
        raise Changed(MEANWHILE, json.loads(row.fields) | {"version": row.version}, fields)
    kept = json.dumps(fields, ensure_ascii=False)
    if len(kept) > MOST_KEPT:
        raise BadInput(TOO_MUCH)
    row.fields, row.version, row.changed_at = kept, row.version + 1, now()
    session.add(row)
    session.flush()
    return row.version


def _keep_offer(actor: Actor, door: Door, filled: Filled, channel: str, *, session: Session) -> None:
    earlier = queries.own_offer(door.asked_id, session=session)
    row = earlier or Offer(asked_id=door.asked_id, sent_at=now(), created_by=actor.name)
    row.channel, row.available_on, row.words, row.sent_at = channel, filled.available_on, filled.words, now()
    row.version, row.changed_at = row.version + 1 if earlier else 1, now()
    session.add(row)
    session.flush()
    queries.forget_lines(row.id, session=session)
    queries.add_lines([OfferLine(
        offer_id=row.id, outcome_id=one.outcome_id, what=one.what, how=one.how, when=one.when, how_often=one.how_often,
        weekly_pounds=one.weekly_pounds, grouped=one.grouped, created_by=actor.name) for one in filled.answers], session=session)
    act = ("a provider sends another offer" if earlier else "a provider sends an offer") if channel == DOOR else "key an offer"
    # The timeline says that there is an offer, never what it says; the audit record keeps a fingerprint of it.
    found = queries.door_of(door.asked_id, session=session)
    happened(actor, found.case_id, act, f"{door.provider}, {CHANNELS[channel]}.", noun_id=row.id, session=session, offer=repr(filled))


def _set_declined(actor: Actor, asked_id: UUID, act: str, why: str, *, session: Session) -> None:
    row: EnquiryProvider = enquiries.asked_row(asked_id, session=session, lock=True)
    row.declined_at, row.declined_why = (now(), why) if why else (None, "")
    session.add(row)
    session.flush()
    found = queries.door_of(asked_id, session=session)
    happened(actor, found.case_id, act, f"{found.provider}{f': {why}' if why else ''}", noun_id=asked_id, session=session)
