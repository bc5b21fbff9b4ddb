"""What is said between the desk and the small groups: messages to hosts, and a host's call for help."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may, check_small_group
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.events.desk import LEAD
from toolkit.models import DeskMessage, HelpCall, SmallGroup
from toolkit.record.edits import add_row
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import desk as queries

SHOWN_MESSAGES = 20
STANDING_MESSAGES = 3  # on a host's page, above the question
# A message of this morning says nothing in the afternoon.
MESSAGE_STANDS = timedelta(hours=2)
LONGEST_MESSAGE, LONGEST_CALL = 500, 300


@dataclass(frozen=True)
class Message:
    """What the desk said, and when; `to` is the small group's name, "" for all."""

    id: UUID
    words: str
    at: datetime
    to: str = ""


@dataclass(frozen=True)
class Call:
    """A small group that waits for help, since when, and what it is about where the host said so."""

    id: UUID
    small_group_id: UUID
    words: str
    at: datetime


def send_message(actor: Actor, workshop_id: UUID, small_group_id: UUID | None, words: str, *, session: Session) -> UUID:
    """Say something to one small group's host, or to all hosts. Raises BadInput, NotFound."""
    check_may(actor, LEAD, workshop_id)
    words = checked_words(words, "message", what="the message", limit=LONGEST_MESSAGE)
    if small_group_id:
        _standing(small_group_id, workshop_id, session=session)
    row = DeskMessage(workshop_id=workshop_id, small_group_id=small_group_id, words=words)
    return add_row(actor, "message the hosts", row, workshop_id=workshop_id, session=session, words=words).id


def take_message_back(actor: Actor, message_id: UUID, *, session: Session) -> None:
    """Take a message off the hosts' screens."""
    row = session.get(DeskMessage, message_id)
    if row is None:
        raise NotFound("This message is not there any more.")
    check_may(actor, LEAD, row.workshop_id)
    if row.taken_back_at is None:
        row.taken_back_at = now()
        add_row(actor, "take a message back", row, workshop_id=row.workshop_id, session=session)


def messages(workshop_id: UUID, *, session: Session) -> list[Message]:
    """What the desk said lately, the latest first."""
    return [Message(row_id, words, at, name or "") for row_id, _, name, words, at
            in queries.messages_of(workshop_id, SHOWN_MESSAGES, session=session)]


def message_for(workshop_id: UUID, small_group_id: UUID, *, session: Session) -> Message | None:
    """What the desk said last to this small group or to all, while it still counts."""
    return next(iter(messages_for(workshop_id, small_group_id, session=session)), None)


def messages_for(workshop_id: UUID, small_group_id: UUID, *, session: Session) -> tuple[Message, ...]:
    """The few last things that the desk said to this small group or to all and that still count, the latest first."""
    found = queries.messages_for(workshop_id, small_group_id, now() - MESSAGE_STANDS, STANDING_MESSAGES, session=session)
    return tuple(Message(*one) for one in found)


def call_for_help(actor: Actor, small_group_id: UUID, words: str = "", *, session: Session) -> UUID:
    """A host asks the facilitator to come. Called twice, it is one call that keeps its place. Raises BadInput, NotFound, and
    MoveRefused where the group has ended.
    """
    group = session.get(SmallGroup, small_group_id, with_for_update=True)
    if group is None:
        raise NotFound("This small group is not there any more.")
    check_may(actor, "record what is said", group.workshop_id)
    check_small_group(actor, small_group_id)
    if group.closed_at:
        raise MoveRefused("This small group has ended, so nobody looks out for a call from it. Ask the facilitator to open it again, or "
                          "speak to them.")
    words = optional_words(words, "help", what="what it is about", limit=LONGEST_CALL)
    waiting = queries.waiting_call_of(small_group_id, session=session)
    if waiting:
        return waiting.id
    row = HelpCall(workshop_id=group.workshop_id, small_group_id=small_group_id, words=words)
    return add_row(actor, "call for help", row, workshop_id=group.workshop_id, session=session, words=words).id


def answer_call(actor: Actor, call_id: UUID, *, session: Session) -> None:
    """Somebody went, or it is not needed any more: the call waits no longer. Done twice, it stays as it was first."""
    row = session.get(HelpCall, call_id, with_for_update=True)
    if row is None:
        raise NotFound("This call is not there any more.")
    check_may(actor, "record what is said", row.workshop_id)
    check_small_group(actor, row.small_group_id)
    if row.answered_at is None:
        row.answered_at, row.answered_by = now(), actor.name
        add_row(actor, "answer a call for help", row, workshop_id=row.workshop_id, session=session)


def take_call_back(actor: Actor, small_group_id: UUID, *, session: Session) -> None:
    """A small group needs no help any more, whichever of its devices asked. Where none waits, nothing happens."""
    check_small_group(actor, small_group_id)
    waiting = queries.waiting_call_of(small_group_id, session=session)
    if waiting:
        answer_call(actor, waiting.id, session=session)


def calls(workshop_id: UUID, *, session: Session) -> dict[UUID, Call]:
    """Who waits for help, by small group."""
    return {row.small_group_id: Call(row.id, row.small_group_id, row.words, row.created_at)
            for row in queries.waiting_calls(workshop_id, session=session)}


def _standing(small_group_id: UUID, workshop_id: UUID, *, session: Session) -> None:
    group = session.get(SmallGroup, small_group_id)
    if group is None or group.workshop_id != workshop_id or group.removed_at:
        raise BadInput("This small group is not there any more. Choose another, or all of them.", "small_group")
