"""The room's final priorities in order, each with its reason and who disagreed in words."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, decision, session, show
from pages.ui.content import framework
from pages.ui.problems import ANY, act_or_hold, choose_between, problem_at
from pages.ui.words import _, dialog, many
from toolkit.access.roles import may
from toolkit.charts.matrix import corner_of
from toolkit.steps import prioritising
from toolkit.steps.overview import Overview

FORM = "final"
REASON = "The reason, as the room gives it"
DISSENT = "Who disagreed, and why (optional; no names)"


def final(seen: Overview, state: int) -> None:
    """The final list, and adding the next one to it."""
    standing = cached.priorities_at(seen.id, state)
    chosen = sorted((row for row in standing if row.final_rank), key=lambda row: row.final_rank)
    leads = may(session.require(), "keep priorities", seen.id)
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        st.subheader(_("Final priorities ({count})", count=len(chosen)), anchor=False)
        if not chosen:
            st.info(_("None yet. The group decides, not the count: talk about the matrix and the vote, then choose the first."),
                    icon=":material/star:")
        for row in chosen:
            _row(seen, row, leads, len(chosen))
    with right:
        if leads:
            _form(seen, state, [row for row in standing if not row.final_rank])
    if chosen:
        decision.decision(seen, state)


def _row(seen: Overview, row, leads: bool, count: int) -> None:
    with st.container(border=True):
        dissent = f'<div class="ct-more">{_("Disagreed: {dissent}", dissent=show.words(row.dissent))}</div>' if row.dissent else ""
        st.html(f'<div class="ct-entry priority"><b>{row.final_rank}. {show.words(row.title)}</b> '
                f'{_("(number {number})", number=row.number)}<div>{_("Because: {reason}", reason=show.words(row.reason))}</div>'
                f'{dissent}</div>')
        if leads:
            with st.container(horizontal=True):
                st.button(_("Up"), key=f"up-{row.id}", on_click=_move, args=(seen.id, row.id, -1), icon=":material/arrow_upward:",
                          disabled=row.final_rank == 1)
                st.button(_("Down"), key=f"down-{row.id}", on_click=_move, args=(seen.id, row.id, 1), icon=":material/arrow_downward:",
                          disabled=row.final_rank == count)
                if st.button(_("Change"), key=f"why-{row.id}", icon=":material/edit:"):
                    _change(seen, row)
                st.button(_("Take off the list"), key=f"drop-{row.id}", on_click=_drop, args=(seen.id, row.id), type="tertiary")


@dialog("Change why this is a priority", width="large")
def _change(seen: Overview, row) -> None:
    session.require("keep priorities", seen.id)
    with st.form(f"why-{row.id}-{row.version}", border=False):
        st.markdown(f"**{row.final_rank}. {show.plain(row.title)}**")
        reason = st.text_area(_(REASON), row.reason, height=110)
        dissent = st.text_area(_(DISSENT), row.dissent, height=90)
        save = st.form_submit_button(_("Save"), type="primary")
    if save and act_or_hold(row.id, prioritising.change_final, row.version, reason, dissent, said=_("Changed.")):
        st.rerun()
    choose_between(row.id)
    problem_at(ANY)


def _form(seen: Overview, state: int, open_ones: list) -> None:
    by_id = {row.id: row for row in open_ones}
    dots = {row.priority_id: row.dots for _ignored, _ignored, _ignored, found in cached.rounds_at(seen.id, state)[:1] for row in found}
    with st.form(FORM, enter_to_submit=False):
        st.subheader(_("Choose the next one"), anchor=False)
        st.selectbox(_("Which idea?"), list(by_id), index=None, format_func=lambda one: _say(by_id[one], dots),
                     key=session.fresh(f"{FORM}-which"), placeholder=_("Choose"))
        st.text_area(_(REASON), key=session.fresh(f"{FORM}-reason"), height=90)
        problem_at("reason")
        st.text_area(_(DISSENT), key=session.fresh(f"{FORM}-dissent"), height=70)
        st.form_submit_button(_("Add to the final priorities"), type="primary", on_click=_add, args=(seen.id,), icon=":material/star:")
        problem_at(ANY)


def _say(row, dots: dict[UUID, int]) -> str:
    where = f", {corner_of(row.impact, row.effort, framework()).name}" if row.impact and row.effort else ""
    votes = f", {many(dots[row.id], 'dot')}" if row.id in dots else ""
    return f"{row.number} {row.title}{where}{votes}"


def _add(workshop_id: UUID) -> None:
    session.require("keep priorities", workshop_id)
    which, reason, dissent = (st.session_state.get(session.fresh(f"{FORM}-{part}")) for part in ("which", "reason", "dissent"))
    if which is None:
        session.refuse(_("Choose the idea first."))
    elif session.act(prioritising.choose_final, which, reason, dissent, said=_("Added to the final priorities."))[0]:
        for part in ("which", "reason", "dissent"):
            session.empty(f"{FORM}-{part}")


def _move(workshop_id: UUID, priority_id: UUID, by: int) -> None:
    session.require("keep priorities", workshop_id)
    session.act(prioritising.move_final, priority_id, by)


def _drop(workshop_id: UUID, priority_id: UUID) -> None:
    session.require("keep priorities", workshop_id)
    session.act(prioritising.drop_final, priority_id, said=_("Taken off the final list. It is still one of the ideas."))
