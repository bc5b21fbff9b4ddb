"""Baselines, evaluations, their answers, and how entries have fared."""

from uuid import UUID

from sqlalchemy import literal, null
from sqlmodel import Session, select

from toolkit.models import (
    Baseline,
    ConcernAnswer,
    EntryProgress,
    Evaluation,
    EvaluationAnswer,
    EvaluationEntry,
    EvaluationGroup,
    MeasureReading,
    Priority,
    PriorityAnswer,
    Workshop,
)


def baselines_of(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(id, number, name, created_at, created_by, checksum, taken_on, evaluation_id, taken_back), the newest first.

    Without the content, which is large.
    """
    wanted = select(Baseline.id, Baseline.number, Baseline.name, Baseline.created_at, Baseline.created_by, Baseline.checksum,
                    Baseline.taken_on, Baseline.evaluation_id, Baseline.taken_back)
    return list(session.exec(wanted.where(Baseline.workshop_id == workshop_id).order_by(Baseline.number.desc())))


def evaluations_of(workshop_id: UUID, *, session: Session) -> list[Evaluation]:
    """The evaluations, the newest first."""
    wanted = select(Evaluation).where(Evaluation.workshop_id == workshop_id)
    return list(session.exec(wanted.order_by(Evaluation.number.desc())))


def answers_of(evaluation_id: UUID, *, session: Session) -> dict[str, EvaluationAnswer]:
    """The answers by question."""
    found = session.exec(select(EvaluationAnswer).where(EvaluationAnswer.evaluation_id == evaluation_id))
    return {answer.question: answer for answer in found}


def priority_answers_of(evaluation_id: UUID, *, session: Session) -> dict[UUID, dict[str, PriorityAnswer]]:
    """The answers about single priorities, by priority and question."""
    found: dict[UUID, dict[str, PriorityAnswer]] = {}
    for row in session.exec(select(PriorityAnswer).where(PriorityAnswer.evaluation_id == evaluation_id)):
        found.setdefault(row.priority_id, {})[row.question] = row
    return found


def groups_asked(evaluation_id: UUID, *, session: Session) -> list[EvaluationGroup]:
    """The rows that name the groups of people an evaluation asked; none means all."""
    return list(session.exec(select(EvaluationGroup).where(EvaluationGroup.evaluation_id == evaluation_id)))


def evaluation_now(workshop_id: UUID, *, session: Session) -> UUID | None:
    """The newest evaluation of a workshop that stands at Step 5: what is recorded now is said there."""
    wanted = select(Evaluation.id).join(Workshop, Workshop.id == Evaluation.workshop_id)
    return session.exec(wanted.where(Workshop.id == workshop_id, Workshop.step == "evaluation")
                        .order_by(Evaluation.number.desc()).limit(1)).first()


def recorded_at(workshop_id: UUID, *, session: Session) -> dict[UUID, int]:
    """The number of the evaluation at which an entry was first recorded, by entry."""
    wanted = select(EvaluationEntry.entry_id, Evaluation.number).join(Evaluation, Evaluation.id == EvaluationEntry.evaluation_id)
    return dict(session.exec(wanted.where(Evaluation.workshop_id == workshop_id)).all())


def concerns(workshop_id: UUID, question: str, *, session: Session) -> list[tuple]:
    """The answers to the question about worries that have words, the newest evaluation first.

    (answer id, whether it is about a priority, evaluation's number, held_on, final rank, title, words, reply's id, version and words)
    """
    reply = (ConcernAnswer.id.label("reply_id"), ConcernAnswer.version.label("reply_version"), ConcernAnswer.words.label("reply"))
    of = (Evaluation.number, Evaluation.held_on)
    whole = (select(EvaluationAnswer.id, literal(False).label("about"), *of, null().label("rank"), literal("").label("title"),
                    EvaluationAnswer.words, *reply)
             .join(Evaluation, Evaluation.id == EvaluationAnswer.evaluation_id)
             .join(ConcernAnswer, ConcernAnswer.answer_id == EvaluationAnswer.id, isouter=True)
             .where(Evaluation.workshop_id == workshop_id, EvaluationAnswer.question == question, EvaluationAnswer.words != ""))
    single = (select(PriorityAnswer.id, literal(True).label("about"), *of, Priority.final_rank.label("rank"), Priority.title,
                     PriorityAnswer.words, *reply)
              .join(Evaluation, Evaluation.id == PriorityAnswer.evaluation_id).join(Priority, Priority.id == PriorityAnswer.priority_id)
              .join(ConcernAnswer, ConcernAnswer.priority_answer_id == PriorityAnswer.id, isouter=True)
              .where(Evaluation.workshop_id == workshop_id, PriorityAnswer.question == question, PriorityAnswer.words != ""))
    found = [*session.exec(whole), *session.exec(single)]
    return sorted(found, key=lambda row: (-row.number, row.about, row.rank or 0))


def reply_to(answer_id: UUID, about_priority: bool, *, session: Session) -> ConcernAnswer | None:
    """What was said to a concern."""
    column = ConcernAnswer.priority_answer_id if about_priority else ConcernAnswer.answer_id
    return session.exec(select(ConcernAnswer).where(column == answer_id)).first()


def readings(workshop_id: UUID, *, session: Session) -> list[tuple]:
    """(plan id, evaluation id, evaluation's number, held_on, reading, state, words, version) of every measure read, oldest first."""
    wanted = (select(MeasureReading.plan_id, MeasureReading.evaluation_id, Evaluation.number, Evaluation.held_on, MeasureReading.reading,
                     MeasureReading.state, MeasureReading.words, MeasureReading.version)
              .join(Evaluation, Evaluation.id == MeasureReading.evaluation_id).where(Evaluation.workshop_id == workshop_id))
    return list(session.exec(wanted.order_by(Evaluation.number)))


def reading_of(evaluation_id: UUID, plan_id: UUID, *, session: Session) -> MeasureReading | None:
    """Where a plan's measure stood at one evaluation."""
    return session.exec(select(MeasureReading).where(MeasureReading.evaluation_id == evaluation_id,
                                                     MeasureReading.plan_id == plan_id)).first()


def progress_of(evaluation_id: UUID, *, session: Session) -> list[tuple]:
    """(entry id, state, words, version) of everything noted; state "not asked" was taken back."""
    wanted = select(EntryProgress.entry_id, EntryProgress.state, EntryProgress.words, EntryProgress.version)
    return list(session.exec(wanted.where(EntryProgress.evaluation_id == evaluation_id)))


def progress_for(evaluation_id: UUID, entry_id: UUID, *, session: Session) -> EntryProgress | None:
    """How one entry has fared in one evaluation."""
    return session.exec(select(EntryProgress).where(
        EntryProgress.evaluation_id == evaluation_id, EntryProgress.entry_id == entry_id)).first()
