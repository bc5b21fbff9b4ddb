"""Setting the person's choice aside: by a named role, for three reasons, told to the person with how to get an advocate, and counted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.choosing import NONE, OFFER, STAY
from toolkit.brokerage.keeping import keep_new
from toolkit.brokerage.moves import CHOOSING, the_case
from toolkit.clock import today
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Choice, ChoiceOverride
from toolkit.record.edits import to_edit
from toolkit.record.words import checked_words
from toolkit.storage.queries import support as queries

REASONS = {"safety": "Somebody would not be safe", "capacity": "A capacity decision says otherwise",
           "budget": "The budget does not cover it"}
NOT_CHOSEN = "The person has not chosen yet, so there is nothing to override. Ask them first, and give them the time they need."
ALREADY = "This choice was overridden already. Make a new shortlist if the person is to be asked again."


@dataclass(frozen=True)
class Override:
    """Why a choice is set aside, which offer takes its place (None: the search goes on), and how the person was told."""

    offer_id: UUID | None
    reason: str
    words: str
    told_on: date | None
    advocate: str


def override(actor: Actor, choice_id: UUID, said: Override, *, sure: bool = False, session: Session) -> UUID:
    """Set the person's choice aside. Raises NotAllowed, MoveRefused before they chose, BadInput, MayBePersonal."""
    check_may(actor, "override a choice")
    row = to_edit(Choice, choice_id, session=session)
    if row.set_aside_at or the_case(row.case_id, session=session, lock=True).state != CHOOSING:
        raise MoveRefused("A choice is overridden while the case is at the choice. Go back to the choice first.")
    if row.answer not in (OFFER, NONE, STAY):
        raise MoveRefused(NOT_CHOSEN)
    if queries.override_of(choice_id, session=session):
        raise MoveRefused(ALREADY)
    columns = _checked(row, said, {item[0] for item in queries.shortlist_of(choice_id, session=session)})
    personal.check({"words": columns["words"]}, sure=sure)
    made = ChoiceOverride(choice_id=choice_id, **columns)
    return keep_new(actor, row.case_id, "override a choice", made, f"{REASONS[said.reason]}: {columns['words']}", session=session,
                    **columns).id


def _checked(row: Choice, said: Override, listed: set[UUID]) -> dict:
    if said.reason not in REASONS:
        raise BadInput("Choose the reason: safety, capacity or budget. Nothing else sets a choice aside.", "reason")
    if said.offer_id is not None and said.offer_id not in listed:
        raise BadInput("Choose an offer of the shortlist, or go on searching.", "offer")
    if said.offer_id == row.offer_id:
        raise BadInput("This is what the person chose, so nothing is overridden. Choose another, or go on with their choice.", "offer")
    words = checked_words(said.words, "words", what="why the choice is set aside", limit=1000)
    advocate = checked_words(said.advocate, "advocate", what="how the person was told to get an advocate", limit=500)
    if said.told_on is None or said.told_on > today():
        raise BadInput("Tell the person first, then write the day on which they were told: today or before.", "told_on")
    return {"offer_id": said.offer_id, "reason": said.reason, "words": words, "told_on": said.told_on, "advocate": advocate}
