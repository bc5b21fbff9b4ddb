"""The support runs: the day it began, the reviews that follow, the day it ended. The first review is due six weeks after (Devon)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.keeping import keep_change, keep_new
from toolkit.brokerage.moves import RUNNING, STARTING, WHY_NOT, move, the_case
from toolkit.brokerage.opened import wanted_in
from toolkit.brokerage.scoring import Wanted
from toolkit.clock import a_year_on, today
from toolkit.errors import BadInput, Changed, MoveRefused
from toolkit.models import Award, Review, ReviewAnswer, Service
from toolkit.record.edits import to_edit
from toolkit.record.words import optional_words
from toolkit.storage.queries import marks
from toolkit.storage.queries import support as queries
from toolkit.words.speaking import _, say_date

FIRST_REVIEW = timedelta(weeks=6)
ANSWERS = {"met": "Met", "partly": "Partly met", "not": "Not met", "changed": "No longer what the person wants"}
SIDES = {"person": "The person says", "social worker": "The social worker says"}
MOST_WORDS = 2000


@dataclass(frozen=True)
class Said:
    """One side's answer to one outcome; empty is no answer yet. `version` is the answer's that it builds on, 0 for none."""

    answer: str = ""
    words: str = ""
    version: int = 0


def first_review(started_on: date) -> date:
    """Six weeks after the support began."""
    return started_on + FIRST_REVIEW


def next_review(held_on: date) -> date:
    """A year after the last one; after 29 February on 28 February."""
    return a_year_on(held_on)


def start_service(actor: Actor, case_id: UUID, started_on: date | None, *, session: Session) -> UUID:
    """Record that the support began; its first review is then due. Support that ran before ends on the same day.

    Raises MoveRefused before a provider has accepted, BadInput for a day to come.
    """
    check_may(actor, "work on cases")
    case, award = the_case(case_id, session=session, lock=True), queries.standing_award(case_id, session=session)
    if case.state != STARTING or award is None or award.state != "accepted":
        raise MoveRefused(WHY_NOT[case.state])
    if started_on is None or started_on > today():
        raise BadInput("Write the day on which the support began, today or before. Record it once it has begun.", "started_on")
    if started_on < case.received_at.date():
        raise BadInput("This is before the referral came in. Check the day.", "started_on")
    for earlier in queries.services_of(case_id, session=session):
        if earlier.ended_on is None:
            _end(actor, earlier, max(started_on, earlier.started_on), "Other support took its place.", session=session)
    service = Service(case_id=case_id, award_id=award.id, started_on=started_on)
    move(actor, case_id, RUNNING, f"Began on {say_date(started_on)}", session=session)
    keep_new(actor, case_id, "record the start", service, f"The first review is due on {say_date(first_review(started_on))}",
             session=session, started_on=str(started_on))
    session.add(Review(case_id=case_id, service_id=service.id, number=1, due_on=first_review(started_on), created_by=actor.name))
    session.flush()
    return service.id


def end_service(actor: Actor, service_id: UUID, version: int, ended_on: date | None, why: str, *, sure: bool = False,
                session: Session) -> None:
    """Record that the support ended; its award ends with it. Raises BadInput, MayBePersonal, Changed."""
    check_may(actor, "work on cases")
    row = to_edit(Service, service_id, session=session)
    if ended_on is None or not row.started_on <= ended_on <= today():
        raise BadInput(_("Write the day on which it ended: from {started_on} until today.", started_on=say_date(row.started_on)),
                       "ended_on")
    if row.version != version:
        raise Changed("Somebody else recorded this meanwhile. Both texts are shown; nothing was overwritten.",
                      {"why": row.ended_why, "version": row.version}, {"why": why})
    _end(actor, row, ended_on, personal.checked_reason(why, "why", what="why it ended", sure=sure), session=session)


def _end(actor: Actor, row: Service, on: date, why: str, *, session: Session) -> None:
    keep_change(actor, row.case_id, "end the support", row, row.version, {"ended_on": on, "ended_why": why},
                f"On {say_date(on)}. {why}", session=session)
    award = session.get_one(Award, row.award_id)
    if award.state != "ended":
        keep_change(actor, row.case_id, "end the award", award, award.version, {"state": "ended"}, session=session)


def check_review(service: Service, held_on: date | None) -> date:
    """The day of a review. Raises BadInput for one before the support began, after it ended, or still to come."""
    if held_on is None:
        raise BadInput("Write the day of the review.", "held_on")
    if held_on < service.started_on:
        raise BadInput(_("The support began on {started_on}. It cannot be reviewed before that.",
                         started_on=say_date(service.started_on)), "held_on")
    if held_on > today():
        raise BadInput("This day is still to come. Write what was said once the review has been held.", "held_on")
    return held_on


def answer_review(actor: Actor, review_id: UUID, answers: Mapping[tuple[UUID, str], Said], *, sure: bool = False,
                  session: Session) -> int:
    """Save what the sides say to the outcomes, all or none; gives how many were new or changed.

    Raises MoveRefused while the support has not begun, BadInput, MayBePersonal, Changed with its `field`.
    """
    check_may(actor, "work on cases")
    personal.check({f"words-{outcome}-{side}": said.words for (outcome, side), said in answers.items()}, sure=sure)
    row = to_edit(Review, review_id, session=session)
    if session.get_one(Service, row.service_id).started_on > today():
        raise MoveRefused("The support has not begun, so there is nothing to review.")
    there = queries.review_answers_of(review_id, session=session)
    known = {one.id for one in reviewed(row, session=session)}
    return sum(_answer(actor, row, place, said, there.get(place), known, session=session) for place, said in answers.items())


def outcomes_of_review(review_id: UUID, *, session: Session) -> tuple[Wanted, ...]:
    """The outcomes that a review asks about."""
    return reviewed(session.get_one(Review, review_id), session=session)


def reviewed(row: Review, *, session: Session) -> tuple[Wanted, ...]:
    """The outcomes that a review asks about: those the provider offered to meet."""
    award = session.get_one(Award, session.get_one(Service, row.service_id).award_id)
    return wanted_in(marks.enquiry_of_offer(award.offer_id, session=session))


def _answer(actor: Actor, review: Review, place: tuple[UUID, str], said: Said, row: ReviewAnswer | None, known: set[UUID], *,
            session: Session) -> bool:
    words = optional_words(said.words, f"words-{place[0]}-{place[1]}", what="what they say", limit=1000)
    if not said.answer and not words and row is None:
        return False
    if said.answer not in ANSWERS or place[1] not in SIDES or place[0] not in known:
        raise BadInput("Choose met, partly met, not met, or no longer wanted.", f"answer-{place[0]}-{place[1]}")
    changes = {"answer": said.answer, "words": words}
    if row is None:
        made = ReviewAnswer(review_id=review.id, outcome_id=place[0], side=place[1], **changes)
        keep_new(actor, review.case_id, "answer a review", made, f"{SIDES[place[1]]}: {ANSWERS[said.answer]}", session=session, **changes)
        return True
    if (row.answer, row.words) == (said.answer, words):
        return False
    try:
        keep_change(actor, review.case_id, "change a review answer", row, said.version, changes,
                    f"{SIDES[place[1]]}: {ANSWERS[said.answer]}", session=session)
    except Changed as changed:
        changed.field = f"{place[0]}-{place[1]}"
        raise
    return True


def hold_review(actor: Actor, review_id: UUID, version: int, held_on: date | None, words: str = "", *, sure: bool = False,
                session: Session) -> date:
    """Record that a review was held, once both sides have answered each outcome; gives the day on which the next is due.

    Raises BadInput, MayBePersonal, MoveRefused while an answer is missing, Changed.
    """
    check_may(actor, "work on cases")
    row = to_edit(Review, review_id, session=session)
    service = session.get_one(Service, row.service_id)
    day = check_review(service, held_on)
    if sentence := why_not_held(row, session=session):
        raise MoveRefused(sentence)
    changes = {"held_on": day, "words": optional_words(words, "words", what="what was said", limit=MOST_WORDS)}
    personal.check({"words": changes["words"]}, sure=sure)
    first = row.held_on is None
    keep_change(actor, row.case_id, "hold a review" if first else "change a review", row, version, changes,
                f"Review {row.number}, on {say_date(day)}", session=session)
    if first and service.ended_on is None:
        session.add(Review(case_id=row.case_id, service_id=service.id, number=row.number + 1, due_on=next_review(day),
                           created_by=actor.name))
        session.flush()
    return next_review(day)


def why_not_held(row: Review, *, session: Session) -> str:
    """What a review still lacks, in a sentence; empty when both sides have answered every outcome."""
    answered = set(queries.review_answers_of(row.id, session=session))
    wanted = {one.id for one in reviewed(row, session=session)}
    lacking = {side: sum((outcome, side) not in answered for outcome in wanted) for side in SIDES}
    told = [f"{words.removesuffix(' says').lower()} on {lacking[side]}" for side, words in SIDES.items() if lacking[side]]
    return _("Answers are missing: {told} of {wanted} outcomes.", told=' and '.join(told), wanted=len(wanted)) if told else ""
