"""When to look again (Toolkit, step 5): a year on, until people agree on another day."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import a_year_on, say_date
from toolkit.errors import Changed
from toolkit.models import Workshop
from toolkit.record.edits import save_edit, to_edit


def set_look_again(actor: Actor, workshop_id: UUID, known: date | None, on: date | None, *, session: Session) -> None:
    """Agree on the day to look again, or take it back with None. Raises Changed when it is not `known` any more."""
    check_may(actor, "evaluate", workshop_id)
    workshop = to_edit(Workshop, workshop_id, session=session)
    if workshop.look_again_on != known:
        raise Changed("Somebody else saved another day meanwhile. Both are shown; nothing was overwritten.",
                      {"day": say_date(workshop.look_again_on)}, {"day": say_date(on)})
    save_edit(actor, "set when to look again", workshop, workshop.version, {"look_again_on": on}, workshop_id=workshop_id,
              session=session)


def look_again_a_year_on(actor: Actor, workshop_id: UUID, since: date, *, session: Session) -> None:
    """The day to look again, a year on from `since`, until people agree on another."""
    known = to_edit(Workshop, workshop_id, session=session).look_again_on
    set_look_again(actor, workshop_id, known, a_year_on(since), session=session)
