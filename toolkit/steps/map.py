"""Step 1, map what is happening now: its readiness and what is still missing."""

from uuid import UUID

from sqlmodel import Session

from toolkit.errors import MoveRefused
from toolkit.models import AVAILABLE
from toolkit.steps.step import Step
from toolkit.steps.table import FUNCTIONS, silence, table_of
from toolkit.storage.queries import workshops
from toolkit.words.speaking import _


def missing(workshop_id: UUID, *, session: Session) -> list[str]:
    """No area, no group of people, functions not asked about (Toolkit, step 1)."""
    found = []
    if workshops.area_of(workshop_id, session=session) is None:
        found.append(_("No area is chosen yet. Choose it under Settings."))
    if not workshops.groups_of(workshop_id, session=session):
        found.append(_("No group of people is named yet. Name one under Settings."))
    return found + silence(workshop_id, AVAILABLE, session=session)


def check_ready(workshop_id: UUID, *, session: Session) -> None:
    """Raise MoveRefused while nobody was asked anything, or there is no area."""
    if workshops.area_of(workshop_id, session=session) is None:
        raise MoveRefused("Choose the area under Settings before moving on: gaps are about a place.")
    if not progress(workshop_id, session=session)[0]:
        raise MoveRefused("Nothing is recorded yet. Ask about at least one function before moving on.")


def progress(workshop_id: UUID, *, session: Session) -> tuple[int, int]:
    """(cells asked about, cells)."""
    table = table_of(workshop_id, session=session)
    of = len(table.groups) * len(FUNCTIONS)
    return of - len(table.silent(AVAILABLE)), of


STEP = Step("map", "step_map", ":material/map:", missing, check_ready, progress, "asked")
