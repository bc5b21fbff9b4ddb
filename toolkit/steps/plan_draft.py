"""A plan begins with what led to it (Toolkit, step 4): what is written down already is not asked for again."""

from uuid import UUID

from sqlmodel import Session

from toolkit.charts.matrix import corner_of
from toolkit.framework import framework
from toolkit.models import Priority
from toolkit.places.place import Place
from toolkit.record.words import ENTRY_LIMIT
from toolkit.steps.plan_parts import Change
from toolkit.storage.queries import entries, priorities


def drafted_change(priority: Priority, *, session: Session) -> Change:
    """What should change, for whom and where, as the gaps behind the priority say it; empty for one without gaps."""
    gap_ids = [row[1] for row in priorities.gaps_feeding(priority.workshop_id, session=session) if row[0] == priority.id]
    if not gap_ids:
        return Change()
    rows = entries.rows(priority.workshop_id, session=session, ids=gap_ids)
    groups = tuple(sorted({row.group_id for row in rows}, key=str))
    return Change(_whole_lines([row.wanted or row.words for row in rows]), "", groups, _places(priority.workshop_id, gap_ids, session))


def _places(workshop_id: UUID, gap_ids: list[UUID], session: Session) -> tuple[Place, ...]:
    found = entries.places(workshop_id, session=session, ids=gap_ids)
    return tuple(dict.fromkeys(Place(*place) for _, *place in found))


def _whole_lines(lines: list[str]) -> str:
    # Nobody's sentence is cut in two: what does not fit stays where it stands, in the trail beside the form.
    text = ""
    for line in dict.fromkeys(lines):
        if len(text) + len(line) + 1 <= ENTRY_LIMIT:
            text = f"{text}\n{line}" if text else line
    return text


def is_quick_win(priority: Priority) -> bool:
    """Whether the room placed it in the matrix's corner where much is won for little (Toolkit, step 3, Figure 1)."""
    return bool(priority.impact and priority.effort) and corner_of(priority.impact, priority.effort, framework()).slug == "quick_wins"
