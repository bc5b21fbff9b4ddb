"""Step 5: the five questions, how each entry has fared, and the table then and now."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, Changed, MoveRefused
from toolkit.framework import framework
from toolkit.models import AVAILABLE, GAP, EntryProgress, Evaluation, EvaluationAnswer
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import optional_words
from toolkit.steps.due import look_again_a_year_on
from toolkit.steps.recording import standing_entry
from toolkit.steps.table import Cell, FunctionTable
from toolkit.storage.queries import evaluations as queries

NOT_ASKED = "not asked"
STATES = {"better": "Better", "same": "The same", "worse": "Worse", "gone": "Gone"}


def start_evaluation(actor: Actor, workshop_id: UUID, held_on: date, people: str = "", *, session: Session) -> UUID:
    """Start an evaluation (Toolkit, step 5). Raises MoveRefused while there is no baseline to look back at."""
    check_may(actor, "evaluate", workshop_id)
    if not queries.baselines_of(workshop_id, session=session):
        raise MoveRefused("There is nothing to look back at yet: the table and map are frozen when Step 3 is closed. "
                          "Move on from Step 3 first.")
    people = optional_words(people, "people", what="who was there", limit=500)
    standing = queries.evaluations_of(workshop_id, session=session)
    evaluation = Evaluation(workshop_id=workshop_id, number=len(standing) + 1, held_on=held_on, people=people)
    add_row(actor, "start an evaluation", evaluation, workshop_id=workshop_id, session=session, people=people)
    look_again_a_year_on(actor, workshop_id, held_on, session=session)
    return evaluation.id


def answer(actor: Actor, evaluation_id: UUID, question: str, version: int, words: str, *, session: Session) -> None:
    """Save the answer to one of the five questions; version 0 means it had none. Raises BadInput, Changed."""
    evaluation = to_edit(Evaluation, evaluation_id, session=session)
    check_may(actor, "evaluate", evaluation.workshop_id)
    if question not in {known.slug for known in framework().questions}:
        raise BadInput("This is not one of the five questions.")
    words = optional_words(words, question, what="an answer", limit=5000)
    row = queries.answers_of(evaluation_id, session=session).get(question)
    if row is None and words:
        row = EvaluationAnswer(evaluation_id=evaluation_id, question=question, words=words)
        add_row(actor, "answer a question", row, workshop_id=evaluation.workshop_id, session=session, words=words)
    elif row is not None and row.words != words:
        save_edit(actor, "answer a question", row, version, {"words": words}, workshop_id=evaluation.workshop_id,
                  session=session)


def answer_all(actor: Actor, evaluation_id: UUID, versions: dict[str, int], answers: dict[str, str], *,
               session: Session) -> None:
    """Save the answers to all questions at once, or none. Raises Changed naming the question in its `field`."""
    for question, words in answers.items():
        try:
            answer(actor, evaluation_id, question, versions.get(question, 0), words, session=session)
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


def table_then(baseline: dict[str, Any]) -> FunctionTable:
    """The table as a baseline holds it."""
    groups = tuple((UUID(group["id"]), group["name"]) for group in baseline["groups"])
    parts: dict[tuple[int, UUID], dict[str, Any]] = {}
    for entry in baseline["entries"]:
        cell = parts.setdefault((entry["function"], UUID(entry["group"])), {})
        name = "available" if entry["kind"] == AVAILABLE else "gaps"
        cell[name] = cell.get(name, 0) + 1
    for function, group_id, kind in baseline["nothing"]:
        parts.setdefault((function, UUID(group_id)), {})["no_gaps" if kind == GAP else "nothing_available"] = True
    return FunctionTable(groups, {place: Cell(**part) for place, part in parts.items()})


@dataclass(frozen=True)
class Difference:
    """What changed since a baseline, as (id, words): new entries, withdrawn ones, and (id, then, now) for changed words."""

    new: list[tuple[str, str]]
    withdrawn: list[tuple[str, str]]
    changed: list[tuple[str, str, str]]


def difference(then: dict[str, Any], now: dict[str, Any]) -> Difference:
    """Compare two pictures of the record entry by entry."""
    before = {entry["id"]: entry["words"] for entry in then["entries"]}
    after = {entry["id"]: entry["words"] for entry in now["entries"]}
    return Difference(
        new=[(key, words) for key, words in after.items() if key not in before],
        withdrawn=[(key, words) for key, words in before.items() if key not in after],
        changed=[(key, before[key], words) for key, words in after.items() if key in before and before[key] != words])
