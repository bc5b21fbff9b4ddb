"""The rounds of one area across years: which workshop goes on from which, and what became of each."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import Area, Baseline, Entry, EntryProgress, Evaluation, EvaluationAnswer, GroupOfPeople, Plan, Priority, Workshop

NOT_ASKED = "not asked"


def before(workshop_id: UUID, *, session: Session) -> list[UUID]:
    """The rounds before this one, the nearest first; the last may not be on this computer."""
    found: list[UUID] = []
    earlier = session.exec(select(Workshop.follows_id).where(Workshop.id == workshop_id)).first()
    # Files of two computers can make a ring of what follows what: no ring is followed for ever.
    while earlier is not None and earlier not in (workshop_id, *found):
        found.append(earlier)
        earlier = session.exec(select(Workshop.follows_id).where(Workshop.id == earlier)).first()
    return found


def after(workshop_ids: Iterable[UUID], *, session: Session) -> list[UUID]:
    """The rounds that go on from one of these, the first started first."""
    wanted = select(Workshop.id).where(Workshop.follows_id.in_(list(workshop_ids)))
    return list(session.exec(wanted.order_by(Workshop.created_at)))


def rounds(workshop_ids: Iterable[UUID], *, session: Session) -> list[tuple]:
    """(id, title, held_on, created_at, step, put_away_at, is_example, follows_id, look_again_on, area's name) of these workshops."""
    wanted = select(Workshop.id, Workshop.title, Workshop.held_on, Workshop.created_at, Workshop.step, Workshop.put_away_at,
                    Workshop.is_example, Workshop.follows_id, Workshop.look_again_on, Area.name.label("area"))
    return list(session.exec(wanted.join(Area, Area.workshop_id == Workshop.id, isouter=True)
                             .where(Workshop.id.in_(list(workshop_ids)))))


def entry_counts(workshop_ids: Iterable[UUID], *, session: Session) -> list[tuple]:
    """(workshop id, kind, standing entries, how many of them came from the round before)."""
    wanted = (select(Entry.workshop_id, Entry.kind, func.count(), func.count(Entry.came_from_id))
              .join(GroupOfPeople, GroupOfPeople.id == Entry.group_id)
              .where(Entry.workshop_id.in_(list(workshop_ids)), Entry.withdrawn_at.is_(None), Entry.merged_into_id.is_(None),
                     GroupOfPeople.removed_at.is_(None)))
    return list(session.exec(wanted.group_by(Entry.workshop_id, Entry.kind)))


def group_names(workshop_ids: Iterable[UUID], *, session: Session) -> list[tuple]:
    """(workshop id, group's name) of the standing groups of people, in the order of the columns."""
    wanted = select(GroupOfPeople.workshop_id, GroupOfPeople.name).where(GroupOfPeople.workshop_id.in_(list(workshop_ids)),
                                                                         GroupOfPeople.removed_at.is_(None))
    return list(session.exec(wanted.order_by(GroupOfPeople.position)))


def final_priorities(workshop_ids: Iterable[UUID], *, session: Session) -> list[tuple]:
    """(workshop id, rank, title, plan's action, lead, starts_on, ends_on) of the final priorities; None where there is no plan."""
    wanted = (select(Priority.workshop_id, Priority.final_rank, Priority.title, Plan.action, Plan.lead, Plan.starts_on, Plan.ends_on)
              .join(Plan, (Plan.priority_id == Priority.id) & Plan.withdrawn_at.is_(None), isouter=True)
              .where(Priority.workshop_id.in_(list(workshop_ids)), Priority.final_rank.is_not(None), Priority.withdrawn_at.is_(None)))
    return list(session.exec(wanted.order_by(Priority.final_rank)))


def frozen(workshop_ids: Iterable[UUID], *, session: Session) -> list[tuple]:
    """(workshop id, name, created_at) of every baseline, in their order."""
    wanted = select(Baseline.workshop_id, Baseline.name, Baseline.created_at).where(Baseline.workshop_id.in_(list(workshop_ids)))
    return list(session.exec(wanted.order_by(Baseline.number)))


def evaluations(workshop_ids: Iterable[UUID], *, session: Session) -> list[tuple]:
    """(workshop id, evaluation id, number, held_on, people) in their order."""
    wanted = select(Evaluation.workshop_id, Evaluation.id, Evaluation.number, Evaluation.held_on, Evaluation.people)
    return list(session.exec(wanted.where(Evaluation.workshop_id.in_(list(workshop_ids))).order_by(Evaluation.number)))


def answers(evaluation_ids: Iterable[UUID], *, session: Session) -> list[tuple]:
    """(evaluation id, question, words) of the answers with words."""
    wanted = select(EvaluationAnswer.evaluation_id, EvaluationAnswer.question, EvaluationAnswer.words)
    return list(session.exec(wanted.where(EvaluationAnswer.evaluation_id.in_(list(evaluation_ids)), EvaluationAnswer.words != "")
                             .order_by(EvaluationAnswer.created_at)))


def fared(evaluation_ids: Iterable[UUID], *, session: Session) -> list[tuple]:
    """(evaluation id, kind of entry, state, how many) of what was asked about again."""
    wanted = (select(EntryProgress.evaluation_id, Entry.kind, EntryProgress.state, func.count())
              .join(Entry, Entry.id == EntryProgress.entry_id)
              .where(EntryProgress.evaluation_id.in_(list(evaluation_ids)), EntryProgress.state != NOT_ASKED,
                     Entry.withdrawn_at.is_(None)))
    return list(session.exec(wanted.group_by(EntryProgress.evaluation_id, Entry.kind, EntryProgress.state)))


def last_states(workshop_id: UUID, *, session: Session) -> dict[UUID, str]:
    """How each entry was judged when it was last asked about, over all evaluations; others are left out."""
    wanted = (select(EntryProgress.entry_id, EntryProgress.state).join(Evaluation, Evaluation.id == EntryProgress.evaluation_id)
              .where(Evaluation.workshop_id == workshop_id, EntryProgress.state != NOT_ASKED).order_by(Evaluation.number))
    return dict(session.exec(wanted).all())
