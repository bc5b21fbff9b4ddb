"""What waits beside the response clock: answers to go on with, interim plans to sign, letters to send, reviews that are due."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.choosing import NONE, OFFER, STAY
from toolkit.storage.queries import support as queries
from toolkit.words.speaking import _, many, say_due

AHEAD = timedelta(days=14)      # reviews are told of so long before they are due
ANSWERED = {OFFER: "The person has chosen. Go on to the support plan.", NONE: "The person wants none of these. Search again.",
            STAY: "The person wants to stay as they are. Close the case, or talk with them."}


@dataclass(frozen=True)
class Reminder:
    """One case that waits: in which of its parts, and for what, in a sentence."""

    case_id: UUID
    reference: str
    part: str
    words: str


def reminders(actor: Actor, today: date, *, session: Session) -> list[Reminder]:
    """Everything that waits, in the order of the process; reviews the longest due first. Raises NotAllowed."""
    check_may(actor, "open cases")
    found = [Reminder(case, name, "choice", _(ANSWERED[answer])) for case, name, answer in queries.answered_choices(session=session)]
    found += [Reminder(case, name, "plan", _("The interim plan still lacks {signatures}.", signatures=many(2 - signed, "signature")))
              for case, name, signed in queries.unsigned_interim(session=session)]
    found += [Reminder(case, name, "award", _("The award is not closed: see whether every letter has gone out."))
              for case, name in queries.awards_open(session=session)]
    return found + [Reminder(case, name, "service", _("Review {number} is {due}.", number=number, due=say_due(on, today)))
                    for case, name, number, on in queries.reviews_due(today + AHEAD, session=session)]
