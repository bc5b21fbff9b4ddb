"""What is due: plans, actions, milestones, consultations, looking again. Said in words, late ones first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.steps import evaluation, plans
from toolkit.storage.queries import due as queries
from toolkit.storage.queries.only import Only
from toolkit.words.speaking import _

KINDS = {queries.PLAN: "Plan ends", queries.ACTION: "Action", queries.MILESTONE: "Milestone",
         queries.CONSULTATION: "Consultation closes", queries.REVIEW: "Look again, Step 5"}
# What to do where the record itself says no more than a day.
TO_DO = {queries.CONSULTATION: "Key what came in on paper, then close it.",
         queries.REVIEW: "Hold an evaluation, with the same people where possible."}
LINE = 100  # so many characters stand for the whole
SCREENS = {queries.REVIEW: evaluation.STEP.page}  # all others belong to Step 4


@dataclass(frozen=True)
class Due:
    """One thing with a day on which it is due, and the workshop it belongs to; `who` is a role or empty."""

    kind: str
    id: UUID
    on: date
    what: str
    who: str
    workshop_id: UUID
    workshop: str
    is_example: bool

    @property
    def name(self) -> str:
        """What it is, in a line: "Action: Print the guide". A plan may have many words; its first ones tell it from others."""
        line = " ".join((_(TO_DO[self.kind]) if self.kind in TO_DO else self.what).split())
        return f"{_(KINDS[self.kind])}: {line if len(line) <= LINE else line[:LINE - 1] + '…'}"

    @property
    def path(self) -> str:
        """The address of the screen where it is dealt with."""
        return f"/{SCREENS.get(self.kind, plans.STEP.page)}?workshop={self.workshop_id}"


def due(only: Only = None, limit: int | None = None, *, session: Session, examples: bool = True) -> list[Due]:
    """What is due, late ones first; `only` narrows to some workshops, `examples` may leave the example out."""
    return [Due(*row) for row in queries.due_rows(only, limit, session=session, examples=examples)]
