"""The states of a consultation and the moves between them: one table, each refusal a sentence."""

from datetime import date

from toolkit.clock import today
from toolkit.errors import MoveRefused
from toolkit.models import Consultation
from toolkit.words.speaking import _, say_date

DRAFT, OPEN, CLOSED = "draft", "open", "closed"
STATES = {DRAFT: "being made ready", OPEN: "open", CLOSED: "closed"}
RUNNING = (DRAFT, OPEN)     # one of these at a time in a workshop
MOVES = {
    (DRAFT, OPEN): "open a consultation",
    (OPEN, DRAFT): "take a consultation back to its draft",     # only while nothing has come in
    (OPEN, CLOSED): "close a consultation",
    (CLOSED, OPEN): "open a consultation again",
}
WHY_NOT = {
    DRAFT: "This consultation has not been opened yet. Open it first.",
    OPEN: "This consultation is open already.",
    CLOSED: "This consultation is closed. Open it again if more answers are to come in.",
}
NOT_YET = "This is not open for answers yet. Please look again later, or ask whoever gave you the address."
OVER = "This is closed, so no more answers are taken here. Ask whoever gave you the address what became of the plans."


def check_move(state: str, to: str) -> str:
    """What the move is called. Raises MoveRefused with a sentence unless the table has it."""
    if (state, to) not in MOVES:
        raise MoveRefused(WHY_NOT[state])
    return MOVES[state, to]


def at_the_door(state: str, closes_on: date | None, day: date) -> str:
    """What somebody with the link meets on a day: the last day counts to its end, then the door is closed by itself."""
    return CLOSED if state == OPEN and closes_on is not None and day > closes_on else state


def check_door(asked: Consultation) -> None:
    """Raise MoveRefused unless the link takes answers today."""
    state = at_the_door(asked.state, asked.closes_on, today())
    if state != OPEN:
        raise MoveRefused(NOT_YET if state == DRAFT else OVER)


def check_takes(asked: Consultation) -> None:
    """Raise MoveRefused unless sheets and hands are taken: until somebody closes it, for a sheet may come by post after the day."""
    if asked.state != OPEN:
        raise MoveRefused(WHY_NOT[asked.state])


def say_state(asked: Consultation) -> str:
    """The state in words: "open until 3 June 2026", "open, its closing date has passed"."""
    if asked.state != OPEN or asked.closes_on is None:
        return _(STATES[asked.state])
    if at_the_door(asked.state, asked.closes_on, today()) == CLOSED:
        return _("over since {day}: the link takes no more, sheets still count until you close it", day=say_date(asked.closes_on))
    return _("open until {day}", day=say_date(asked.closes_on))
