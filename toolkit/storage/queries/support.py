"""From the person's choice to the reviews: what stands for a case, and counts across cases."""

from datetime import date
from uuid import UUID

from sqlalchemy import case, func
from sqlmodel import Session, select

from toolkit.models import (
    Award,
    Case,
    Choice,
    ChoiceOverride,
    Enquiry,
    EnquiryProvider,
    FeedbackLetter,
    Offer,
    OfferLine,
    Provider,
    Review,
    ReviewAnswer,
    Service,
    ShortlistItem,
    SupportPlan,
    SupportPlanSignature,
)

STANDING = ("offered", "accepted")
GIVING_WAY = "giving way"
ACCEPTED_ONCE = (Award.state.in_(("accepted", GIVING_WAY, "ended")), Award.answered_at.is_not(None))


# The choice

def standing_choice(case_id: UUID, *, session: Session) -> Choice | None:
    """The question that the person is asked now, or has answered."""
    return session.exec(select(Choice).where(Choice.case_id == case_id, Choice.set_aside_at.is_(None))).first()


def choices_of(case_id: UUID, *, session: Session) -> list[Choice]:
    """Every question that was put, the newest first."""
    return list(session.exec(select(Choice).where(Choice.case_id == case_id).order_by(Choice.created_at.desc())))


def shortlist_of(choice_id: UUID, *, session: Session) -> list[tuple]:
    """(offer id, provider's name, words, position) of a shortlist in its order."""
    wanted = (select(ShortlistItem.offer_id, Provider.name, ShortlistItem.words, ShortlistItem.position)
              .join(Offer, Offer.id == ShortlistItem.offer_id).join(EnquiryProvider, EnquiryProvider.id == Offer.asked_id)
              .join(Provider, Provider.id == EnquiryProvider.provider_id))
    return list(session.exec(wanted.where(ShortlistItem.choice_id == choice_id).order_by(ShortlistItem.position)))


def override_of(choice_id: UUID, *, session: Session) -> ChoiceOverride | None:
    """What was decided against a choice, if anything was."""
    return session.exec(select(ChoiceOverride).where(ChoiceOverride.choice_id == choice_id)).first()


# The plan

def plan_of_choice(choice_id: UUID, *, session: Session) -> SupportPlan | None:
    """The support plan that holds for a choice."""
    wanted = select(SupportPlan).where(SupportPlan.choice_id == choice_id, SupportPlan.set_aside_at.is_(None))
    return session.exec(wanted.order_by(SupportPlan.number.desc())).first()


def plans_standing(case_id: UUID, *, session: Session) -> list[SupportPlan]:
    """The support plans that hold: one, or while a search goes on that of the support which runs meanwhile."""
    return list(session.exec(select(SupportPlan).where(SupportPlan.case_id == case_id, SupportPlan.set_aside_at.is_(None))))


def next_plan_number(case_id: UUID, *, session: Session) -> int:
    """The number of the case's next plan."""
    return 1 + (session.exec(select(func.max(SupportPlan.number)).where(SupportPlan.case_id == case_id)).one() or 0)


def signatures_of(plan_id: UUID, *, session: Session) -> list[SupportPlanSignature]:
    """Every signature of a plan, those of older versions too, the oldest first."""
    wanted = select(SupportPlanSignature).where(SupportPlanSignature.plan_id == plan_id)
    return list(session.exec(wanted.order_by(SupportPlanSignature.created_at)))


# The award and its letters

def standing_award(case_id: UUID, *, session: Session) -> Award | None:
    """The award that is offered or accepted."""
    return session.exec(select(Award).where(Award.case_id == case_id, Award.state.in_(STANDING))).first()


def award_giving_way(case_id: UUID, *, session: Session) -> Award | None:
    """The earlier award whose support runs while another is offered the support."""
    return session.exec(select(Award).where(Award.case_id == case_id, Award.state == GIVING_WAY)).first()


def awards_of(case_id: UUID, *, session: Session) -> list[Award]:
    """Every award of a case, the newest first."""
    return list(session.exec(select(Award).where(Award.case_id == case_id).order_by(Award.created_at.desc())))


def letters_of(case_id: UUID, *, session: Session) -> dict[UUID, FeedbackLetter]:
    """The feedback letters of a case by offer."""
    return {row.offer_id: row for row in session.exec(select(FeedbackLetter).where(FeedbackLetter.case_id == case_id))}


# The service and its reviews

def services_of(case_id: UUID, *, session: Session) -> list[Service]:
    """Every support that was put in place, the newest first."""
    wanted = select(Service).where(Service.case_id == case_id)
    return list(session.exec(wanted.order_by(Service.started_on.desc(), Service.created_at.desc())))


def reviews_of(service_id: UUID, *, session: Session) -> list[Review]:
    """The reviews of a service by number."""
    return list(session.exec(select(Review).where(Review.service_id == service_id).order_by(Review.number)))


def review_answers_of(review_id: UUID, *, session: Session) -> dict[tuple[UUID, str], ReviewAnswer]:
    """The answers of a review by outcome and side."""
    found = session.exec(select(ReviewAnswer).where(ReviewAnswer.review_id == review_id))
    return {(row.outcome_id, row.side): row for row in found}


# Across cases. What is invented for the example is not counted.

def award_counts(*, session: Session) -> tuple[int, int]:
    """(awards accepted or ended after it, of them with the person's own first choice): overridden choices are in the first alone."""
    honoured = func.sum(case((Choice.offer_id == Award.offer_id, 1), else_=0))
    wanted = (select(func.count(), honoured).select_from(Award).join(SupportPlan, SupportPlan.id == Award.plan_id)
              .join(Choice, Choice.id == SupportPlan.choice_id).join(Case, Case.id == Award.case_id)
              .where(*ACCEPTED_ONCE, Case.example.is_(False)))
    count, own = session.exec(wanted).one()
    return count, int(own or 0)


def overridden(*, session: Session) -> int:
    """How many choices were overridden."""
    wanted = (select(func.count()).select_from(ChoiceOverride).join(Choice, Choice.id == ChoiceOverride.choice_id)
              .join(Case, Case.id == Choice.case_id))
    return session.exec(wanted.where(Case.example.is_(False))).one()


def offer_prices(*, session: Session) -> list[tuple]:
    """(offer awarded, offer of the same enquiry, pounds a week) for every accepted award: to count how often the cheapest won."""
    awarded = (select(Award.offer_id, EnquiryProvider.enquiry_id).join(Offer, Offer.id == Award.offer_id)
               .join(EnquiryProvider, EnquiryProvider.id == Offer.asked_id)
               .join(Case, Case.id == Award.case_id).where(*ACCEPTED_ONCE, Case.example.is_(False))).subquery()
    wanted = (select(awarded.c.offer_id, Offer.id, func.coalesce(func.sum(OfferLine.weekly_pounds), 0))
              .join(EnquiryProvider, EnquiryProvider.enquiry_id == awarded.c.enquiry_id)
              .join(Enquiry, Enquiry.id == EnquiryProvider.enquiry_id).join(Offer, Offer.asked_id == EnquiryProvider.id)
              .join(OfferLine, OfferLine.offer_id == Offer.id).where(Enquiry.state == "opened"))
    return list(session.exec(wanted.group_by(awarded.c.offer_id, Offer.id)))


def unsigned_interim(*, session: Session) -> list[tuple]:
    """(case id, reference, how many sides have signed) of running support whose interim plan is not signed by both."""
    signed = func.count(func.distinct(SupportPlanSignature.side))
    wanted = (select(Case.id, Case.reference, signed).join(SupportPlan, SupportPlan.case_id == Case.id)
              .join(SupportPlanSignature, (SupportPlanSignature.plan_id == SupportPlan.id)
                    & (SupportPlanSignature.plan_version == SupportPlan.version), isouter=True)
              .where(SupportPlan.set_aside_at.is_(None), SupportPlan.interim, Case.state.in_(("awarding", "starting", "running"))))
    return list(session.exec(wanted.group_by(Case.id, Case.reference).having(signed < 2).order_by(Case.reference)))


def reviews_due(until: date, *, session: Session) -> list[tuple]:
    """(case id, reference, review's number, due on) of the reviews not held that are due by a day, the longest due first."""
    wanted = (select(Case.id, Case.reference, Review.number, Review.due_on).join(Review, Review.case_id == Case.id)
              .join(Service, Service.id == Review.service_id)
              .where(Review.held_on.is_(None), Review.due_on <= until, Service.ended_on.is_(None), Case.state != "closed"))
    return list(session.exec(wanted.order_by(Review.due_on, Case.reference)))


def answered_choices(*, session: Session) -> list[tuple]:
    """(case id, reference, answer) of cases at the choice whose person has answered, the longest ago first; "not yet" is no answer."""
    wanted = select(Case.id, Case.reference, Choice.answer).join(Choice, Choice.case_id == Case.id)
    return list(session.exec(wanted.where(Choice.set_aside_at.is_(None), Choice.answer.in_(("offer", "none", "stay")),
                                          Case.state == "choosing").order_by(Choice.chosen_at, Case.reference)))


def awards_open(*, session: Session) -> list[tuple]:
    """(case id, reference) of the awards that were accepted and are not closed, the longest ago first."""
    wanted = (select(Case.id, Case.reference).join(Award, Award.case_id == Case.id)
              .where(Award.state == "accepted", Award.closed_at.is_(None)))
    return list(session.exec(wanted.order_by(Award.answered_at, Case.reference)))
