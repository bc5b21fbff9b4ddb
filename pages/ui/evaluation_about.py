"""An evaluation itself: starting one, when it was held and with whom, which one is looked at, and keeping a baseline at it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.clock import say_date, today
from toolkit.models import Evaluation
from toolkit.steps import evaluating
from toolkit.steps.overview import Overview

FORM, CHANGE, KEEP, NUMBER = "evaluation", "evaluation-about", "keep-baseline", "evaluation"


def choose(held: list[Evaluation]) -> None:
    """Which evaluation is looked at, where there are several; kept in the address."""
    if len(held) < 2:
        return
    by_number = {one.number: one for one in sorted(held, key=lambda one: -one.number)}
    st.session_state["evaluation-chosen"] = held[0].number
    st.selectbox(_("Evaluation"), list(by_number), format_func=lambda number: name_of(by_number[number]), key="evaluation-chosen",
                 on_change=session.keep_in_address, args=(NUMBER, "evaluation-chosen"))


def name_of(one: Evaluation) -> str:
    """An evaluation as a list names it."""
    return _("Evaluation {number}, {held_on}", number=one.number, held_on=say_date(one.held_on))


def start(seen: Overview) -> None:
    """The form that starts an evaluation."""
    if not may(session.require(), "evaluate", seen.id):
        st.info(_("No evaluation was held yet."), icon=":material/history:")
        return
    with st.form(FORM, enter_to_submit=False):
        st.subheader(_("Start an evaluation"), anchor=False)
        st.caption(_("Some months later, with the same people where possible, or with others."))
        _fields(seen, FORM, today(), "", ())
        st.form_submit_button(_("Start"), type="primary", on_click=_start, args=(seen.id,), icon=":material/play_arrow:")
        problem_at(ANY)


def _fields(seen: Overview, form: str, held_on, people: str, groups: tuple[UUID, ...]) -> None:
    names = dict(seen.groups)
    st.date_input(_("Held on"), held_on, key=f"{form}-held_on", format="DD/MM/YYYY")
    st.text_input(_("Who is there, in words (no names)"), people, key=f"{form}-people")
    st.multiselect(_("Groups of people who are asked"), list(names), [one for one in groups if one in names], format_func=names.get,
                   key=f"{form}-groups", placeholder=_("All of them"), select_all=False,
                   help=_("A group that is not in the list yet is added under Settings."))


def _typed(form: str) -> tuple:
    return st.session_state[f"{form}-held_on"], st.session_state[f"{form}-people"], st.session_state[f"{form}-groups"]


def _start(workshop_id: UUID) -> None:
    session.require("evaluate", workshop_id)
    if session.act(evaluating.start_evaluation, workshop_id, *_typed(FORM), said=_("The evaluation is started."))[0]:
        st.query_params.pop(NUMBER, None)


def about(seen: Overview, state: int, evaluation: Evaluation) -> None:
    """When it was held and with whom, a form to correct that, and one to start another."""
    asked = cached.groups_asked_at(seen.id, state, evaluation.id)
    with_whom = ", ".join(name for group_id, name in seen.groups if group_id in asked) or _("all groups of people")
    st.caption(show.plain(_("{evaluation}, with {with_whom}. {people}", evaluation=name_of(evaluation), with_whom=with_whom,
                            people=evaluation.people)))
    if not may(session.require(), "evaluate", seen.id):
        return
    with st.expander(_("Correct the day, the people or the groups")):
        form = f"{CHANGE}-{evaluation.id}-{evaluation.version}"
        with st.form(form, border=False, enter_to_submit=False):
            _fields(seen, form, evaluation.held_on, evaluation.people, asked)
            st.form_submit_button(_("Save"), on_click=_change, args=(seen.id, evaluation.id, evaluation.version, form))
        for field in ("held_on", "people", "groups", None):
            problem_at(field)
    with st.expander(_("Start another evaluation")):
        start(seen)


def _change(workshop_id: UUID, evaluation_id: UUID, version: int, form: str) -> None:
    session.require("evaluate", workshop_id)
    session.act(evaluating.change_evaluation, evaluation_id, version, *_typed(form), said=_("Saved."))


def keep_baseline(seen: Overview, held: list[Evaluation]) -> None:
    """The form that freezes the record as it is at this evaluation, to compare with at the next one."""
    if not held or not may(session.require(), "evaluate", seen.id):
        return
    with st.expander(_("Keep today's table, map, matrix and votes as a baseline"), icon=":material/ac_unit:"):
        st.caption(_("At the next evaluation they are compared with how things are then. Nobody can change what was kept."))
        with st.form(KEEP, border=False, enter_to_submit=False):
            st.text_input(_("A name for it"), _("At evaluation {number}", number=held[0].number), key=session.fresh(f"{KEEP}-name"))
            problem_at("name")
            st.date_input(_("Of which day"), today(), key=session.fresh(f"{KEEP}-on"), format="DD/MM/YYYY")
            problem_at("taken_on")
            st.form_submit_button(_("Keep it"), on_click=_keep, args=(seen.id, held[0].id), icon=":material/ac_unit:")
        problem_at(None)


def _keep(workshop_id: UUID, evaluation_id: UUID) -> None:
    session.require("evaluate", workshop_id)
    name, taken_on = (st.session_state[session.fresh(f"{KEEP}-{part}")] for part in ("name", "on"))
    if session.act(evaluating.keep_baseline, evaluation_id, name, taken_on, said=_("Kept: {name}.", name=name))[0]:
        session.empty(f"{KEEP}-name")
        session.empty(f"{KEEP}-on")
