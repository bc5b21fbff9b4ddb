"""Builders for tests from opened offers to the review. Each goes through the functions that a person's clicks use."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session

from tests.asking import a_provider, a_sent_enquiry, a_sent_offer, asked_ids, opened, outcomes_for
from tests.factories import a_case, a_permission, an_actor
from toolkit.access.roles import PERSON, PROVIDER, Role
from toolkit.brokerage import awarding, choosing, letters, marking, serving, shortlisting, signing, support_plan
from toolkit.brokerage.choosing import OFFER, Answer
from toolkit.brokerage.marking import Mark
from toolkit.brokerage.opened import check_opened
from toolkit.brokerage.signing import PAPER, Signed
from toolkit.brokerage.support_plan import Planned
from toolkit.clock import now, today
from toolkit.models import Award, Review, SupportPlan
from toolkit.storage.queries import support as queries

BROKER = an_actor(Role.BROKER)
PRICES = {"Ash Care": ("120", "45.50", "0"), "Birch Support": ("100", "50", None), "Cedar Homes": ("90", "20", "10")}


@dataclass(frozen=True)
class Chosen:
    """A case whose offers were opened: its offers' ids and outcomes by the order of names and numbers."""

    case: UUID
    enquiry: UUID
    offers: tuple[UUID, ...]
    outcomes: tuple[UUID, ...]
    asked: tuple[UUID, ...]


def at_the_choice(session: Session, prices: dict[str, tuple] | None = None, silent: tuple[str, ...] = ("Dogwood",), **changes) -> Chosen:
    """A case with an opened offer of each of these providers; the silent ones were asked and sent none."""
    case = a_case(session, **changes)
    a_permission(session, case)
    outcomes = outcomes_for(session, case)
    providers = {name: a_provider(session, name) for name in (*(prices or PRICES), *silent)}
    enquiry = a_sent_enquiry(session, case, list(providers.values()))
    asked = asked_ids(session, enquiry)
    offers = tuple(a_sent_offer(session, asked[providers[name]], *typed) for name, typed in (prices or PRICES).items())
    opened(session, enquiry)
    return Chosen(case, enquiry, offers, tuple(outcomes), tuple(asked[one] for one in providers.values()))


def marked(session: Session, made: Chosen, *marks: tuple[int, ...], why: str = "It is clear who comes, and when.") -> None:
    """Marks for each offer, by outcome; all 3 unless told."""
    for offer, given in zip(made.offers, marks or ((3, 3, 3),) * len(made.offers), strict=True):
        marking.mark_offer(BROKER, offer, {outcome: Mark(mark, why) for outcome, mark in zip(made.outcomes, given, strict=True)},
                           session=session)


def a_shortlist(session: Session, made: Chosen, *which: int) -> UUID:
    """The person is asked about these offers, or about all."""
    found = check_opened(made.case, session=session)
    told = {one.id: shortlisting.first_words(found, one) for one in found.offers if not which or made.offers.index(one.id) in which}
    return shortlisting.make_shortlist(BROKER, made.case, told, "Take your time.", session=session)


def a_choice(session: Session, choice: UUID, answer: str = OFFER, offer: UUID | None = None, **more) -> None:
    """The person answers at their door."""
    version = choosing.question(choice, session=session).version
    choosing.choose(PERSON, choice, version, Answer(answer, offer, **more), session=session)


def at_the_plan(session: Session, made: Chosen | None = None, which: int = 0, **planned) -> tuple[Chosen, UUID]:
    """The person chose one of the offers and the plan for it is written; (case, plan)."""
    made = made or at_the_choice(session)
    if queries.standing_choice(made.case, session=session) is None:
        a_shortlist(session, made)
    choice = queries.standing_choice(made.case, session=session)
    a_choice(session, choice.id, OFFER, made.offers[which])
    choosing.go_on(BROKER, made.case, session=session)
    about = {"words": "Help each morning, and learning to cook."} | planned
    return made, support_plan.write_plan(BROKER, made.case, 0, Planned(**about), session=session).id


def signed(session: Session, plan: UUID, *sides: str) -> None:
    """Both sides sign the plan as it stands, or these."""
    version = session.get_one(SupportPlan, plan).version
    for side in sides or ("social worker", "person"):
        signing.sign(BROKER, plan, version, Signed(side, channel=PAPER), session=session)


def an_award(session: Session, made: Chosen | None = None, which: int = 0) -> tuple[Chosen, UUID]:
    """The support is offered to the provider that the person chose; (case, award)."""
    made, plan = at_the_plan(session, made, which)
    signed(session, plan)
    return made, awarding.award(BROKER, made.case, session=session)


def accepted(session: Session, award: UUID, accepts: bool = True, words: str = "We are full") -> None:
    """The provider answers the award at their door."""
    awarding.answer_award(PROVIDER, award, awarding.Answered(accepts, words), session=session)


def all_letters_sent(session: Session, award: UUID) -> None:
    """Every letter is made and has gone out."""
    letters.make_letters(BROKER, award, session=session)
    for letter in queries.letters_of(session.get_one(Award, award).case_id, session=session).values():
        letters.send_letter(BROKER, letter.id, letter.version, session=session)


def a_service(session: Session, started_on: date | None = None) -> tuple[Chosen, UUID]:
    """Support that runs, since today unless told; (case, service)."""
    made, award = an_award(session, at_the_choice(session, received_at=now() - timedelta(days=800)))
    accepted(session, award)
    return made, serving.start_service(BROKER, made.case, started_on or today(), session=session)


def all_answered(session: Session, review: UUID, answer: str = "met") -> None:
    """Both sides answer every outcome of a review alike."""
    wanted = serving.reviewed(session.get_one(Review, review), session=session)
    said = {(one.id, side): serving.Said(answer) for one in wanted for side in serving.SIDES}
    serving.answer_review(BROKER, review, said, session=session)

