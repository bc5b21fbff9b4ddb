"""The person's choice on paper: the shortlist with boxes to tick, by name and without a ranking; normal, large print or Easy Read."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.choosing import ANSWERS, NONE, NOT_YET, OFFER, STAY, question
from toolkit.brokerage.permission import SPEAKERS
from toolkit.clock import today
from toolkit.errors import MoveRefused, NotFound
from toolkit.reports.pdf import Sheet, picture
from toolkit.words.speaking import _, said_all, say_date

STYLES = ("normal", "large", "easy")
# In Easy Read each line has its picture: somebody to support you, looking again, time, home.
PICTURES = {OFFER: ("openmoji/1F9D1-200D-1F91D-200D-1F9D1.svg", "Two people holding hands"),
            NONE: ("openmoji/1F50D.svg", "A magnifying glass"), NOT_YET: ("openmoji/23F0.svg", "A clock"),
            STAY: ("openmoji/1F3E0.svg", "A house")}


def choice_sheet(actor: Actor, choice_id: UUID, style: str = "normal", *, session: Session) -> Sheet:
    """The question that stands, to be ticked and given back. Raises NotAllowed, NotFound, MoveRefused once it is over."""
    check_may(actor, "open cases")
    if style not in STYLES:
        raise NotFound("There is no such sheet. Go back to the screen it was linked from.")
    asked = question(choice_id, session=session)
    if asked.why_not:
        raise MoveRefused(asked.why_not)
    return Sheet("choice_sheet", _("Which do you want? {reference}", reference=asked.reference), {
        "style": style, "reference": asked.reference, "printed": say_date(today()),
        "words": [line for line in asked.words.splitlines() if line.strip()],
        "listed": [{"number": one.number, "name": one.name, "lines": one.lines} | _pictured(OFFER) for one in asked.listed],
        "others": [{"words": _(ANSWERS[slug])} | _pictured(slug) for slug in (NONE, NOT_YET, STAY)],
        "speakers": said_all(SPEAKERS.values())})


def _pictured(answer: str) -> dict[str, Any]:
    return {"picture": picture(PICTURES[answer][0]), "alt": _(PICTURES[answer][1])}
