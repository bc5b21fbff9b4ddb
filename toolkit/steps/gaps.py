"""Step 2, work out what is missing: its readiness and what is still missing."""

from uuid import UUID

from sqlmodel import Session

from toolkit.errors import MoveRefused
from toolkit.models import GAP
from toolkit.steps.step import Step
from toolkit.steps.table import FUNCTIONS, silence, table_of
from toolkit.storage.queries import entries
from toolkit.words.speaking import _, many


def missing(workshop_id: UUID, *, session: Session) -> list[str]:
    """Functions whose gaps were not asked about, and gaps that are nowhere on the map (Toolkit, step 2)."""
    nowhere = entries.gaps_off_the_map(workshop_id, session=session)
    found = silence(workshop_id, GAP, session=session)
    if nowhere:
        found.append(_("{gaps} no place on the map. That is fine where no one place is meant.",
                       gaps=many(nowhere, "gap has", "gaps have")))
    return found


def check_ready(workshop_id: UUID, *, session: Session) -> None:
    """Raise MoveRefused while no gap was recorded nor any function asked about."""
    if not progress(workshop_id, session=session)[0]:
        raise MoveRefused("No gap is recorded yet. Go through at least one function before moving on.")


def progress(workshop_id: UUID, *, session: Session) -> tuple[int, int]:
    """(cells whose gaps were asked about, cells)."""
    table = table_of(workshop_id, session=session)
    of = len(table.groups) * len(FUNCTIONS)
    return of - len(table.silent(GAP)), of


STEP = Step("gaps", "step_gaps", ":material/search:", missing, check_ready, progress, "asked")
