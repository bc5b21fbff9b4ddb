"""The recorder of Steps 1 and 2: the chosen function, a form for what is said, and what was said so far."""

from uuid import UUID

import streamlit as st

from pages.ui import cell, entry_list, place_field, session, show
from pages.ui.problems import problem_at
from toolkit.access.roles import may
from toolkit.errors import ToolkitError
from toolkit.framework import framework
from toolkit.models import AVAILABLE, GAP
from toolkit.steps import recording
from toolkit.steps.overview import Overview
from toolkit.steps.table import FILLED, NOTHING

FORM = "record"
ASKED = {AVAILABLE: "We asked: there is nothing", GAP: "We asked: there is no gap"}


def recorder(seen: Overview, state: int, kind: str, group_id: UUID, number: int) -> None:
    """The middle of the screen: what the function is, then recording, then what stands in this cell."""
    _function(number, kind)
    if may(session.require(), "record what is said", seen.id):
        place_field.clicked_note()
        _form(seen, kind, group_id, number)
        _nothing(seen, kind, group_id, number)
    entry_list.put_back_note(seen)
    entry_list.in_cell(seen, state, kind, group_id, number)
    cell.next_button(number)


def _function(number: int, kind: str) -> None:
    function = framework().function(number)
    ask = function.ask if kind == AVAILABLE else "What is missing here, or not good enough, and where?"
    st.html(f'<div class="ct-flex">{show.picture(function.picture, function.picture_alt, 72)}'
            f'<div><h2 style="margin:0;padding:0;font-size:1.4rem">{number} {show.words(function.name)}</h2>'
            f'<p style="margin:.2rem 0">{show.words(function.plain)}</p>'
            f'<p style="margin:0"><b>Ask:</b> {show.words(ask)}</p></div></div>')


def _form(seen: Overview, kind: str, group_id: UUID, number: int) -> None:
    what = "What is available now?" if kind == AVAILABLE else "What is missing?"
    with st.form(FORM, enter_to_submit=False):
        st.text_area(what, key=session.fresh(FORM), height=120, placeholder=_example(number, kind))
        problem_at("words")
        if kind == AVAILABLE:
            st.pills("Who does it? One or more", [one.slug for one in framework().approaches], selection_mode="multi",
                     format_func=lambda slug: framework().approach(slug).name, key=session.fresh(f"{FORM}-approaches"))
        place_field.place_field(FORM)
        problem_at("place")
        if kind == AVAILABLE:
            with st.expander("Who pays for it now, and until when (if known)"):
                st.text_input("Who pays", key=session.fresh(f"{FORM}-paid_by"))
                st.date_input("Until", value=None, key=session.fresh(f"{FORM}-paid_until"), format="DD/MM/YYYY")
        problem_at(None)
        st.form_submit_button("Save", type="primary", icon=":material/check:", on_click=_save,
                              args=(seen.id, group_id, number, kind))


def _example(number: int, kind: str) -> str:
    if kind == AVAILABLE:
        return f"For example: {framework().function(number).example}"
    return "One thing at a time, in the room's own words"


def _save(workshop_id: UUID, group_id: UUID, number: int, kind: str) -> None:
    session.require("record what is said", workshop_id)
    try:
        said = _said(kind)
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return
    note = f"Saved: {said.words.strip()[:80]}"
    done, _ = session.act(recording.record_entry, workshop_id, group_id, number, kind, said, said=note)
    if done:
        for part in ("", "-paid_by", "-paid_until", "-approaches"):
            session.empty(f"{FORM}{part}")
        place_field.forget_place(FORM)


def _said(kind: str) -> recording.Said:
    typed = {part: st.session_state.get(session.fresh(f"{FORM}{part}")) for part in ("", "-approaches", "-paid_by", "-paid_until")}
    story = st.session_state.get(session.STORY) if kind == GAP else None
    return recording.Said(typed[""] or "", tuple(typed["-approaches"] or ()), typed["-paid_by"] or "", typed["-paid_until"],
                          place_field.chosen_places(FORM), story)


def _nothing(seen: Overview, kind: str, group_id: UUID, number: int) -> None:
    state = seen.table.cell(number, group_id).state(kind)
    if state == FILLED:
        return
    if state == NOTHING:
        st.info("Asked, and the answer was: nothing." if kind == AVAILABLE else "Asked, and the answer was: no gap.",
                icon=":material/check_circle:")
    label = "Take that back: not asked yet" if state == NOTHING else ASKED[kind]
    st.button(label, on_click=_say_nothing, args=(seen.id, group_id, number, kind, state != NOTHING), icon=":material/block:")


def _say_nothing(workshop_id: UUID, group_id: UUID, number: int, kind: str, nothing: bool) -> None:
    session.require("record what is said", workshop_id)
    said = "Saved: asked, and nothing is there." if nothing else "Taken back: not asked yet."
    session.act(recording.say_nothing_there, workshop_id, group_id, number, kind, nothing, said=said)
