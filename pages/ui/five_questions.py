"""Starting an evaluation, and the five questions."""

from uuid import UUID

import streamlit as st

from pages.ui import session, show
from pages.ui.draft import Draft, draft
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
    """One field for each question, saved together. What is typed stays until it is saved."""
    evaluation = held[0]
    locked = not may(session.require(), "evaluate", seen.id)
    saved = {one.slug: answers[one.slug].words if one.slug in answers else "" for one in framework().questions}
    begun = draft(f"{FORM}-{evaluation.id}", {slug: row.version for slug, row in answers.items()}, saved)
    st.caption(show.plain(f"Evaluation {evaluation.number}, {say_date(evaluation.held_on)}. {evaluation.people}"))
    with st.container(border=True):
        for question in framework().questions:
            st.html(f'<div class="ct-flex">{show.picture(question.picture, question.picture_alt, 44)}<div><b>'
                    f"{show.words(question.name)}</b><br>{show.words(question.plain)}</div></div>")
            st.text_area(question.name, begun.begun_with[question.slug], height=110,
                         key=begun.key(question.slug), persist_state="session", label_visibility="collapsed", disabled=locked)
            problem_at(question.slug)
        begun.save_button("Save the answers", _save, seen.id, evaluation.id, begun, disabled=locked)
        problem_at(None)
    with st.expander("Start another evaluation"):
        start(seen)


def _save(workshop_id: UUID, evaluation_id: UUID, begun: Draft) -> None:
    session.require("evaluate", workshop_id)
    answers = {slug: words or "" for slug, words in begun.typed().items()}
    if session.act(evaluating.answer_all, evaluation_id, begun.version, answers, said="The answers are saved.")[0]:
        begun.saved()
    else:
        begun.build_on_theirs()
