"""One function of a meeting: two lines side by side, what is there and what is missing, each with all that was said to it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, cell, entry_change, entry_list, recorder, session, unsent, unsent_entry
from pages.ui.content import framework
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.models import AVAILABLE, GAP
from toolkit.steps import recording
from toolkit.steps.overview import Overview
from toolkit.steps.table import FILLED, FUNCTIONS, NOTHING

FORM, PILLS = "meeting", "meeting-function"
ASK = {AVAILABLE: "What is there now? Type, then press Enter", GAP: "What is missing? Type, then press Enter"}


def question(seen: Overview, state: int, group_id: UUID) -> None:
    """The function that is talked about, the ways to the others, and both its lines."""
    number = cell.asked_number(AVAILABLE)
    _every_function(seen, state, group_id, number)
    cell.back_and_next(number, AVAILABLE)
    recorder.function(number, AVAILABLE)
    may_record = may(session.require(), "record what is said", seen.id)
    for kind, column in zip(ASK, st.columns(2, gap="large"), strict=True):
        with column:
            if may_record:
                _line(seen, state, kind, group_id, number)
            entry_change.put_back_note(kind, group_id, number)
            entry_list.in_cell(seen, state, kind, group_id, number, everything=True)
    if may_record:
        unsent_entry.keep_entries({_(ASK[kind]): (seen.id, group_id, number, kind) for kind in ASK}, _save_again)


def _every_function(seen: Overview, state: int, group_id: UUID, number: int) -> None:
    table = cached.table_at(seen.id, state)
    asked = {one: all(table.cell(one, group_id).state(kind) in (FILLED, NOTHING) for kind in ASK) for one in FUNCTIONS}
    st.session_state[PILLS] = number
    st.segmented_control(_("The ten functions; a tick where both questions are answered"), list(FUNCTIONS), key=PILLS, required=True,
                         format_func=lambda one: f"{one} ✓" if asked[one] else str(one), on_change=session.keep_in_address,
                         args=(cell.FUNCTION, PILLS))


def _line(seen: Overview, state: int, kind: str, group_id: UUID, number: int) -> None:
    where = (seen.id, group_id, number, kind)
    with st.form(f"{FORM}-{kind}", clear_on_submit=True):
        st.text_input(_(ASK[kind]), key=_key(kind), placeholder=_("Such as {example}", example=framework().function(number).example)
                      if kind == AVAILABLE
                      else _("One thing at a time"))
        st.form_submit_button(_("Save"), key=f"{FORM}-save-{kind}", on_click=_save, args=where, icon=":material/check:")
    _refused(kind, where)
    answer = cached.cell_at(seen.id, state, group_id, number).state(kind)
    if answer != FILLED:
        label = _("Take back: nothing there") if answer == NOTHING else _(recorder.ASKED[kind])
        st.button(label, key=f"{FORM}-none-{kind}", on_click=_nothing, args=(*where, answer != NOTHING), icon=":material/block:")


def _key(kind: str) -> str:
    return f"{FORM}-words-{kind}"


def _refused(kind: str, where: tuple) -> None:
    held = f"{FORM}-refused-{kind}"
    if not st.session_state.get(held):
        return
    problem_at("words")
    st.text_area(_("Not saved yet. Change it here if needed, then save it"), key=held)
    with st.container(horizontal=True):
        st.button(_("Save it now"), key=f"{held}-save", type="primary", on_click=_save_held, args=where)
        st.button(_("Do not save it"), key=f"{held}-drop", on_click=_drop, args=(held,))


def _drop(held: str) -> None:
    st.session_state[held] = ""


def _save(workshop_id: UUID, group_id: UUID, number: int, kind: str) -> None:
    session.require("record what is said", workshop_id)
    words = st.session_state.get(_key(kind)) or ""
    if unsent.taken(words):
        return
    _save_again(workshop_id, group_id, number, kind, words)
    unsent.arrived(words)


def _save_again(workshop_id: UUID, group_id: UUID, number: int, kind: str, words: str) -> None:
    if not _record(workshop_id, group_id, number, kind, words) and words.strip():
        held = f"{FORM}-refused-{kind}"
        st.session_state[held] = "\n".join(filter(None, [st.session_state.get(held), words]))


def _save_held(workshop_id: UUID, group_id: UUID, number: int, kind: str) -> None:
    session.require("record what is said", workshop_id)
    held = f"{FORM}-refused-{kind}"
    if _record(workshop_id, group_id, number, kind, st.session_state.get(held) or ""):
        _drop(held)


def _record(workshop_id: UUID, group_id: UUID, number: int, kind: str, words: str) -> bool:
    return session.act(recording.record_entry, workshop_id, group_id, number, kind, recording.Said(words))[0]


def _nothing(workshop_id: UUID, group_id: UUID, number: int, kind: str, nothing: bool) -> None:
    session.require("record what is said", workshop_id)
    session.act(recording.say_nothing_there, workshop_id, group_id, number, kind, nothing)
