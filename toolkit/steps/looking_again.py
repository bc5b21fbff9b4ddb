"""When to look again (Toolkit, step 5): a year on, until people agree on another day."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import a_year_on
from toolkit.models import Workshop
from toolkit.record.edits import save_edit, to_edit


def set_look_again(actor: Actor, workshop_id: UUID, version: int, on: date | None, *, session: Session) -> None:
    """Agree on the day to look again, or take it back with None. Raises Changed."""
    check_may(actor, "evaluate", workshop_id)
    workshop = to_edit(Workshop, workshop_id, session=session)
    save_edit(actor, "set when to look again", workshop, version, {"look_again_on": on}, workshop_id=workshop_id, session=session)


def look_again_a_year_on(actor: Actor, workshop_id: UUID, since: date, *, session: Session) -> None:
    """The day to look again, a year on from `since`, until people agree on another."""
    workshop = to_edit(Workshop, workshop_id, session=session)
    set_look_again(actor, workshop_id, workshop.version, a_year_on(since), session=session)
