"""Placing ideas on the effort/impact matrix, with two choices each; no dragging needed."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, drawn, maps, session, show
from pages.ui.content import framework
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.charts.matrix import corner_of, in_words
from toolkit.models import Priority
from toolkit.steps import prioritising
from toolkit.steps.overview import Overview

SCALE = [1, 2, 3, 4, 5]
CHOSEN = "placing"
CUT_OFF = 30  # letters that a list shows on any screen


def matrix_part(seen: Overview, state: int) -> None:
    """The matrix beside the placing of one idea."""
    standing = cached.priorities_at(seen.id, state)
    if not standing:
        st.info(_("There is nothing to place yet. Add ideas first."), icon=":material/lightbulb:")
        return
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        drawn.chart(cached.matrix_at(seen.id, state, maps.is_dark()), in_words(standing, framework()))
        st.caption(_("Best is bottom right: much difference for little effort. A diamond is a final priority."))
    with right:
        if may(session.require(), "keep priorities", seen.id):
            _place(seen, standing)
        _list(standing)


def _place(seen: Overview, standing: list) -> None:
    by_id = {row.id: row for row in standing}
    if st.session_state.get(CHOSEN) not in by_id:
        st.session_state[CHOSEN] = next((row.id for row in standing if not (row.impact and row.effort)), standing[0].id)
    chosen = by_id[st.selectbox(_("Which idea?"), list(by_id), format_func=lambda one: f"{by_id[one].number} {by_id[one].title}",
                                key=CHOSEN)]
    in_full(chosen)
    keys = both_questions(f"{chosen.id}-{chosen.version}", chosen.impact, chosen.effort)
    st.button(_("Place it"), type="primary", on_click=_save, args=(seen.id, chosen.id, chosen.version, keys),
              icon=":material/place:")
    problem_at(ANY)


def in_full(idea: Priority) -> None:
    """An idea whose words a list cuts off, so that the room reads all of what it places."""
    if len(idea.title) > CUT_OFF:
        st.html(f'<p style="font-size:1.15rem;margin:0"><b>{idea.number}</b> {show.words(idea.title)}</p>')


def both_questions(key: str, impact: float | None, effort: float | None) -> dict[str, str]:
    """The two questions of the matrix, with what was answered before; gives the keys under which the answers stand."""
    keys = {name: f"{name}-{key}" for name in ("impact", "effort")}
    for name, value in (("impact", impact), ("effort", effort)):
        axis = framework().axis(name)
        st.segmented_control(f"{axis.ask} (1 {axis.low.lower()}, 5 {axis.high.lower()})", SCALE, key=keys[name],
                             default=round(value) if value else None)
    return keys


def _save(workshop_id: UUID, priority_id: UUID, version: int, keys: dict[str, str]) -> None:
    session.require("keep priorities", workshop_id)
    impact, effort = (st.session_state.get(keys[name]) for name in ("impact", "effort"))
    if impact is None or effort is None:
        session.refuse(_("Choose a number for both."))
    elif session.act(prioritising.place_on_matrix, priority_id, version, impact, effort, said=_("Placed on the matrix."))[0]:
        st.session_state.pop(CHOSEN, None)


def _list(standing: list) -> None:
    rows = "".join(f"<tr><td>{row.number}</td><td>{show.words(row.title)}</td><td>{where(row.impact, row.effort)}</td></tr>"
                   for row in standing)
    st.html(f'<table class="ct"><caption>{_("The same as a table")}</caption><thead><tr><th scope="col">{_("Number")}</th><th scope="col">'
            f'{_("Idea")}</th><th scope="col">{_("Where it lies")}</th></tr></thead><tbody>{rows}</tbody></table>')


def where(impact: float | None, effort: float | None) -> str:
    """The corner a place lies in, with its two numbers, as HTML."""
    if not (impact and effort):
        return _("not placed yet")
    return _("{name} (impact {impact}, effort {effort})", name=show.words(corner_of(impact, effort, framework()).name),
             impact=f"{impact:g}", effort=f"{effort:g}")
