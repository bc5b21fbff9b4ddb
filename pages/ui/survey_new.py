"""The form for a new survey."""

import streamlit as st

from pages.ui import session
from pages.ui.consult_words import about, save
from pages.ui.content import question_sets
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, names_in
from toolkit.brokerage import survey
from toolkit.brokerage.survey import MOST_PEOPLE, TOTALS, WAYS, Asking

FORM = "survey-new"
EMPTY = Asking("", None, None, None)


def form() -> None:
    """Whose service, with which questions, how many people, and how answers come in."""
    begun = draft(FORM, 0, dict(vars(EMPTY)))
    st.text_input(_("Whose service it is about"), max_chars=200, **about(begun, "about"))
    problem_in(FORM, "about")
    st.selectbox(_("Set of questions"), list(question_sets()), index=None, format_func=lambda slug: question_sets()[slug].name,
                 placeholder=_("Choose one"), key=begun.key("question_set"), persist_state="session")
    problem_in(FORM, "question_set")
    left, right = st.columns(2)
    left.number_input(_("How many people were asked"), 1, MOST_PEOPLE, **about(begun, "asked"))
    right.date_input(_("Asked on"), format="DD/MM/YYYY", **about(begun, "asked_on"))
    problem_in(FORM, "asked")
    problem_in(FORM, "asked_on")
    st.radio(_("How the answers come in"), list(WAYS), index=list(WAYS).index(TOTALS), format_func=names_in(WAYS), key=begun.key("way"),
             persist_state="session")
    st.text_area(_("Notes, such as how people were chosen"), height=80, **about(begun, "words"))
    begun.save_button(_("Make the survey"), _add, begun, disabled=False)
    problem_in(FORM, ANY)


def _add(begun: Draft) -> None:
    session.require("keep contracts")
    typed = begun.typed()
    asking = Asking(**typed | {name: typed[name] or "" for name in ("about", "words")})
    save(begun, survey.add_survey, asking, said=_("The survey is made, and open for answers."))
