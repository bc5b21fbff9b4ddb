"""What a case needs now: a sentence, and the part of its page where that is done."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage import moves
from toolkit.brokerage.permission import why_may_not_share
from toolkit.brokerage.statement import why_not_ready

STATEMENT = "statement"


@dataclass(frozen=True)
class NextStep:
    """Where the next step is done (the name of a part) and what it is."""

    part: str
    words: str


# While a case is worked on, it depends on what is there already; a case that is not begun or closed has its buttons on the first part.
BY_STATE = {
    moves.ASKING: NextStep("enquiry", "Providers are being asked. Their offers can be opened at the closing time."),
    moves.CHOOSING: NextStep("choice", "The offers are in. Ask the person, or go on with what they said."),
    moves.PLANNING: NextStep("plan", "Write the support plan and have both sides sign it. The award follows."),
    moves.AWARDING: NextStep("award", "The provider has been offered the support. Their answer is recorded with the award."),
    moves.STARTING: NextStep("service", "The provider has accepted. Record the day on which the support begins."),
    moves.RUNNING: NextStep("service", "The support is in place. Its reviews are recorded there."),
}


def next_step(case_id: UUID, *, session: Session) -> NextStep | None:
    """What a case needs now; None before work has begun and once it is closed. Raises NotFound."""
    state = moves.the_case(case_id, session=session).state
    return _before_asking(case_id, session=session) if state == moves.WORKING else BY_STATE.get(state)


def _before_asking(case_id: UUID, *, session: Session) -> NextStep:
    # Permission comes first (Devon, permission).
    if refusal := why_may_not_share(case_id, session=session):
        return NextStep("permission", refusal)
    if missing := why_not_ready(case_id, session=session):
        return NextStep(STATEMENT, missing[0])
    return NextStep("enquiry", "Everything is ready. Choose providers and send the enquiry.")
