"""An enquiry is taken back: its doors close and the case is worked on again. By a broker, or with the person's permission."""

from collections.abc import Collection

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage.happened import happened
from toolkit.brokerage.moves import WORKING, move
from toolkit.clock import now
from toolkit.models import Enquiry
from toolkit.storage.queries import enquiries
from toolkit.words.speaking import _

OPEN, WITHDRAWN = "open", "withdrawn"
MOST_WHY = 500


def take_back(actor: Actor, row: Enquiry, why: str, *, session: Session) -> None:
    """Close the doors of an enquiry that is out, telling on the timeline who had seen it; or give up a draft.

    Whether the actor may, and whether it is still out or a draft, is asked by the act this is part of.
    """
    was_out, words = row.state == OPEN, why[:MOST_WHY]
    row.state, row.withdrawn_at, row.withdrawn_why = WITHDRAWN, now(), words
    row.version, row.changed_at = row.version + 1, now()
    session.add(row)
    session.flush()
    if was_out:
        saw = enquiries.providers_who_saw(row.case_id, row.id, session=session)
        move(actor, row.case_id, WORKING, f"{words} {say_who_saw([name for name, _ in saw])}", session=session)
    else:
        happened(actor, row.case_id, "give up an enquiry", words, noun_id=row.id, session=session)


def say_who_saw(names: Collection[str]) -> str:
    """Which providers had opened an enquiry, in a sentence."""
    return _("Providers who had opened an enquiry: {names}.", names=', '.join(names)) if names else _("No provider had opened an enquiry.")
