"""The states of a case and the moves between them: one table, each refusal a sentence (Devon, process stages; Derbyshire)."""

from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage.happened import happened
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import Case

RECEIVED, WORKING, ASKING, CHOOSING, PLANNING, AWARDING, STARTING, RUNNING, CLOSED = (
    "received", "working", "asking", "choosing", "planning", "awarding", "starting", "running", "closed")
STATES = {
    RECEIVED: "received, not begun",
    WORKING: "being worked on",
    ASKING: "out with providers",
    CHOOSING: "offers are in, the person chooses",
    PLANNING: "support plan being agreed",
    AWARDING: "offered to the provider",
    STARTING: "accepted, support being put in place",
    RUNNING: "support is in place",
    CLOSED: "closed",
}
NOT_THERE = "This case is not there. Choose one from the list of cases."
# (from, to): what the move is called in the record.
MOVES = {
    (RECEIVED, WORKING): "start work on a case",
    (WORKING, ASKING): "send an enquiry",
    (ASKING, WORKING): "take an enquiry back",
    (ASKING, CHOOSING): "open offers",
    (CHOOSING, WORKING): "search again",
    (CHOOSING, PLANNING): "go on with a choice",
    (PLANNING, CHOOSING): "go back to the choice",
    (PLANNING, AWARDING): "award the support",
    (AWARDING, CHOOSING): "provider declines the award",
    (AWARDING, PLANNING): "take an award back",
    (AWARDING, STARTING): "provider accepts the award",
    (STARTING, CHOOSING): "search on after the provider withdrew",
    (STARTING, RUNNING): "support begins",
    (RUNNING, WORKING): "search again after a review",
} | {(state, CLOSED): "close a case" for state in (RECEIVED, WORKING, CHOOSING, PLANNING, STARTING, RUNNING)} | {
    (CLOSED, WORKING): "open a case again",
}
WHY_NOT = {
    RECEIVED: "Work on this case has not begun. Start it first.",
    WORKING: "This case is being worked on. Send an enquiry first.",
    ASKING: "Providers are being asked. Wait for the closing time and open the offers, or take the enquiry back first.",
    CHOOSING: "The person has not chosen yet. Ask them first, or record what they said.",
    PLANNING: "The support plan is not signed yet. Both sides sign it first.",
    AWARDING: "The provider has been offered the support. Wait for their answer, or take the award back first.",
    STARTING: "The provider has accepted. Record the day on which the support begins.",
    RUNNING: "The support is in place. Review it, or search again.",
    CLOSED: "This case is closed. Open it again first.",
}


def check_move(state: str, to: str) -> str:
    """What the move is called. Raises MoveRefused with a sentence unless the table has it."""
    if (state, to) not in MOVES:
        raise MoveRefused(WHY_NOT[state])
    return MOVES[state, to]


def why_not(state: str, to: str) -> str | None:
    """The sentence that `check_move` would refuse with; None when the move is possible."""
    return None if (state, to) in MOVES else WHY_NOT[state]


def move(actor: Actor, case_id: UUID, to: str, words: str = "", *, session: Session) -> Case:
    """Move a case and put it on its timeline; whether the actor may is asked by the act this is part of. Raises MoveRefused, NotFound.

    The row is locked, so that of two moves at once the second meets the state that the first left.
    """
    case = the_case(case_id, session=session, lock=True)
    act = check_move(case.state, to)
    was, case.state, case.version = case.state, to, case.version + 1
    session.add(case)
    happened(actor, case_id, act, words, session=session, before={"state": was}, state=to)
    return case


def the_case(case_id: UUID, *, session: Session, lock: bool = False) -> Case:
    """A case. Raises NotFound with a sentence."""
    case = session.get(Case, case_id, with_for_update=lock)
    if case is None or case.erased_on:
        raise NotFound(NOT_THERE)
    return case
