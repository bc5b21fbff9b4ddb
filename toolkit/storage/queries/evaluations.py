"""Baselines, evaluations, their answers, and how entries have fared."""

from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import Baseline, EntryProgress, Evaluation, EvaluationAnswer


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


def progress_of(evaluation_id: UUID, *, session: Session) -> list[tuple]:
    """(entry id, state, words, version) of everything noted; state "not asked" was taken back."""
    wanted = select(EntryProgress.entry_id, EntryProgress.state, EntryProgress.words, EntryProgress.version)
    return list(session.exec(wanted.where(EntryProgress.evaluation_id == evaluation_id)))


def progress_for(evaluation_id: UUID, entry_id: UUID, *, session: Session) -> EntryProgress | None:
    """How one entry has fared in one evaluation."""
    return session.exec(select(EntryProgress).where(
        EntryProgress.evaluation_id == evaluation_id, EntryProgress.entry_id == entry_id)).first()
