"""Starting an evaluation, and the five questions."""

from uuid import UUID

import streamlit as st

from pages.ui import session, show
from pages.ui.problems import ANY, problem_at
from toolkit.access.roles import may
from toolkit.clock import say_date, today
from toolkit.framework import framework
from toolkit.steps import evaluating
from toolkit.steps.overview import Overview

FORM = "evaluation"


def start(seen: Overview) -> None:
    """The form that starts an evaluation."""
    if not may(session.require(), "evaluate", seen.id):
        st.info("No evaluation was held yet.", icon=":material/history:")
        return
    with st.form(FORM, enter_to_submit=False):
        st.subheader("Start an evaluation", anchor=False)
        st.caption("Some months later, with the same people where possible.")
        st.date_input("Held on", today(), key=f"{FORM}-held_on", format="DD/MM/YYYY")
        st.text_input("Who is there, in words (no names)", key=f"{FORM}-people")
        st.form_submit_button("Start", type="primary", on_click=_start, args=(seen.id,), icon=":material/play_arrow:")
        problem_at(ANY)


def _start(workshop_id: UUID) -> None:
    session.require("evaluate", workshop_id)
    held_on, people = st.session_state[f"{FORM}-held_on"], st.session_state[f"{FORM}-people"]
    session.act(evaluating.start_evaluation, workshop_id, held_on, people, said="The evaluation is started.")


def five_questions(seen: Overview, _state, _baselines, held: list, answers: dict, _progress) -> None:
    """One field for each question, saved together."""
    evaluation = held[0]
    locked = not may(session.require(), "evaluate", seen.id)
    st.caption(show.plain(f"Evaluation {evaluation.number}, {say_date(evaluation.held_on)}. {evaluation.people}"))
    with st.form(f"{FORM}-{evaluation.id}", enter_to_submit=False):
        for question in framework().questions:
            st.html(f'<div class="ct-flex">{show.picture(question.picture, question.picture_alt, 44)}<div><b>'
                    f"{show.words(question.name)}</b><br>{show.words(question.plain)}</div></div>")
            st.text_area(question.name, answers[question.slug].words if question.slug in answers else "", height=110,
                         key=_key(evaluation.id, question.slug), label_visibility="collapsed", disabled=locked)
            problem_at(question.slug)
        versions = {slug: row.version for slug, row in answers.items()}
        st.form_submit_button("Save the answers", type="primary", on_click=_save, args=(seen.id, evaluation.id, versions),
                              disabled=locked, icon=":material/check:")
        problem_at(None)
    with st.expander("Start another evaluation"):
        start(seen)


def _key(evaluation_id: UUID, slug: str) -> str:
    return f"{session.fresh(FORM)}-{evaluation_id}-{slug}"


def _save(workshop_id: UUID, evaluation_id: UUID, versions: dict[str, int]) -> None:
    session.require("evaluate", workshop_id)
    answers = {one.slug: st.session_state.get(_key(evaluation_id, one.slug)) or "" for one in framework().questions}
    if session.act(evaluating.answer_all, evaluation_id, versions, answers, said="The answers are saved.")[0]:
        session.empty(FORM)
