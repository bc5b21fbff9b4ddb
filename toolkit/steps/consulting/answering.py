"""Answers to a consultation, one person at a time: by the link, from a paper sheet, or one by one in the room."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, Role, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import Consultation, ConsultationAnswer, ConsultationResponse
from toolkit.record.edits import add_row, to_edit
from toolkit.record.words import optional_words
from toolkit.steps.consulting.moves import check_door, check_takes
from toolkit.steps.consulting.sheet import ANSWERS, Sheet, sheet_of
from toolkit.storage.engine import forget_deleted
from toolkit.storage.queries import consultations as queries

# Whoever answers by the link. The record never knows more about them.
ASKED = Actor("somebody who was asked", Role.TICKET_HOLDER)
PHONE, PAPER, ROOM = "phone", "paper", "room"
CHANNELS = {PHONE: "By the link", PAPER: "On paper", ROOM: "One by one in the room"}
MOST_WORDS = 2000
NOTHING = "Nothing is filled in yet. Choose an answer for at least one plan, or write something."
UNKNOWN_ITEM = "One of these plans is not in this consultation any more. Look at the list again, then send it."
UNKNOWN_ANSWER = "Choose one of the three answers, or leave it out."
TOO_LONG = "What you write to one plan can have 2,000 characters. Please shorten it. What you typed is still there."


@dataclass(frozen=True)
class Said:
    """What one person says to one plan: one of ANSWERS or "", words, and whether others may read the words."""

    answer: str = ""
    words: str = ""
    may_publish: bool = False

    def __bool__(self) -> bool:
        return bool(self.answer or self.words.strip())


@dataclass(frozen=True)
class Taken:
    """What became of what was sent: its row, and whether it took the place of an earlier one from the same page."""

    response_id: UUID
    replaced: bool = False


def answer(consultation_id: UUID, said: Mapping[UUID, Said], form: str, *, session: Session) -> Taken:
    """Take what came by the link. `form` is the page's one-time number: what is sent again takes the place of what was sent before.

    Raises MoveRefused when the link takes no answers, BadInput.
    """
    asked = to_edit(Consultation, consultation_id, session=session)
    check_may(ASKED, "answer a consultation", asked.workshop_id)
    check_door(asked)
    checked = check_answers(sheet_of(asked, session=session), said)
    mark = hashlib.sha256(form.encode()).hexdigest()
    earlier = queries.response_of_form(mark, session=session)
    if earlier is None:
        return _keep(ASKED, asked, checked, PHONE, mark, session=session)
    if earlier.consultation_id != consultation_id or earlier.withdrawn_at:
        raise MoveRefused("This page was used already. Load it again, then send your answer.")
    if queries.said_in(earlier.id, session=session) == {item: (one.answer, one.words, one.may_publish) for item, one in checked.items()}:
        return Taken(earlier.id)
    _forget_answers(earlier.id, session=session)
    _write_answers(earlier.id, checked, session=session)
    write_down(ASKED, "answer a consultation again", earlier.id, asked.workshop_id, session=session)
    return Taken(earlier.id, replaced=True)


def key_answer(actor: Actor, consultation_id: UUID, said: Mapping[UUID, Said], channel: str, *, session: Session) -> UUID:
    """Key one sheet, or one person in the room. Raises BadInput, MoveRefused unless the consultation is open."""
    asked = to_edit(Consultation, consultation_id, session=session)
    check_may(actor, "consult", asked.workshop_id)
    check_takes(asked)
    if channel not in (PAPER, ROOM):
        raise BadInput("Say whether this came on paper or in the room.", "channel")
    checked = check_answers(sheet_of(asked, session=session), said)
    return _keep(actor, asked, checked, channel, None, session=session).response_id


def withdraw_answer(actor: Actor, response_id: UUID, *, session: Session) -> None:
    """Take out what one person answered, such as a sheet keyed twice. Raises NotFound, MoveRefused once it is closed."""
    response = session.get(ConsultationResponse, response_id)
    if response is None or response.withdrawn_at:
        raise NotFound("This answer is no longer there. Look at the list again.")
    asked = to_edit(Consultation, response.consultation_id, session=session)
    check_may(actor, "consult", asked.workshop_id)
    check_takes(asked)
    response.withdrawn_at = now()
    add_row(actor, "take out an answer", response, workshop_id=asked.workshop_id, session=session)


def check_answers(sheet: Sheet, said: Mapping[UUID, Said]) -> dict[UUID, Said]:
    """What was filled in, cleaned, in the sheet's order. Raises BadInput with the first of `problems`."""
    for field, sentence in problems(sheet, said):
        raise BadInput(sentence, field)
    return {item.id: _cleaned(said[item.id]) for item in sheet.items if said.get(item.id)}


def problems(sheet: Sheet, said: Mapping[UUID, Said]) -> list[tuple[str, str]]:
    """Everything that is wrong, as (field, sentence): `a3` is the answer on plan 3, `w3` the words to it."""
    first = f"a{sheet.items[0].number}" if sheet.items else ""
    if set(said) - {item.id for item in sheet.items}:
        return [(first, UNKNOWN_ITEM)]
    if not any(said.values()):
        return [(first, NOTHING)]
    filled = [(item.number, said[item.id]) for item in sheet.items if item.id in said]
    found = [(f"a{number}", UNKNOWN_ANSWER) for number, one in filled if one.answer not in ("", *ANSWERS)]
    return found + [(f"w{number}", TOO_LONG) for number, one in filled if _is_too_long(one.words)]


def _is_too_long(words: str) -> bool:
    try:
        optional_words(words, "", what="", limit=MOST_WORDS)
    except BadInput:
        return True
    return False


def _cleaned(one: Said) -> Said:
    words = optional_words(one.words, "", what="what you write", limit=MOST_WORDS)
    return Said(one.answer, words, one.may_publish and bool(words))


def _keep(actor: Actor, asked: Consultation, said: Mapping[UUID, Said], channel: str, form: str | None, *, session: Session) -> Taken:
    response = ConsultationResponse(consultation_id=asked.id, channel=channel, form=form)
    act = "answer a consultation" if channel == PHONE else "key an answer"
    add_row(actor, act, response, workshop_id=asked.workshop_id, session=session)
    _write_answers(response.id, said, session=session)
    return Taken(response.id)


def _write_answers(response_id: UUID, said: Mapping[UUID, Said], *, session: Session) -> None:
    session.add_all(ConsultationAnswer(response_id=response_id, item_id=item, answer=one.answer, words=one.words,
                                       may_publish=one.may_publish) for item, one in said.items())
    session.flush()


def _forget_answers(response_id: UUID, *, session: Session) -> None:
    # What somebody put other words in place of is theirs to take back: it is not kept, nor left in the database's files.
    forget_deleted("consultation_answer", "theme_comment", session=session)
    for row in (*queries.theme_rows_of_response(response_id, session=session), *queries.answers_of(response_id, session=session)):
        session.delete(row)
        session.flush()
