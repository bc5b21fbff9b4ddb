"""Step 5: the five questions, how each entry has fared, and the table then and now."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import today
from toolkit.errors import BadInput, Changed, MoveRefused, NotFound
from toolkit.framework import framework
from toolkit.models import EntryProgress, Evaluation, EvaluationAnswer, EvaluationGroup, Priority, PriorityAnswer
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.steps.baseline import freeze
from toolkit.steps.looking_again import look_again_a_year_on
from toolkit.steps.recording import standing_entry
from toolkit.storage.queries import evaluations as queries
from toolkit.storage.queries import workshops
from toolkit.words.speaking import _

NOT_ASKED = "not asked"
STATES = {"better": "Better", "same": "The same", "worse": "Worse", "gone": "Gone"}


def start_evaluation(actor: Actor, workshop_id: UUID, held_on: date, people: str = "", group_ids: Sequence[UUID] = (), *,
                     session: Session) -> UUID:
    """Start an evaluation (Toolkit, step 5) with these groups of people, or with all where none is named.

    Raises MoveRefused while there is no baseline to look back at, and BadInput.
    """
    check_may(actor, "evaluate", workshop_id)
    if not queries.baselines_of(workshop_id, session=session):
        raise MoveRefused("There is nothing to look back at yet: the table and map are frozen when Step 3 is closed. "
                          "Move on from Step 3 first.")
    columns = _about(held_on, people)
    number = 1 + len(queries.evaluations_of(workshop_id, session=session))
    evaluation = Evaluation(workshop_id=workshop_id, number=number, **columns)
    add_row(actor, "start an evaluation", evaluation, workshop_id=workshop_id, session=session, groups=list(group_ids), **columns)
    _ask_groups(evaluation, group_ids, session=session)
    look_again_a_year_on(actor, workshop_id, held_on, session=session)
    return evaluation.id


def change_evaluation(actor: Actor, evaluation_id: UUID, version: int, held_on: date, people: str, group_ids: Sequence[UUID] = (), *,
                      session: Session) -> None:
    """Correct when an evaluation was held, who was there, and which groups were asked. Raises BadInput, Changed."""
    evaluation = to_edit(Evaluation, evaluation_id, session=session)
    check_may(actor, "evaluate", evaluation.workshop_id)
    save_edit(actor, "change an evaluation", evaluation, version, _about(held_on, people), workshop_id=evaluation.workshop_id,
              session=session)
    _ask_groups(evaluation, group_ids, session=session)


def _about(held_on: date | None, people: str) -> dict:
    if held_on is None:
        raise BadInput("Choose the day on which you look again.", "held_on")
    return {"held_on": held_on, "people": optional_words(people, "people", what="who was there", limit=500)}


def _ask_groups(evaluation: Evaluation, group_ids: Sequence[UUID], *, session: Session) -> None:
    known = {group.id for group in workshops.groups_of(evaluation.workshop_id, session=session)}
    if set(group_ids) - known:
        raise BadInput("One of these groups was removed meanwhile. Choose the groups again.", "groups")
    for row in queries.groups_asked(evaluation.id, session=session):
        session.delete(row)
    session.flush()
    session.add_all(EvaluationGroup(evaluation_id=evaluation.id, group_id=one) for one in dict.fromkeys(group_ids))
    session.flush()


def keep_baseline(actor: Actor, evaluation_id: UUID, name: str, taken_on: date | None = None, *, session: Session) -> UUID:
    """Freeze the record as it is at an evaluation, with a name and a day (today unless told); returns the baseline's id.

    Raises BadInput, and MoveRefused when nothing changed since the last one.
    """
    evaluation = to_edit(Evaluation, evaluation_id, session=session)
    check_may(actor, "evaluate", evaluation.workshop_id)
    name = checked_words(name, "name", what="a name for it", limit=200)
    if taken_on and taken_on > today():
        raise BadInput("This day is still to come. Choose today, or a day before.", "taken_on")
    before = {row.id: row for row in queries.baselines_of(evaluation.workshop_id, session=session)}
    made = freeze(actor, evaluation.workshop_id, name, taken_on, evaluation_id, session=session)
    if made in before:
        raise MoveRefused(_("Nothing changed since \"{name}\" was kept, so that one stands for today too.", name=before[made].name))
    return made


def answer(actor: Actor, evaluation_id: UUID, question: str, version: int, words: str, priority_id: UUID | None = None, *,
           session: Session) -> None:
    """Save the answer to one of the five questions, about the whole or about one priority; version 0 means it had none.

    Raises BadInput, Changed.
    """
    evaluation = to_edit(Evaluation, evaluation_id, session=session)
    check_may(actor, "evaluate", evaluation.workshop_id)
    if question not in {known.slug for known in framework().questions}:
        raise BadInput("This is not one of the five questions.")
    words = optional_words(words, question, what="an answer", limit=5000)
    row = _answers(evaluation, priority_id, session=session).get(question)
    if row is None and words:
        row = (PriorityAnswer(evaluation_id=evaluation_id, priority_id=priority_id, question=question, words=words) if priority_id
               else EvaluationAnswer(evaluation_id=evaluation_id, question=question, words=words))
        add_row(actor, "answer a question", row, workshop_id=evaluation.workshop_id, session=session, words=words)
    elif row is not None and row.words != words:
        save_edit(actor, "answer a question", row, version, {"words": words}, workshop_id=evaluation.workshop_id,
                  session=session)


def _answers(evaluation: Evaluation, priority_id: UUID | None, *, session: Session) -> dict:
    if priority_id is None:
        return queries.answers_of(evaluation.id, session=session)
    priority = session.get(Priority, priority_id)
    if priority is None or priority.workshop_id != evaluation.workshop_id:
        raise NotFound("This priority is not here any more. Choose another.")
    return queries.priority_answers_of(evaluation.id, session=session).get(priority_id, {})


def answer_all(actor: Actor, evaluation_id: UUID, versions: dict[str, int], answers: dict[str, str],
               priority_id: UUID | None = None, *, session: Session) -> None:
    """Save the answers to all questions at once, or none. Raises Changed naming the question in its `field`."""
    for question, words in answers.items():
        try:
            answer(actor, evaluation_id, question, versions.get(question, 0), words, priority_id, session=session)
        except Changed as changed:
            changed.field = question
            raise


def note_progress(actor: Actor, evaluation_id: UUID, entry_id: UUID, version: int, state: str, words: str = "", *,
                  session: Session) -> None:
    """Note how an entry or gap has fared, or take it back to "not asked"; version 0 means nothing was noted yet.

    Raises BadInput, and Changed when somebody noted something since `version` was read.
    """
    evaluation = to_edit(Evaluation, evaluation_id, session=session)
    check_may(actor, "evaluate", evaluation.workshop_id)
    entry = standing_entry(entry_id, session=session)
    if entry.workshop_id != evaluation.workshop_id or state not in (NOT_ASKED, *STATES):
        raise BadInput("Choose better, the same, worse, gone or not asked again.", "state")
    changes = {"state": state, "words": optional_words(words, "words", what="what the experts said")}
    row = queries.progress_for(evaluation_id, entry_id, session=session)
    if row is not None:
        save_edit(actor, "note progress", row, version, changes, workshop_id=entry.workshop_id, session=session)
    elif state != NOT_ASKED:
        row = EntryProgress(evaluation_id=evaluation_id, entry_id=entry_id, **changes)
        add_row(actor, "note progress", row, workshop_id=entry.workshop_id, session=session, **changes)
