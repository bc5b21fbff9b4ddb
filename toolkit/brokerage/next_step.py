"""What a case needs now: a sentence, and the part of its page where that is done."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage import moves
from toolkit.brokerage.awarding import why_not_award
from toolkit.brokerage.permission import why_may_not_share
from toolkit.brokerage.statement import why_not_ready
from toolkit.storage.queries import support as queries

STATEMENT = "statement"


@dataclass(frozen=True)
class NextStep:
    """Where the next step is done (the name of a part) and what it is."""

    part: str
    words: str


# A case that is not begun or closed has its buttons on the first part.
BY_STATE = {
    moves.ASKING: NextStep("enquiry", "Providers are being asked. Their offers can be opened at the closing time."),
    moves.AWARDING: NextStep("award", "The provider has been offered the support. Their answer is recorded with the award."),
    moves.STARTING: NextStep("service", "The provider has accepted. Record the day on which the support begins."),
}


def next_step(case_id: UUID, *, session: Session) -> NextStep | None:
    """What a case needs now; None before work has begun and once it is closed. Raises NotFound."""
    state = moves.the_case(case_id, session=session).state
    return LOOKED_AT[state](case_id, session) if state in LOOKED_AT else BY_STATE.get(state)


def _before_asking(case_id: UUID, session: Session) -> NextStep:
    # Permission comes first (Devon, permission).
    if refusal := why_may_not_share(case_id, session=session):
        return NextStep("permission", refusal)
    if missing := why_not_ready(case_id, session=session):
        return NextStep(STATEMENT, missing[0])
    return NextStep("enquiry", "Everything is ready. Choose providers and send the enquiry.")


def _at_the_choice(case_id: UUID, session: Session) -> NextStep:
    choice = queries.standing_choice(case_id, session=session)
    if choice is None:
        return NextStep("offers", "The offers are open. Mark each of them, then ask the person which they want.")
    return NextStep("choice", "The person has answered. Go on with what they said." if choice.answer
                    else "The person is being asked which offer they want. Their answer is recorded with the choice.")


def _at_the_plan(case_id: UUID, session: Session) -> NextStep:
    if why_not_award(case_id, session=session):
        return NextStep("plan", "Write the support plan and have both sides sign it. The award follows.")
    return NextStep("award", "The plan is ready. Offer the support to the provider.")


def _while_it_runs(case_id: UUID, session: Session) -> NextStep:
    award = queries.standing_award(case_id, session=session)
    if award and award.closed_at is None:
        return NextStep("award", "The support is in place. Close the award once every letter to the others has gone out.")
    return NextStep("service", "The support is in place. Its reviews are recorded there.")


# In these states it depends on what is there already.
LOOKED_AT: dict[str, Callable[[UUID, Session], NextStep]] = {
    moves.WORKING: _before_asking, moves.CHOOSING: _at_the_choice, moves.PLANNING: _at_the_plan, moves.RUNNING: _while_it_runs}
