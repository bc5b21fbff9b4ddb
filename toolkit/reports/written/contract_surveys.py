"""Surveys in a contract's report: what people answered, each set of questions for itself, few answers hidden as on the screen."""

from collections.abc import Iterator

from sqlmodel import Session

from toolkit.brokerage.survey import CLOSED, OPEN, result_of
from toolkit.brokerage.survey_results import QuestionResult, SurveyResult
from toolkit.brokerage.survey_sets import QuestionSet, question_set
from toolkit.charts.coverage import Square, heat, in_words
from toolkit.errors import MoveRefused
from toolkit.models import AVAILABLE, BrokerContract, Survey
from toolkit.reports.blocks import Block, Cell, Heading, Picture, Points, Table, Text
from toolkit.reports.drawing import chart_svg
from toolkit.storage.queries.surveys import surveys
from toolkit.words.speaking import _, say_date, say_number

IS = {OPEN: "This survey is open.", CLOSED: "This survey is closed."}


def survey_blocks(seen: BrokerContract, *, session: Session) -> Iterator[Block]:
    """The contract's surveys and those that are of no contract; an example's stand with the example only."""
    found = [row for row in surveys(session=session) if row.contract_id in (None, seen.id) and row.example == seen.example]
    yield Heading(_("Surveys"))
    if not found:
        yield Text(_("Nobody was asked yet how it was with their broker."))
    for row in found:
        yield Heading(_("{about}, {date}, {count} asked", about=row.about, date=say_date(row.asked_on), count=say_number(row.asked)), 3)
        yield from _survey(row, session=session)


def _survey(row: Survey, *, session: Session) -> Iterator[Block]:
    questions = question_set(row.question_set)
    yield Text(f"{questions.name}. {_(IS[row.state])}")
    yield from (Text(line) for line in row.words.splitlines() if line.strip())
    try:
        found = result_of(row, session=session)
    except MoveRefused as waits:
        yield Text(_(str(waits)))
        return
    if found.notices:
        yield Points(found.notices)
    yield from _picture(questions, found)
    yield _answers(row, questions, found)


def _picture(questions: QuestionSet, found: SurveyResult) -> Iterator[Block]:
    squares = [Square(one.words, name, one.counts.get(slug, 0), str(one.counts.get(slug, 0)))
               for one in found.rows if one.counts for slug, name in questions.answers.items()]
    if squares:
        drawn = heat(squares, [one.words for one in found.rows if one.counts], tuple(questions.answers.values()), AVAILABLE)
        yield Picture(chart_svg(drawn), in_words(squares, _("How many gave each answer")),
                      _("The darker, the more people gave this answer."))


def _answers(row: Survey, questions: QuestionSet, found: SurveyResult) -> Table:
    heads = (_("Question"), *questions.answers.values(), _("In all"), _("Note"))
    return Table(_("What people answered: {about}, {date}", about=row.about, date=say_date(row.asked_on)), heads, [
        (one.words, *_counts(one, questions), one.note) for one in found.rows])


def _counts(one: QuestionResult, questions: QuestionSet) -> list[Cell]:
    return [one.counts.get(slug, 0) for slug in questions.answers] + [one.total] if one.counts else [None] * (len(questions.answers) + 1)
