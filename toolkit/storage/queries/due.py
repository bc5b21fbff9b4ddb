"""What is due across workshops: plans, actions, milestones, consultations, looking again. Columns alone, however many there are."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import String, and_, case, exists, func, literal, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session, select

from toolkit.models import (
    ConcernAnswer,
    Consultation,
    Evaluation,
    EvaluationAnswer,
    Plan,
    PlanAction,
    PlanMilestone,
    PriorityAnswer,
    Workshop,
)
from toolkit.storage.queries.only import Only, within

PLAN, ACTION, MILESTONE, CONSULTATION, REVIEW = "plan", "action", "milestone", "consultation", "review"
CONCERNED = "concerned"  # the question whose answers a commissioner answers, see data/questions.toml


def done_plans():
    """The ids of plans whose actions are all done or dropped, at least one of them done."""
    left = func.sum(case((and_(PlanAction.done_on.is_(None), PlanAction.dropped_on.is_(None)), 1), else_=0))
    return (select(PlanAction.plan_id).where(PlanAction.withdrawn_at.is_(None)).group_by(PlanAction.plan_id)
            .having(and_(left == 0, func.count(PlanAction.done_on) > 0)))


def done_priorities(workshop_id: UUID, *, session: Session) -> set[UUID]:
    """The priorities whose plan is done: all its actions done or dropped, at least one of them done."""
    wanted = select(Plan.priority_id).where(Plan.workshop_id == workshop_id, Plan.withdrawn_at.is_(None), Plan.id.in_(done_plans()))
    return set(session.exec(wanted))


def _row(kind: str, row_id: Any, on: Any, what: Any, who: Any, workshop_id: Any):
    return select(literal(kind, String).label("kind"), row_id.label("id"), on.label("due_on"), what.label("what"),
                  who.label("who"), workshop_id.label("workshop_id"))


def _plans():
    # A plan that ended before an evaluation was looked at there: it is not asked for for ever.
    looked_at = exists().where(Evaluation.workshop_id == Plan.workshop_id, Evaluation.held_on >= Plan.ends_on)
    return _row(PLAN, Plan.id, Plan.ends_on, Plan.action, Plan.lead, Plan.workshop_id).where(
        Plan.ends_on.is_not(None), Plan.withdrawn_at.is_(None), Plan.id.not_in(done_plans()), ~looked_at)


def _actions():
    return (_row(ACTION, PlanAction.id, PlanAction.due_on, PlanAction.words, PlanAction.owner, Plan.workshop_id)
            .join(Plan, Plan.id == PlanAction.plan_id)
            .where(PlanAction.due_on.is_not(None), PlanAction.done_on.is_(None), PlanAction.dropped_on.is_(None),
                   PlanAction.withdrawn_at.is_(None), Plan.withdrawn_at.is_(None)))


def _milestones():
    return (_row(MILESTONE, PlanMilestone.id, PlanMilestone.due_on, PlanMilestone.words, Plan.lead, Plan.workshop_id)
            .join(Plan, Plan.id == PlanMilestone.plan_id)
            .where(PlanMilestone.reached_on.is_(None), PlanMilestone.withdrawn_at.is_(None), Plan.withdrawn_at.is_(None)))


def _consultations():
    # One that is open after its last day is still due: sheets are keyed until somebody closes it.
    return _row(CONSULTATION, Consultation.id, Consultation.closes_on, Consultation.words, literal("", String),
                Consultation.workshop_id).where(Consultation.state == "open", Consultation.closes_on.is_not(None))


def _reviews():
    # Once a new round goes on from a workshop, it is the new one that is looked at again.
    following = aliased(Workshop)
    followed = exists().where(following.follows_id == Workshop.id)
    return _row(REVIEW, Workshop.id, Workshop.look_again_on, Workshop.title, literal("", String), Workshop.id).where(
        Workshop.look_again_on.is_not(None), ~followed)


# A new kind of day that is due is one function and one name here.
KINDS = (_plans, _actions, _milestones, _consultations, _reviews)


def deadlines():
    """Every open deadline as a subquery: kind, id, due_on, what, who, workshop_id."""
    return union_all(*(kind() for kind in KINDS)).subquery("deadlines")


def _open(found, *columns: Any, only: Only = None):
    wanted = select(*columns).select_from(found).join(Workshop, Workshop.id == found.c.workshop_id)
    wanted = wanted.where(Workshop.put_away_at.is_(None))
    return wanted.where(within(Workshop.id, only))


def due_rows(only: Only = None, limit: int | None = None, *, session: Session, examples: bool = True) -> list[tuple]:
    """(kind, id, due_on, what, who, workshop id, its title, is_example) of what is due, the first due first.

    What was put away is not due; `only` narrows to some workshops, `examples` may leave the example out.
    """
    found = deadlines()
    wanted = _open(found, found.c.kind, found.c.id, found.c.due_on, found.c.what, found.c.who, found.c.workshop_id, Workshop.title,
                   Workshop.is_example, only=only)
    if not examples:
        wanted = wanted.where(Workshop.is_example.is_(False))
    return list(session.exec(wanted.order_by(found.c.due_on, Workshop.title, found.c.id).limit(limit)))


def due_counts(today: date, only: Only = None, *, session: Session) -> tuple[int, int]:
    """(how much is due in all, how much of it is late today)."""
    found = deadlines()
    late = func.sum(case((found.c.due_on < today, 1), else_=0))
    return session.exec(_open(found, func.count(), func.coalesce(late, 0), only=only)).one()


def concerns():
    """Every concern of an evaluation that nobody answered yet, as a subquery: its id and workshop_id."""
    return union_all(_unanswered(EvaluationAnswer, ConcernAnswer.answer_id),
                     _unanswered(PriorityAnswer, ConcernAnswer.priority_answer_id)).subquery("concerns")


def _unanswered(answer: Any, answered: Any):
    said = exists().where(answered == answer.id, ConcernAnswer.words != "")
    return (select(answer.id, Evaluation.workshop_id.label("workshop_id")).join(Evaluation, Evaluation.id == answer.evaluation_id)
            .where(answer.question == CONCERNED, answer.words != "", ~said))
