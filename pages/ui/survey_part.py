"""Surveys of people who used a broker: one is chosen, its answers stand as a table and a picture; a new one is made."""

import streamlit as st

from pages.ui import cached, contract_cached, drawn, filters, maps, show, survey_keep, survey_new, tables
from pages.ui.content import question_set
from pages.ui.dates import say_date
from pages.ui.words import _, say_number
from toolkit.access.roles import Actor, may
from toolkit.brokerage.survey import STATES, result_of, surveys_seen
from toolkit.brokerage.survey_results import SurveyResult
from toolkit.brokerage.survey_sets import QuestionSet
from toolkit.charts.coverage import Square, in_words
from toolkit.errors import MoveRefused
from toolkit.models import Survey

SURVEY = "survey"  # in the address: the id of the survey


def part(actor: Actor) -> None:
    """One survey at a time: what different sets asked is never put together."""
    rows = {str(row.id): row for row in cached.read(lambda session: surveys_seen(actor, session=session))}
    if rows:
        _one(actor, rows[filters.one_of(_("Which survey"), SURVEY, {one: say(row) for one, row in rows.items()})])
    else:
        st.info(_("No survey yet. It asks people who used a broker how that went, and shows what they answered."), icon=":material/forum:")
    if may(actor, "keep contracts"):
        with st.expander(_("Make a new survey"), icon=":material/add:", expanded=not rows):
            survey_new.form()


def say(row: Survey) -> str:
    """A survey in one line."""
    return _("{about}, {asked_on}, {asked} asked", about=row.about, asked_on=say_date(row.asked_on), asked=say_number(row.asked))


def _one(actor: Actor, row: Survey) -> None:
    st.subheader(show.plain(say(row)), anchor=False)
    questions = question_set(row.question_set)
    st.markdown(f"{show.plain(questions.name)} · **{_(STATES[row.state])}**")
    if row.example:
        st.badge(_("Example: a county's published figures, now history"), color="violet", icon=":material/info:")
    if row.words:
        st.caption(show.plain(row.words))
    try:
        _result(row, questions, cached.read(lambda session: result_of(row, session=session)))
    except MoveRefused as waits:
        st.info(show.plain(str(waits)), icon=":material/lock_clock:")
    if may(actor, "keep contracts"):
        survey_keep.part(row, questions)


def _result(row: Survey, questions: QuestionSet, found: SurveyResult) -> None:
    for notice in found.notices:
        st.markdown(show.plain(notice))
    answers = questions.answers
    heads = (_("Question"), *answers.values(), _("In all"), _("Note"))
    lines = [(show.words(one.words), *(str(one.counts.get(slug, 0)) if one.counts else "–" for slug in answers),
              str(one.total) if one.counts else "–", show.words(one.note) if one.adds_up else f"<b>✗ {show.words(one.note)}</b>")
             for one in found.rows]
    st.html(tables.plain_table(_("What people answered: {say}", say=say(row)), heads, lines))
    squares = tuple(Square(one.words, name, one.counts.get(slug, 0), str(one.counts.get(slug, 0)))
                    for one in found.rows if one.counts for slug, name in answers.items())
    if squares:
        shown = tuple(one.words for one in found.rows if one.counts)
        drawn.chart(contract_cached.heat_of(squares, shown, tuple(answers.values()), maps.is_dark()),
                    in_words(squares, _("How many gave each answer")))
    st.caption(_("Each set of questions stands for itself: answers to different questions are not added up."))
