"""Keeping surveys: made, opened and closed, totals keyed as they were received, sheets keyed one by one or sent by the door."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, Role, check_may
from toolkit.brokerage.contract_areas import SEE, check_contract, is_seen
from toolkit.brokerage.contract_lines import day_of, whole
from toolkit.brokerage.survey_results import Counts, SurveyResult, result
from toolkit.brokerage.survey_sets import UNSURE, QuestionSet, question_set
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import Survey, SurveyAnswer, SurveyResponse, SurveyTotals
from toolkit.record.edits import add_row, save_edit, save_or_add, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import contracts
from toolkit.storage.queries import surveys as queries
from toolkit.voting import tickets
from toolkit.words.speaking import _

TOTALS, PEOPLE = "totals", "people"
WAYS = {TOTALS: "Totals: how many gave each answer", PEOPLE: "One person at a time: by a link, or keyed from paper"}
OPEN, CLOSED = "open", "closed"
STATES = {OPEN: "open", CLOSED: "closed"}
MOVES = {OPEN: {CLOSED}, CLOSED: {OPEN}}
DOOR, KEYED = "door", "keyed"
MOST_PEOPLE, CODE_LENGTH = 100_000, 8
ANSWERER = Actor("somebody who was asked", Role.TICKET_HOLDER)
NO_SUCH = "There is no survey with this code. Look at the code on your letter once more."
NOT_THERE = "This survey is not there. Choose one from the list of surveys."
NOTHING = "Nothing is answered yet. Choose an answer to at least one question."
IS_CLOSED = "This survey is closed. It takes no more answers."
USED = "This page was used already. Load it again, then send your answers."


@dataclass(frozen=True)
class Asking:
    """Whose service is asked about, with which set of questions, how many people, when, and how answers come in."""

    about: str
    question_set: str | None
    asked: int | None
    asked_on: date | None
    way: str = TOTALS
    words: str = ""

    def checked(self) -> "Asking":
        """The same, cleaned. Raises BadInput."""
        about = checked_words(self.about, "about", what="whose service it is about", limit=200)
        question_set(self.question_set or "")
        if self.asked is None:
            raise BadInput("Write how many people were asked.", "asked")
        whole(self.asked, "asked", "The number of people asked", 1, MOST_PEOPLE)
        day_of(self.asked_on, "asked_on", "the day on which people were asked")
        if self.way not in WAYS:
            raise BadInput("Choose how the answers come in.", "way")
        return replace(self, about=about, words=optional_words(self.words, "words", what="the notes", limit=1000))


@dataclass(frozen=True)
class Sheet:
    """A survey as somebody meets it who was asked."""

    id: UUID
    about: str
    code: str
    state: str
    questions: QuestionSet


def add_survey(actor: Actor, asking: Asking, contract_id: UUID | None = None, *, example: bool = False, session: Session) -> UUID:
    """Make a survey, open for answers; returns its id. Raises BadInput."""
    check_contract(actor, "keep contracts", contract_id, session=session)
    columns = asdict(asking.checked())
    code = _free_code(session=session) if asking.way == PEOPLE else None
    row = Survey(**columns, contract_id=contract_id, code=code, example=example)
    return add_row(actor, "make a survey", row, workshop_id=None, session=session, **columns).id


def surveys_seen(actor: Actor, *, session: Session) -> list[Survey]:
    """Every survey that this person sees: with the contract that it belongs to, or of none. Raises NotAllowed."""
    check_may(actor, SEE)
    areas = contracts.areas(session=session)
    return [row for row in queries.surveys(session=session) if is_seen(actor, areas.get(row.contract_id, ""))]


def set_state(actor: Actor, survey_id: UUID, version: int, to: str, *, session: Session) -> None:
    """Close a survey, or open it again. Raises Changed, MoveRefused, NotFound."""
    check_may(actor, "keep contracts")
    row = to_edit(Survey, survey_id, session=session)
    check_contract(actor, "keep contracts", row.contract_id, session=session)
    if to not in MOVES[row.state]:
        raise MoveRefused(_("The survey is {state} already.", state=row.state))
    save_edit(actor, "close a survey" if to == CLOSED else "open a survey again", row, version, {"state": to}, workshop_id=None,
              session=session)


def key_totals(actor: Actor, survey_id: UUID, question: str, version: int, counts: Counts, *, session: Session) -> None:
    """Keep how many gave each answer to one question, also where they do not make up the people asked. Raises BadInput, Changed."""
    check_may(actor, "keep contracts")
    survey = _open(survey_id, TOTALS, session=session)
    check_contract(actor, "keep contracts", survey.contract_id, session=session)
    of = question_set(survey.question_set)
    for one, count in counts.items():
        _check_known(of, {question: one})
        whole(count, question, "A count", 0, MOST_PEOPLE)
    kept = ", ".join(f"{answer} {counts[answer]}" for answer in of.answers if counts.get(answer))
    before = queries.totals_of(survey_id, session=session).get(question)
    save_or_add(actor, "key totals of a survey", before, SurveyTotals(survey_id=survey_id, question=question, counts=kept), version,
                {"counts": kept}, workshop_id=None, session=session)


def key_sheet(actor: Actor, survey_id: UUID, answers: Mapping[str, str], *, session: Session) -> UUID:
    """Key one person's sheet. Raises BadInput, MoveRefused, NotFound."""
    check_may(actor, "keep contracts")
    survey = _open(survey_id, PEOPLE, session=session)
    check_contract(actor, "keep contracts", survey.contract_id, session=session)
    return _keep(actor, survey, check_answers(question_set(survey.question_set), answers), KEYED, None, session=session)


def take_sheet_out(actor: Actor, response_id: UUID, *, session: Session) -> None:
    """Take a sheet out that was keyed by mistake. Raises NotFound."""
    check_may(actor, "keep contracts")
    row = session.get(SurveyResponse, response_id)
    if row is None or row.taken_out_at or row.channel != KEYED:
        raise NotFound("This sheet is no longer there. Look at the list again.")
    check_contract(actor, "keep contracts", session.get_one(Survey, row.survey_id).contract_id, session=session)
    row.taken_out_at = now()
    add_row(actor, "take out a sheet of a survey", row, workshop_id=None, session=session)


def answer(survey_id: UUID, answers: Mapping[str, str], form: str, *, session: Session) -> bool:
    """Take what came by the door; whether it took the place of what was sent from the same page. Raises BadInput, MoveRefused."""
    check_may(ANSWERER, "answer a survey")
    survey = _open(survey_id, PEOPLE, session=session)
    checked = check_answers(question_set(survey.question_set), answers)
    mark = hashlib.sha256(form.encode()).hexdigest()
    earlier = queries.response_of_form(mark, session=session)
    if earlier is None:
        _keep(ANSWERER, survey, checked, DOOR, mark, session=session)
        return False
    if earlier.survey_id != survey_id or earlier.taken_out_at:
        raise MoveRefused(USED)
    for question, row in queries.answers_of(earlier.id, session=session).items():
        row.answer = checked[question]
        session.add(row)
    write_down(ANSWERER, "answer a survey again", earlier.id, None, session=session)
    return True


def check_answers(questions: QuestionSet, answers: Mapping[str, str]) -> dict[str, str]:
    """An answer to every question of the set; one left out is no answer. Raises BadInput when none is given or one is unknown."""
    given = {question: one for question, one in answers.items() if one}
    _check_known(questions, given)
    if not given:
        raise BadInput(NOTHING, next(iter(questions.questions)))
    return {question: given.get(question, UNSURE) for question in questions.questions}


def sheet(typed: str, *, session: Session) -> Sheet:
    """The survey of a code, however it was typed. Raises NotFound."""
    code = tickets.clean(typed[:40])
    row = queries.by_code(code, session=session) if code.isascii() and len(code) == CODE_LENGTH else None
    if row is None:
        raise NotFound(NO_SUCH)
    return Sheet(row.id, row.about, row.code, row.state, question_set(row.question_set))


def result_of(survey: Survey, *, session: Session) -> SurveyResult:
    """What a survey found. Raises MoveRefused while single sheets still come in."""
    questions = question_set(survey.question_set)
    if survey.way == TOTALS:
        return result(questions, survey.asked, {question: read_counts(row.counts) for question, row in
                                                queries.totals_of(survey.id, session=session).items()})
    if survey.state == OPEN:
        raise MoveRefused("The answers are shown once the survey is closed, so that nobody's can be told by when it came in.")
    found: dict[str, dict[str, int]] = {}
    for (question, one), count in queries.counts_of(survey.id, session=session).items():
        found.setdefault(question, {})[one] = count
    return result(questions, survey.asked, found, queries.replies(survey.id, session=session))


def read_counts(kept: str) -> dict[str, int]:
    """Counts as they are kept ("yes 11, no 1")."""
    return {answer: int(count) for answer, count in (one.split(" ") for one in kept.split(", ") if one)}


def _keep(actor: Actor, survey: Survey, answers: dict[str, str], channel: str, form: str | None, *, session: Session) -> UUID:
    row = SurveyResponse(survey_id=survey.id, channel=channel, form=form)
    add_row(actor, "answer a survey" if channel == DOOR else "key a sheet of a survey", row, workshop_id=None, session=session)
    session.add_all(SurveyAnswer(response_id=row.id, question=question, answer=one) for question, one in answers.items())
    session.flush()
    return row.id


def _open(survey_id: UUID, way: str, *, session: Session) -> Survey:
    survey = to_edit(Survey, survey_id, session=session)
    if survey.state != OPEN:
        raise MoveRefused(IS_CLOSED)
    if survey.way != way:
        raise MoveRefused(_("This survey is answered another way: {ways}.", ways=WAYS[survey.way]))
    return survey


def _check_known(questions: QuestionSet, answers: Mapping[str, str]) -> None:
    for question, one in answers.items():
        if question not in questions.questions or one not in questions.answers:
            raise BadInput("Choose one of the answers, or leave the question out.", question)


def _free_code(*, session: Session) -> str:
    while queries.by_code(code := tickets.draw(CODE_LENGTH), session=session):
        continue
    return code
