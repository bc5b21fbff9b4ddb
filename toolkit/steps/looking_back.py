"""What became of it (Toolkit, step 5): actions done, late and dropped, measures against their targets, answers to worries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, NotFound
from toolkit.models import ConcernAnswer, Evaluation, EvaluationAnswer, MeasureReading, Plan, PlanAction, PriorityAnswer
from toolkit.record.edits import add_row, save_edit, save_or_add, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.steps.prioritising import final_priorities
from toolkit.storage.queries import evaluations as queries
from toolkit.storage.queries import plans
from toolkit.storage.queries.due import CONCERNED

DONE, LATE, DROPPED, TO_DO = "done", "late", "dropped", "to do"
READINGS = {"": "not judged", "reached": "✓ Reached", "nearer": "↗ Nearer", "no nearer": "= No nearer", "further": "↘ Further away"}


@dataclass(frozen=True)
class Reading:
    """Where a measure stood at one evaluation: the figure in words, how that is against the target, and more words."""

    evaluation: int
    held_on: date
    reading: str
    state: str
    words: str
    version: int


@dataclass(frozen=True)
class BecameOf:
    """One final priority's plan: its actions by what became of them, and its measure with the readings, oldest first."""

    rank: int
    title: str
    plan_id: UUID | None
    action: str
    actions: dict[str, list[Any]]
    measure: str
    start: str
    target: str
    readings: tuple[Reading, ...]

    def reading_at(self, evaluation: int) -> Reading | None:
        """The reading at the evaluation of this number."""
        return next((one for one in self.readings if one.evaluation == evaluation), None)


@dataclass(frozen=True)
class Concern:
    """One worry: who it is about (rank and title of a priority, or the whole), its words, and what was said to it."""

    answer_id: UUID
    about_priority: bool
    evaluation: int
    held_on: date
    rank: int | None
    title: str
    words: str
    reply_version: int
    reply: str


def what_became(action: Any, today: date) -> str:
    """Whether an action was done, dropped, is late, or is still to do on this day."""
    if action.done_on:
        return DONE
    if action.dropped_on:
        return DROPPED
    return LATE if action.due_on and action.due_on < today else TO_DO


def became_of(workshop_id: UUID, today: date, *, session: Session) -> list[BecameOf]:
    """What became of each final priority's plan, in their order; also of those that never got one."""
    of_priority = {plan.priority_id: plan for plan in plans.plans_of(workshop_id, session=session)}
    read: dict[UUID, list[Reading]] = {}
    for plan_id, _, *reading in queries.readings(workshop_id, session=session):
        read.setdefault(plan_id, []).append(Reading(*reading))
    actions = [row for row in plans.lines_of(PlanAction, workshop_id, session=session) if not row.withdrawn_at]
    return [_became(row, of_priority.get(row.id), actions, read, today)
            for row in final_priorities(workshop_id, session=session)]


def _became(priority: Any, plan: Plan | None, actions: Sequence[Any], read: dict[UUID, list[Reading]], today: date) -> BecameOf:
    if plan is None:
        return BecameOf(priority.final_rank, priority.title, None, "", {}, "", "", "", ())
    became: dict[str, list[Any]] = {}
    for action in actions:
        if action.plan_id == plan.id:
            became.setdefault(what_became(action, today), []).append(action)
    return BecameOf(priority.final_rank, priority.title, plan.id, plan.action, became, plan.measure, plan.measure_start,
                    plan.measure_target, tuple(read.get(plan.id, ())))


def read_measure(actor: Actor, evaluation_id: UUID, plan_id: UUID, version: int, reading: str, state: str = "", words: str = "", *,
                 session: Session) -> None:
    """Save where a plan's measure stands at an evaluation; version 0 means it was not read yet. Raises BadInput, Changed, NotFound."""
    evaluation = to_edit(Evaluation, evaluation_id, session=session)
    check_may(actor, "evaluate", evaluation.workshop_id)
    plan = session.get(Plan, plan_id)
    if plan is None or plan.workshop_id != evaluation.workshop_id or plan.withdrawn_at:
        raise NotFound("This plan was withdrawn meanwhile. Look at the plans again.")
    if state not in READINGS:
        raise BadInput("Choose reached, nearer, no nearer or further away.", "state")
    changes = {"reading": checked_words(reading, "reading", what="where it stands now", limit=200), "state": state,
               "words": optional_words(words, "words", what="more about it", limit=500)}
    row = queries.reading_of(evaluation_id, plan_id, session=session)
    if row is None:
        row = MeasureReading(evaluation_id=evaluation_id, plan_id=plan_id, **changes)
        add_row(actor, "read a measure", row, workshop_id=plan.workshop_id, session=session, **changes)
    else:
        save_edit(actor, "read a measure", row, version, changes, workshop_id=plan.workshop_id, session=session)


def concerns(workshop_id: UUID, *, session: Session) -> list[Concern]:
    """Every worry of every evaluation with what was said to it, the newest evaluation first."""
    return [Concern(row.id, row.about, row.number, row.held_on, row.rank, row.title, row.words, row.reply_version or 0, row.reply or "")
            for row in queries.concerns(workshop_id, CONCERNED, session=session)]


def answer_concern(actor: Actor, answer_id: UUID, about_priority: bool, version: int, words: str, *, session: Session) -> None:
    """Say what was done about a worry; version 0 means nothing was said yet. Raises BadInput, Changed, NotFound."""
    concern = to_edit(PriorityAnswer if about_priority else EvaluationAnswer, answer_id, session=session)
    workshop_id = session.get_one(Evaluation, concern.evaluation_id).workshop_id
    check_may(actor, "answer concerns", workshop_id)
    if concern.question != CONCERNED or not concern.words:
        raise NotFound("This worry is not there any more. Look at the list again.")
    words = checked_words(words, "words", what="what was done about it")
    row = queries.reply_to(answer_id, about_priority, session=session)
    tied = {"priority_answer_id" if about_priority else "answer_id": answer_id}
    save_or_add(actor, "answer a concern", row, ConcernAnswer(workshop_id=workshop_id, words=words, **tied), version, {"words": words},
                workshop_id=workshop_id, session=session, meanwhile="Somebody else answered this meanwhile.")
