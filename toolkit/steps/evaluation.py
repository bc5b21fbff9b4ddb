"""Step 5, evaluate: its readiness and what is still missing."""

from uuid import UUID

from sqlmodel import Session

from toolkit.clock import today
from toolkit.errors import MoveRefused
from toolkit.framework import framework
from toolkit.models import Evaluation
from toolkit.steps.looking_back import became_of, concerns
from toolkit.steps.step import Step
from toolkit.storage.queries import entries
from toolkit.storage.queries import evaluations as queries
from toolkit.words.speaking import _, many


def missing(workshop_id: UUID, *, session: Session) -> list[str]:
    """No baseline, no evaluation, questions without an answer, entries not asked about again, measures not read, worries of
    last time that nobody answered (Toolkit, step 5).
    """
    if not queries.baselines_of(workshop_id, session=session):
        return [_("There is nothing to look back at yet: the table and map are frozen when Step 3 is closed.")]
    held = queries.evaluations_of(workshop_id, session=session)
    if not held:
        return [_("No evaluation was held yet.")]
    answers = queries.answers_of(held[0].id, session=session)
    found = [_("Not answered yet: {question}", question=question.name) for question in framework().questions
             if not (question.slug in answers and answers[question.slug].words)]
    left = entries.not_asked_again(workshop_id, held[0].id, session=session)
    found += [_("{entries} not asked about again.", entries=many(left, "entry", "entries"))] if left else []
    return found + _not_looked_at(workshop_id, held[0], session=session)


def _not_looked_at(workshop_id: UUID, newest: Evaluation, *, session: Session) -> list[str]:
    measures = sum(bool(one.measure) and not one.reading_at(newest.number)
                   for one in became_of(workshop_id, today(), session=session))
    worries = sum(not one.reply and one.evaluation < newest.number for one in concerns(workshop_id, session=session))
    found = []
    if measures:
        found.append(_("{measures} not read at this evaluation.", measures=many(measures, "measure of success", "measures of success")))
    if worries:
        found.append(_("{worries} of last time without an answer.", worries=many(worries, "worry", "worries")))
    return found


def check_ready(workshop_id: UUID, *, session: Session) -> None:
    """The last step: nothing comes after it. Always raises MoveRefused."""
    raise MoveRefused("This is the last step. A new workshop for the same area can follow.")


def progress(workshop_id: UUID, *, session: Session) -> tuple[int, int]:
    """(questions answered in the newest evaluation, five questions)."""
    held = queries.evaluations_of(workshop_id, session=session)
    answers = queries.answers_of(held[0].id, session=session) if held else {}
    return sum(bool(row.words) for row in answers.values()), len(framework().questions)


STEP = Step("evaluation", "step_evaluation", ":material/history:", missing, check_ready, progress, "questions")
