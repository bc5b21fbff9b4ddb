"""What stands under every report's title: which workshop, where, when, and as of which day."""

from sqlmodel import Session

from toolkit.clock import today
from toolkit.models import Workshop
from toolkit.storage.queries import workshops
from toolkit.words.speaking import _, say_date

EXAMPLE = "This is an example. The people, what they say, the votes and the money in it are invented."


def about_workshop(workshop: Workshop, *, session: Session) -> tuple[str, ...]:
    """The lines, most telling first."""
    area = workshops.area_of(workshop.id, session=session)
    where = [area.name] * bool(area) + [say_date(workshop.held_on)] * bool(workshop.held_on)
    lines = [" · ".join(where), workshop.purpose, _("As it stood on {date}.", date=say_date(today())), _(EXAMPLE) * workshop.is_example]
    return tuple(line for line in lines if line)
