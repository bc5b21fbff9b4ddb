"""What led to a plan (Toolkit, step 4): gaps, what stands beside them, stories, votes, reasons and words of dissent."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.models import AVAILABLE, Priority, VoteRound
from toolkit.steps.merging import SaidBy, also_said_by
from toolkit.steps.stories import story_title
from toolkit.storage.queries import entries, priorities, votes, workshops
from toolkit.voting.moves import COUNTED
from toolkit.voting.paper import APPROVAL, MATRIX
from toolkit.voting.results import matrix_results, results
from toolkit.words.speaking import _, many

BESIDE = 3  # how many entries of one cell are named; the cell holds the others


@dataclass(frozen=True)
class Told:
    """One entry where it stands: its cell, its words, and how many others said the same."""

    id: UUID
    function: int
    group_id: UUID
    group: str
    words: str
    also: int = 0


@dataclass(frozen=True)
class Counted:
    """What a counted vote came to for the priority: its place among how many, or its place on the matrix, in words."""

    number: int
    question: str
    said: str


@dataclass(frozen=True)
class Trail:
    """All that led to the plan for one priority; stories are (slug, title)."""

    gaps: tuple[Told, ...]
    beside: tuple[Told, ...]
    stories: tuple[tuple[str, str], ...]
    votes: tuple[Counted, ...]
    reason: str
    dissent: str


def trail_of(priority_id: UUID, *, session: Session) -> Trail:
    """The trail of one priority, with what was merged into it."""
    priority = session.get_one(Priority, priority_id)
    workshop_id = priority.workshop_id
    gap_ids = [row[1] for row in priorities.gaps_feeding(workshop_id, session=session) if row[0] == priority_id]
    rows = entries.rows(workshop_id, session=session, ids=gap_ids) if gap_ids else []
    names = {group.id: group.name for group in workshops.groups_of(workshop_id, session=session)}
    also = also_said_by(workshop_id, gap_ids, session=session) if gap_ids else {}
    stories = dict.fromkeys(row.story for row in rows if row.story)
    return Trail(tuple(_told(row, names, also) for row in rows), _beside(workshop_id, rows, names, session=session),
                 tuple((slug, story_title(slug, session=session)) for slug in stories),
                 _votes(priority, session=session), priority.reason, priority.dissent)


def _told(row, names: dict[UUID, str], also: dict[UUID, list[SaidBy]]) -> Told:
    return Told(row.id, row.function, row.group_id, names[row.group_id], row.words, len(also.get(row.id, ())))


def _beside(workshop_id: UUID, gaps: list, names: dict[UUID, str], *, session: Session) -> tuple[Told, ...]:
    # What the same people say is there already, in the cells that the gaps are in.
    found = []
    for function, group_id in dict.fromkeys((row.function, row.group_id) for row in gaps):
        cell = {"function": function, "group_id": group_id, "kind": AVAILABLE}
        newest = entries.newest(workshop_id, 0, BESIDE, session=session, **cell)
        found += [_told(row, names, {}) for row in entries.rows(workshop_id, session=session, ids=newest)]
    return tuple(found)


def _votes(priority: Priority, *, session: Session) -> tuple[Counted, ...]:
    merged = priorities.roots_of(priority.workshop_id, session=session)
    ids = {priority.id, *(one for one, root in merged.items() if root == priority.id)}
    held = [vote for vote in votes.rounds_of(priority.workshop_id, session=session) if vote.state in COUNTED]
    return tuple(Counted(vote.number, vote.question, said) for vote in held for said in _said(vote, ids, session=session))


def _said(vote: VoteRound, ids: set[UUID], *, session: Session) -> list[str]:
    if vote.input == MATRIX:
        return [_("impact {impact}, effort {effort} of 5", impact=f"{row.impact:g}", effort=f"{row.effort:g}")
                for row in matrix_results(vote, session=session)
                if row.priority_id in ids and row.impact is not None and row.effort is not None]
    ranked = results(vote, session=session)
    most, given = [row.dots for row in ranked], "tick" if vote.input == APPROVAL else "dot"
    # Equal counts share a place, as a room would say it.
    return [_("place {place} of {items}, with {dots}", place=most.index(row.dots) + 1, items=len(ranked), dots=many(row.dots, given))
            for row in ranked if row.priority_id in ids]
