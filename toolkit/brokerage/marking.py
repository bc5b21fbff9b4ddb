"""Marks: how well an opened offer meets each outcome, 0 to 5, with why. The reasons go into the feedback letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.keeping import keep_change, keep_new
from toolkit.brokerage.moves import CLOSED, the_case
from toolkit.brokerage.opened import NOT_OPENED, Opened, OpenedOffer, opened_in
from toolkit.brokerage.scoring import MARKS, MOST_MARK
from toolkit.errors import BadInput, Changed, MoveRefused
from toolkit.models import Enquiry, OfferMark
from toolkit.record.words import checked_words
from toolkit.storage.queries import marks as queries
from toolkit.words.speaking import _, listed

MOST_WHY = 500


@dataclass(frozen=True)
class Mark:
    """A mark for one outcome with its reason; None is no mark yet. `version` is the mark's that it builds on, 0 for none."""

    mark: int | None
    why: str = ""
    version: int = 0


def mark_offer(actor: Actor, offer_id: UUID, marks: Mapping[UUID, Mark], *, sure: bool = False, session: Session) -> int:
    """Save the marks of one offer at once, or none; gives how many were new or changed. Those left empty are left as they are.

    Raises MoveRefused while the offers are sealed, for an incomplete offer and a closed case; BadInput; MayBePersonal unless somebody
    is `sure`; Changed with its `field`.
    """
    check_may(actor, "open offers")
    enquiry = queries.enquiry_of_offer(offer_id, session=session)
    if enquiry is None:
        raise MoveRefused(NOT_OPENED)
    case = the_case(enquiry.case_id, session=session, lock=True)
    if case.state == CLOSED:
        raise MoveRefused("This case is closed. Open it again before you mark offers.")
    found = opened_in(enquiry, session=session)
    one = found.offer(offer_id)
    if one.missing:
        raise MoveRefused("This offer is not complete, so it is not marked. Its letter says what was missing.")
    personal.check({f"why{one.number}": marks[one.id].why for one in found.wanted if one.id in marks}, sure=sure)
    return sum(_save(actor, enquiry, one, outcome.number, outcome.id, marks[outcome.id], session=session)
               for outcome in found.wanted if outcome.id in marks)


def _save(actor: Actor, enquiry: Enquiry, offer: OpenedOffer, number: int, outcome_id: UUID, said: Mark, *, session: Session) -> bool:
    changes, row = _checked(said, number), offer.given.get(outcome_id)
    if changes is None or (row and (row.mark, row.why) == (changes["mark"], changes["why"])):
        return False
    words = f"{offer.name}, outcome {number}: {changes['mark']} of {MOST_MARK}"
    if row is None:
        row = OfferMark(offer_id=offer.id, outcome_id=outcome_id, **changes)
        keep_new(actor, enquiry.case_id, "mark an offer", row, words, session=session, **changes)
        return True
    try:
        keep_change(actor, enquiry.case_id, "change a mark", row, said.version, changes, words, session=session)
    except Changed as changed:
        changed.field = str(number)
        raise
    return True


def _checked(said: Mark, number: int) -> dict | None:
    if said.mark is None:
        if said.why.strip():
            raise BadInput(_("Outcome {number} has a reason and no mark. Choose a mark from 0 to {most_mark}.",
                             number=number, most_mark=MOST_MARK), f"mark{number}")
        return None
    if said.mark not in MARKS:
        raise BadInput(_("A mark is a whole number from 0 to {most_mark}.", most_mark=MOST_MARK), f"mark{number}")
    what = _("why outcome {number} has this mark", number=number)
    return {"mark": said.mark, "why": checked_words(said.why, f"why{number}", what=what, limit=MOST_WHY)}


def say_ahead(found: Opened, ahead: frozenset[UUID]) -> str:
    """The names of offers that are ahead, in words: "Aster", "Aster and Birch, level"."""
    names = sorted((one.name for one in found.offers if one.id in ahead), key=str.casefold)
    if len(names) < 2:
        return names[0] if names else _("nobody")
    return _("{names}, level", names=listed(names))
