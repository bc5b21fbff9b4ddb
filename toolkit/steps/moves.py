"""Moving on and going back: one table of allowed moves, each recorded. Closing Step 3 freezes the baseline."""

from itertools import pairwise
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import a_year_on, today
from toolkit.errors import MoveRefused
from toolkit.framework import framework
from toolkit.models import StepMove, Workshop
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.steps import STEPS
from toolkit.steps.baseline import freeze

ORDER = tuple(step.slug for step in STEPS)
FORWARD = frozenset(pairwise(ORDER))
BACK = frozenset((later, earlier) for at, later in enumerate(ORDER) for earlier in ORDER[:at])
MOVES = FORWARD | BACK
CLOSES_STEP_3 = ("priorities", "plans")


def check_move(workshop_id: UUID, from_step: str, to_step: str, *, session: Session) -> None:
    """Raise MoveRefused with a sentence unless the table of moves and the step's own rule allow this move."""
    if (from_step, to_step) not in MOVES:
        raise MoveRefused("Steps are taken one after the other. Move on to the next one first.")
    if (from_step, to_step) in FORWARD:
        STEPS[ORDER.index(from_step)].check_ready(workshop_id, session=session)


def why_not(workshop_id: UUID, from_step: str, to_step: str, *, session: Session) -> str | None:
    """The sentence that `check_move` would refuse with; None when the move is possible now."""
    try:
        check_move(workshop_id, from_step, to_step, session=session)
    except MoveRefused as refusal:
        return str(refusal)
    return None


def move(actor: Actor, workshop_id: UUID, to_step: str, *, session: Session) -> None:
    """Move a workshop to another step and record it. Raises MoveRefused."""
    check_may(actor, "move between steps", workshop_id)
    workshop = to_edit(Workshop, workshop_id, session=session)
    made = (workshop.step, to_step)
    check_move(workshop_id, *made, session=session)
    if made == CLOSES_STEP_3:
        freeze(actor, workshop_id, "When Step 3 was closed", session=session)
    add_row(actor, "move between steps", StepMove(workshop_id=workshop_id, from_step=made[0], to_step=to_step),
            workshop_id=workshop_id, session=session, moved=made)
    changes: dict = {"step": to_step}
    if made == CLOSES_STEP_3 and workshop.look_again_on is None:
        changes["look_again_on"] = a_year_on(today())  # until people agree on another day, see toolkit/steps/due.py
    save_edit(actor, "stand at a step", workshop, workshop.version, changes, workshop_id=workshop_id, session=session)


def next_step(slug: str) -> str | None:
    """The step after this one; None after the last."""
    return ORDER[ORDER.index(slug) + 1] if slug != ORDER[-1] else None


def say_step(slug: str) -> str:
    """A step as a strip names it: "Step 2 of 5 · What is missing"."""
    text = framework().step(slug)
    return f"Step {text.number} of {len(STEPS)} · {text.name}"
