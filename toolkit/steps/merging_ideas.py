"""Ideas that say the same (Toolkit, step 3): proposed by their words, merged by a person, taken apart again."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import Priority
from toolkit.record.edits import save_edit, to_edit
from toolkit.steps.alike import Saying, clusters
from toolkit.steps.prioritising import standing_priority
from toolkit.storage.queries import plans, priorities
from toolkit.storage.queries import plenary as queries
from toolkit.voting.moves import RUNNING
from toolkit.words.speaking import _


@dataclass(frozen=True)
class Idea:
    """One idea as it is proposed for merging."""

    id: UUID
    version: int
    number: int
    title: str


def alike(workshop_id: UUID, *, session: Session) -> list[tuple[Idea, ...]]:
    """Standing ideas that seem to say the same, the most alike first; one that can only stand comes first in its cluster."""
    rows = {row.id: row for row in priorities.priorities_of(workshop_id, session=session)}
    found = clusters(Saying(row.id, "idea", 0, row.title) for row in rows.values())
    return [tuple(Idea(row.id, row.version, row.number, row.title) for row in sorted(
        (rows[one] for one in cluster), key=lambda row: (row.final_rank is None, row.number))) for cluster in found]


def merge_ideas(actor: Actor, standing_id: UUID, others: dict[UUID, int], *, session: Session) -> None:
    """Let one idea stand for others (id: version). Their gaps, and what small groups placed and named, count for it.

    Raises BadInput, NotFound, and MoveRefused when one of the others has to stand where it is or was changed since it was read.
    """
    standing = standing_priority(standing_id, session=session)
    check_may(actor, "keep priorities", standing.workshop_id)
    if not others or standing_id in others:
        raise BadInput("Choose at least two ideas that say the same, and which of them stands.", "same")
    for row in [_mergeable(standing, one, version, session=session) for one, version in others.items()]:
        save_edit(actor, "merge a priority", row, row.version, {"merged_into_id": standing_id, "withdrawn_at": now()},
                  workshop_id=row.workshop_id, session=session)


def _mergeable(standing: Priority, priority_id: UUID, version: int, *, session: Session) -> Priority:
    row = standing_priority(priority_id, session=session)
    if row.workshop_id != standing.workshop_id:
        raise NotFound("These ideas are not of one workshop. Choose them again.")
    if row.version != version:
        raise MoveRefused("One of these was changed by somebody since you read it. Look at them again, then merge them.")
    check_may_go(row, session=session)
    return row


def check_may_go(row: Priority, *, session: Session) -> None:
    """Raise MoveRefused with a sentence while an idea has to stand where it is: a plan, an open vote, the final list."""
    if plans.plan_for(row.id, session=session):
        raise MoveRefused(_("A plan in Step 4 rests on number {number}. Let that one stand, or withdraw the plan first.",
                            number=row.number))
    if queries.on_paper_in(row.id, RUNNING, session=session):
        raise MoveRefused(_("Number {number} is on the voting paper of a vote that is open or being made ready. Let that one "
                            "stand, or merge them when the vote is closed.", number=row.number))
    if row.final_rank:
        raise MoveRefused(_("Number {number} is one of the final priorities. Let that one stand, or take it off that list "
                            "first.", number=row.number))


def take_idea_out(actor: Actor, priority_id: UUID, *, session: Session) -> None:
    """Undo a merge: the idea stands by itself again, with its own number, gaps and views. Raises NotFound."""
    row = to_edit(Priority, priority_id, session=session)
    check_may(actor, "keep priorities", row.workshop_id)
    if row.merged_into_id is None:
        raise NotFound("This idea stands by itself already.")
    save_edit(actor, "take a priority out of a merge", row, row.version, {"merged_into_id": None, "withdrawn_at": None},
              workshop_id=row.workshop_id, session=session)
