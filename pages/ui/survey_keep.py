"""Keying a survey: totals question by question, or sheets one by one beside the link; closing it and opening it again."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, survey_link
from pages.ui.consult_words import save
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, many
from toolkit.brokerage import survey
from toolkit.brokerage.survey import CLOSED, MOST_PEOPLE, OPEN, TOTALS, read_counts
from toolkit.brokerage.survey_sets import QuestionSet
from toolkit.models import Survey, SurveyTotals
from toolkit.storage.queries import surveys as queries


def part(row: Survey, questions: QuestionSet) -> None:
    """What can be done with one survey now."""
    if row.state == OPEN and row.way == TOTALS:
        with st.expander(_("Key the totals"), icon=":material/keyboard:"):
            _totals(row, questions)
    elif row.state == OPEN:
        survey_link.part(row)
        with st.expander(_("Key one person's sheet"), icon=":material/keyboard:"):
            _sheet(row, questions)
    label, to = (_("Close the survey"), CLOSED) if row.state == OPEN else (_("Open it again"), OPEN)
    form = f"survey-{row.id}"
    st.button(label, key=form, on_click=_set_state, args=(form, row.id, row.version, to),
              icon=":material/lock:" if to == CLOSED else ":material/lock_open:")
    problem_in(form, ANY)


def _totals(row: Survey, questions: QuestionSet) -> None:
    kept = cached.read(queries.totals_of, row.id)
    question = st.selectbox(_("Question"), list(questions.questions), format_func=questions.questions.get, key=f"totals-{row.id}")
    before: SurveyTotals | None = kept.get(question)
    counts = read_counts(before.counts) if before else {}
    begun = draft(f"totals-{row.id}-{question}", before.version if before else 0,
                  {slug: counts.get(slug, 0 if before else None) for slug in questions.answers})
    for column, (slug, name) in zip(st.columns(len(questions.answers)), questions.answers.items(), strict=True):
        column.number_input(name, 0, MOST_PEOPLE, value=begun.begun_with[slug], key=begun.key(slug), persist_state="session")
    begun.save_button(_("Save these totals"), _save_totals, row.id, question, begun, disabled=False)
    problem_in(begun.name, ANY)


def _save_totals(survey_id: UUID, question: str, begun: Draft) -> None:
    session.require("keep contracts")
    counts = {slug: count for slug, count in begun.typed().items() if count is not None}
    save(begun, survey.key_totals, survey_id, question, begun.version, counts, said=_("The totals are kept as you typed them."))


def _sheet(row: Survey, questions: QuestionSet) -> None:
    begun = draft(f"sheet-{row.id}", 0, dict.fromkeys(questions.questions))
    for slug, words in questions.questions.items():
        st.radio(show.plain(words), list(questions.answers), index=None, format_func=questions.answers.get, horizontal=True,
                 key=begun.key(slug), persist_state="session")
        problem_in(begun.name, slug)
    begun.save_button(_("Keep this sheet"), _save_sheet, row.id, begun, disabled=False)
    problem_in(begun.name, ANY)
    keyed = cached.read(queries.keyed, row.id)
    if keyed:
        st.caption(_("{sheet} keyed here; the last by {keyed}.", sheet=many(len(keyed), "sheet"), keyed=show.plain(keyed[0][1])))
        st.button(_("Take the last keyed sheet out"), on_click=_take_out, args=(begun.name, keyed[0][0]), type="tertiary",
                  icon=":material/undo:")


def _save_sheet(survey_id: UUID, begun: Draft) -> None:
    session.require("keep contracts")
    answers = {slug: one or "" for slug, one in begun.typed().items()}
    save(begun, survey.key_sheet, survey_id, answers, said=_("The sheet is kept."))


def _take_out(form: str, response_id: UUID) -> None:
    session.require("keep contracts")
    st.session_state[session.IN_FORM] = form
    session.act(survey.take_sheet_out, response_id, said=_("The sheet is taken out."))


def _set_state(form: str, survey_id: UUID, version: int, to: str) -> None:
    session.require("keep contracts")
    st.session_state[session.IN_FORM] = form
    session.act(survey.set_state, survey_id, version, to, said=_("The survey is closed.") if to == CLOSED
                else _("The survey is open again."))
