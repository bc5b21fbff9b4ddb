"""Step 3, agree priorities: its readiness and what is still missing."""

from uuid import UUID

from sqlmodel import Session

from toolkit.errors import MoveRefused
from toolkit.models import Priority
from toolkit.steps.prioritising import final_priorities
from toolkit.steps.step import Step
from toolkit.storage.queries import entries, plenary, votes
from toolkit.storage.queries import priorities as queries
from toolkit.voting.moves import COUNTED, UNDER_WAY
from toolkit.words.speaking import _, many, numbers


def missing(workshop_id: UUID, *, session: Session) -> list[str]:
    """Gaps that lead nowhere, candidates off the matrix, no vote, no final priorities (Toolkit, step 3)."""
    standing = queries.priorities_of(workshop_id, session=session)
    rounds = votes.rounds_of(workshop_id, session=session)
    found = [_("No candidate priorities yet. Make them from gaps, or add fresh ideas.")] if not standing else []
    found += _gaps_left(workshop_id, session=session)
    if off := _off_the_matrix(workshop_id, standing, session=session):
        found.append(_("Not yet placed: ideas {numbers}.", numbers=numbers(off)) if len(off) > 1 else
                     _("Not yet placed: idea {number}.", number=off[0]))
    if any(row.state in UNDER_WAY for row in rounds):
        found.append(_("A vote is open. Close it to see the result."))
    elif not any(row.state in COUNTED for row in rounds):
        found.append(_("No vote was held yet."))
    if standing and not any(row.final_rank for row in standing):
        found.append(_("No final priorities are chosen yet."))
    return found


def check_ready(workshop_id: UUID, *, session: Session) -> None:
    """Raise MoveRefused while a vote is open or no final priority is chosen."""
    if any(row.state in UNDER_WAY for row in votes.rounds_of(workshop_id, session=session)):
        raise MoveRefused("A vote is still open. Close it before moving on.")
    if not final_priorities(workshop_id, session=session):
        raise MoveRefused("Choose at least one final priority before moving on: plans are made for those.")


def progress(workshop_id: UUID, *, session: Session) -> tuple[int, int]:
    """(parts done, four parts): candidates, all on the matrix, a closed vote, final ones chosen."""
    standing = queries.priorities_of(workshop_id, session=session)
    rounds = votes.rounds_of(workshop_id, session=session)
    parts = [bool(standing), bool(standing) and not _off_the_matrix(workshop_id, standing, session=session),
             any(row.state in COUNTED for row in rounds), any(row.final_rank for row in standing)]
    return sum(parts), len(parts)


def _off_the_matrix(workshop_id: UUID, standing: list[Priority], *, session: Session) -> list[int]:
    """The numbers of those that neither the plenary nor a small group has placed."""
    roots = queries.roots_of(workshop_id, session=session)
    by_groups = {roots.get(row.priority_id, row.priority_id) for row in plenary.views_of(workshop_id, session=session)}
    return [row.number for row in standing if not (row.impact and row.effort) and row.id not in by_groups]


def _gaps_left(workshop_id: UUID, *, session: Session) -> list[str]:
    left = entries.gaps_without_priority(workshop_id, session=session)
    return [_("{gaps} to no priority yet.", gaps=many(left, "gap leads", "gaps lead"))] if left else []


STEP = Step("priorities", "step_priorities", ":material/star:", missing, check_ready, progress, "parts")
