"""Hands raised in the room for each plan, counted and put in at once."""

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, NotFound
from toolkit.models import Consultation, ConsultationHands, ConsultationHandsCount
from toolkit.record.edits import add_row, to_edit
from toolkit.steps.consulting.moves import check_takes
from toolkit.steps.consulting.rounds import MOST_PEOPLE
from toolkit.steps.consulting.sheet import sheet_of
from toolkit.words.speaking import _, many, say_number

Counts = tuple[int, int, int]   # agree, agree if it is changed, do not agree


def declare_hands(actor: Actor, consultation_id: UUID, people: int, counts: Mapping[UUID, Counts], *, session: Session) -> UUID:
    """Put in the hands of so many people, for each plan. Raises BadInput, MoveRefused unless the consultation is open."""
    asked = to_edit(Consultation, consultation_id, session=session)
    check_may(actor, "consult", asked.workshop_id)
    check_takes(asked)
    numbers = {item.id: item.number for item in sheet_of(asked, session=session).items}
    _check(people, counts, numbers)
    hands = ConsultationHands(consultation_id=asked.id, people=people)
    add_row(actor, "put in hands on plans", hands, workshop_id=asked.workshop_id, session=session, people=people)
    session.add_all(ConsultationHandsCount(hands_id=hands.id, item_id=item, agree=agree, if_changed=changed, disagree=not_agree)
                    for item, (agree, changed, not_agree) in counts.items())
    session.flush()
    return hands.id


def withdraw_hands(actor: Actor, hands_id: UUID, *, session: Session) -> None:
    """Take hands out again, so that they can be put in rightly. Raises NotFound, MoveRefused unless it is open."""
    hands = session.get(ConsultationHands, hands_id)
    if hands is None or hands.withdrawn_at:
        raise NotFound("These hands are no longer there. Look at the list again.")
    asked = to_edit(Consultation, hands.consultation_id, session=session)
    check_may(actor, "consult", asked.workshop_id)
    check_takes(asked)
    hands.withdrawn_at = now()
    add_row(actor, "take out hands on plans", hands, workshop_id=asked.workshop_id, session=session)


def _check(people: int, counts: Mapping[UUID, Counts], numbers: Mapping[UUID, int]) -> None:
    if not 1 <= people <= MOST_PEOPLE:
        raise BadInput(_("Say how many people took part: 1 to {most_people}.", most_people=say_number(MOST_PEOPLE)), "people")
    if not set(counts) <= set(numbers):
        raise BadInput("One of these plans is not in this consultation. Look at the list again.")
    for item, three in counts.items():
        if min(three) < 0:
            raise BadInput("Hands are whole numbers from 0 up.", f"h{numbers[item]}")
        if sum(three) > people:
            raise BadInput(_("{hands} on plan {numbers}, but {persons} took part. Count again, or correct the number of people.",
                             hands=many(sum(three), 'hand'), numbers=numbers[item], persons=many(people, 'person', 'people')),
                           f"h{numbers[item]}")
    if not any(sum(three) for three in counts.values()):
        raise BadInput("Every count is 0. Put in at least one.", f"h{min(numbers.values(), default=1)}")
