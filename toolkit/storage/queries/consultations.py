"""Rounds of consultation, what was answered in them, themes, and whether plans are adopted."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import (
    Consultation,
    ConsultationAnswer,
    ConsultationHands,
    ConsultationHandsCount,
    ConsultationItem,
    ConsultationResponse,
    ConsultationTheme,
    PlanAdoption,
    ThemeComment,
)


def rounds_of(workshop_id: UUID, *, session: Session) -> list[Consultation]:
    """Every round, the newest first: a few at most."""
    wanted = select(Consultation).where(Consultation.workshop_id == workshop_id)
    return list(session.exec(wanted.order_by(Consultation.number.desc())))


def rounds_on(plan_id: UUID, *, session: Session) -> list[Consultation]:
    """The rounds that asked about one plan, the newest first."""
    wanted = select(Consultation).join(ConsultationItem, ConsultationItem.consultation_id == Consultation.id)
    return list(session.exec(wanted.where(ConsultationItem.plan_id == plan_id).order_by(Consultation.number.desc())))


def asked_plans(workshop_id: UUID, *, session: Session) -> set[UUID]:
    """The plans on which people have answered in a round that is closed."""
    of_plans = (select(ConsultationItem.plan_id).join(Consultation, Consultation.id == ConsultationItem.consultation_id)
                .where(Consultation.workshop_id == workshop_id, Consultation.closed_at.is_not(None)))
    one_by_one = (of_plans.join(ConsultationAnswer, ConsultationAnswer.item_id == ConsultationItem.id)
                  .join(ConsultationResponse, ConsultationResponse.id == ConsultationAnswer.response_id)
                  .where(ConsultationResponse.withdrawn_at.is_(None)))
    by_hands = (of_plans.join(ConsultationHandsCount, ConsultationHandsCount.item_id == ConsultationItem.id)
                .join(ConsultationHands, ConsultationHands.id == ConsultationHandsCount.hands_id)
                .where(ConsultationHands.withdrawn_at.is_(None)))
    return {plan for wanted in (one_by_one, by_hands) for plan in session.exec(wanted.distinct())}


def next_number(workshop_id: UUID, *, session: Session) -> int:
    """The number of the next round."""
    wanted = select(func.max(Consultation.number)).where(Consultation.workshop_id == workshop_id)
    return 1 + (session.exec(wanted).one() or 0)


def round_of(consultation_id: UUID, *, session: Session) -> Consultation | None:
    """One round as it stands."""
    return session.get(Consultation, consultation_id)


def by_code(code: str, *, session: Session) -> Consultation | None:
    """The round whose code stands on cards."""
    return session.exec(select(Consultation).where(Consultation.code == code)).first()


def items_of(consultation_id: UUID, *, session: Session) -> list[ConsultationItem]:
    """The plans as they are asked about, by number."""
    wanted = select(ConsultationItem).where(ConsultationItem.consultation_id == consultation_id)
    return list(session.exec(wanted.order_by(ConsultationItem.number)))


# Answers

def _standing(consultation_id: UUID, *columns: Any) -> Any:
    return (select(*columns).join(ConsultationResponse, ConsultationResponse.id == ConsultationAnswer.response_id)
            .where(ConsultationResponse.consultation_id == consultation_id, ConsultationResponse.withdrawn_at.is_(None)))


def people_by_channel(consultation_id: UUID, *, session: Session) -> dict[str, int]:
    """How many have answered one at a time, by how."""
    wanted = select(ConsultationResponse.channel, func.count()).where(ConsultationResponse.consultation_id == consultation_id,
                                                                     ConsultationResponse.withdrawn_at.is_(None))
    return dict(session.exec(wanted.group_by(ConsultationResponse.channel)).all())


def people_by_hands(consultation_id: UUID, *, session: Session) -> int:
    """How many people took part where hands were counted."""
    wanted = select(func.sum(ConsultationHands.people)).where(ConsultationHands.consultation_id == consultation_id,
                                                              ConsultationHands.withdrawn_at.is_(None))
    return int(session.exec(wanted).one() or 0)


def people_in(consultation_id: UUID, *, session: Session) -> int:
    """How many have answered, in whichever way."""
    return sum(people_by_channel(consultation_id, session=session).values()) + people_by_hands(consultation_id, session=session)


def answer_counts(consultation_id: UUID, *, session: Session) -> list[tuple]:
    """(item id, answer, how many) of the answers that are one of the three."""
    wanted = _standing(consultation_id, ConsultationAnswer.item_id, ConsultationAnswer.answer, func.count())
    return list(session.exec(wanted.where(ConsultationAnswer.answer != "")
                             .group_by(ConsultationAnswer.item_id, ConsultationAnswer.answer)))


def hand_counts(consultation_id: UUID, *, session: Session) -> list[tuple]:
    """(item id, agree, if changed, disagree) of the hands that stand."""
    count = ConsultationHandsCount
    wanted = (select(count.item_id, func.sum(count.agree), func.sum(count.if_changed), func.sum(count.disagree))
              .join(ConsultationHands, ConsultationHands.id == count.hands_id)
              .where(ConsultationHands.consultation_id == consultation_id, ConsultationHands.withdrawn_at.is_(None)))
    return list(session.exec(wanted.group_by(count.item_id)))


def hands_of(consultation_id: UUID, *, session: Session) -> list[tuple]:
    """(id, people, when) of the hands that stand, the oldest first."""
    wanted = select(ConsultationHands.id, ConsultationHands.people, ConsultationHands.created_at)
    return list(session.exec(wanted.where(ConsultationHands.consultation_id == consultation_id, ConsultationHands.withdrawn_at.is_(None))
                             .order_by(ConsultationHands.created_at)))


def keyed_last(consultation_id: UUID, limit: int, *, session: Session) -> list[tuple]:
    """(response id, channel, plan's number, answer, words) of what was keyed last, the newest first, then by plan."""
    newest = (select(ConsultationResponse.id).where(ConsultationResponse.consultation_id == consultation_id,
                                                    ConsultationResponse.channel != "phone",
                                                    ConsultationResponse.withdrawn_at.is_(None))
              .order_by(ConsultationResponse.created_at.desc()).limit(limit))
    wanted = (_standing(consultation_id, ConsultationResponse.id, ConsultationResponse.channel, ConsultationItem.number,
                        ConsultationAnswer.answer, ConsultationAnswer.words)
              .join(ConsultationItem, ConsultationItem.id == ConsultationAnswer.item_id)
              .where(ConsultationResponse.id.in_(newest)))
    return list(session.exec(wanted.order_by(ConsultationResponse.created_at.desc(), ConsultationItem.number)))


def response_of_form(form: str, *, session: Session) -> ConsultationResponse | None:
    """What was sent from one page, by the fingerprint of its one-time number."""
    return session.exec(select(ConsultationResponse).where(ConsultationResponse.form == form)).first()


def answers_of(response_id: UUID, *, session: Session) -> list[ConsultationAnswer]:
    """The answers of one person."""
    return list(session.exec(select(ConsultationAnswer).where(ConsultationAnswer.response_id == response_id)))


def said_in(response_id: UUID, *, session: Session) -> dict[UUID, tuple]:
    """(answer, words, may be published) of one person, by item."""
    return {row.item_id: (row.answer, row.words, row.may_publish) for row in answers_of(response_id, session=session)}


# Themes

def comments(consultation_id: UUID, *, session: Session) -> list[tuple]:
    """(item id, answer id, answer, words, may be published) of every answer with words.

    By id, which is drawn at random: in which order they came in is nobody's business.
    """
    wanted = _standing(consultation_id, ConsultationAnswer.item_id, ConsultationAnswer.id, ConsultationAnswer.answer,
                       ConsultationAnswer.words, ConsultationAnswer.may_publish)
    return list(session.exec(wanted.where(ConsultationAnswer.words != "").order_by(ConsultationAnswer.id)))


def themes_of(consultation_id: UUID, *, session: Session) -> list[ConsultationTheme]:
    """The standing themes of a round, the oldest first."""
    wanted = (select(ConsultationTheme).join(ConsultationItem, ConsultationItem.id == ConsultationTheme.item_id)
              .where(ConsultationItem.consultation_id == consultation_id, ConsultationTheme.withdrawn_at.is_(None)))
    return list(session.exec(wanted.order_by(ConsultationTheme.created_at, ConsultationTheme.id)))


def theme_comments(consultation_id: UUID, *, session: Session) -> list[tuple]:
    """(theme id, answer id) of the comments under the standing themes of a round."""
    wanted = (select(ThemeComment.theme_id, ThemeComment.answer_id)
              .join(ConsultationTheme, ConsultationTheme.id == ThemeComment.theme_id)
              .join(ConsultationItem, ConsultationItem.id == ConsultationTheme.item_id)
              .where(ConsultationItem.consultation_id == consultation_id, ConsultationTheme.withdrawn_at.is_(None)))
    return list(session.exec(wanted.order_by(ThemeComment.answer_id)))


def rows_under(theme_id: UUID, *, session: Session) -> list[ThemeComment]:
    """The rows that put comments under one theme."""
    return list(session.exec(select(ThemeComment).where(ThemeComment.theme_id == theme_id)))


def theme_rows_of_response(response_id: UUID, *, session: Session) -> list[ThemeComment]:
    """The rows that put one person's comments under themes."""
    wanted = select(ThemeComment).join(ConsultationAnswer, ConsultationAnswer.id == ThemeComment.answer_id)
    return list(session.exec(wanted.where(ConsultationAnswer.response_id == response_id)))


# Adoption

def adoption_of(plan_id: UUID, *, session: Session) -> PlanAdoption | None:
    """Whether one plan is adopted."""
    return session.exec(select(PlanAdoption).where(PlanAdoption.plan_id == plan_id)).first()


def adoptions_of(plan_ids: Iterable[UUID], *, session: Session) -> list[PlanAdoption]:
    """Whether several plans are adopted: one row for each that was ever spoken of."""
    return list(session.exec(select(PlanAdoption).where(PlanAdoption.plan_id.in_(list(plan_ids)))))
