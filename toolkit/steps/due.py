"""What is due: plans, actions, milestones, looking again. Said in words, late ones first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import a_year_on, say_due
from toolkit.models import Workshop
from toolkit.record.edits import save_edit, to_edit
from toolkit.storage.queries import due as queries

KINDS = {queries.PLAN: "Plan ends", queries.ACTION: "Action", queries.MILESTONE: "Milestone", queries.REVIEW: "Look again (Step 5)"}
LOOK_AGAIN = "Hold an evaluation with the same people, where possible."


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
        """What it is, in a line: "Action: Print the guide"."""
        return f"{KINDS[self.kind]}: {LOOK_AGAIN if self.kind == queries.REVIEW else self.what}"

    def when(self, today: date) -> str:
        """When, in words: "late by 12 days"."""
        return say_due(self.on, today)


def due(only: UUID | None = None, limit: int | None = None, *, session: Session, examples: bool = True) -> list[Due]:
    """What is due, late ones first; `only` narrows to one workshop, `examples` may leave the example out."""
    return [Due(*row) for row in queries.due_rows(only, limit, session=session, examples=examples)]


def set_look_again(actor: Actor, workshop_id: UUID, version: int, on: date | None, *, session: Session) -> None:
    """Agree on the day to look again, or take it back with None. Raises Changed."""
    check_may(actor, "evaluate", workshop_id)
    workshop = to_edit(Workshop, workshop_id, session=session)
    save_edit(actor, "set when to look again", workshop, version, {"look_again_on": on}, workshop_id=workshop_id, session=session)


def look_again_a_year_on(actor: Actor, workshop_id: UUID, since: date, *, session: Session) -> None:
    """The day to look again, a year on from `since`, until people agree on another."""
    workshop = to_edit(Workshop, workshop_id, session=session)
    set_look_again(actor, workshop_id, workshop.version, a_year_on(since), session=session)
