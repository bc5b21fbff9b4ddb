"""The five questions, about the whole and about each final priority."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, evaluation_about, session, show
from pages.ui.content import framework
from pages.ui.draft import Draft, draft
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.steps import evaluating
from toolkit.steps.overview import Overview

FORM, ABOUT, WHOLE = "evaluation", "about", "whole"


def five_questions(seen: Overview, state: int, _baselines, held: list, answers: dict, _progress) -> None:
    """One field for each question, saved together. What is typed stays until it is saved."""
    evaluation = held[0]
    evaluation_about.about(seen, state, evaluation)
    priority_id = _about_what(seen, state, evaluation.id)
    if priority_id:
        answers = cached.answers_about(seen.id, state, evaluation.id).get(priority_id, {})
    locked = not may(session.require(), "evaluate", seen.id)
    saved = {one.slug: answers[one.slug].words if one.slug in answers else "" for one in framework().questions}
    name = f"{FORM}-{evaluation.id}" + (f"-{priority_id}" if priority_id else "")
    begun = draft(name, {slug: row.version for slug, row in answers.items()}, saved)
    with st.container(border=True):
        for question in framework().questions:
            st.html(f'<div class="ct-flex">{show.picture(question.picture, question.picture_alt, 44)}<div><b>'
                    f"{show.words(question.name)}</b><br>{show.words(question.plain)}</div></div>")
            st.text_area(question.name, begun.begun_with[question.slug], height=110,
                         key=begun.key(question.slug), persist_state="session", label_visibility="collapsed", disabled=locked)
            problem_at(question.slug)
        begun.save_button(_("Save the answers"), _save, seen.id, evaluation.id, priority_id, begun, disabled=locked)
        problem_at(None)


def _about_what(seen: Overview, state: int, evaluation_id: UUID) -> UUID | None:
    final = sorted((row for row in cached.priorities_at(seen.id, state) if row.final_rank), key=lambda row: row.final_rank)
    if not final:
        return None
    answered = cached.answers_about(seen.id, state, evaluation_id)
    names = {WHOLE: _("The whole")} | {str(row.id): f"{row.final_rank} {row.title}{_how_far(answered.get(row.id, {}))}" for row in final}
    given = st.query_params.get(ABOUT)
    st.session_state["about-chosen"] = given if given in names else WHOLE
    chosen = st.selectbox(_("About"), list(names), format_func=names.get, key="about-chosen", on_change=session.keep_in_address,
                          args=(ABOUT, "about-chosen"))
    return None if chosen == WHOLE else UUID(chosen)


def _how_far(answers: dict) -> str:
    count = sum(bool(row.words) for row in answers.values())
    return _(" · {count} of {count_2} answered", count=count, count_2=len(framework().questions)) if count else ""


def _save(workshop_id: UUID, evaluation_id: UUID, priority_id: UUID | None, begun: Draft) -> None:
    session.require("evaluate", workshop_id)
    answers = {slug: words or "" for slug, words in begun.typed().items()}
    if session.act(evaluating.answer_all, evaluation_id, begun.version, answers, priority_id,
                   said=_("The answers are saved."))[0]:
        begun.saved()
    else:
        begun.build_on_theirs()
