"""What was said in one cell, and changing or withdrawing one of those entries."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import ANY, act_or_hold, choose_between, problem_at
from toolkit.access.roles import may
from toolkit.clock import say_date
from toolkit.errors import ToolkitError
from toolkit.framework import framework
from toolkit.models import AVAILABLE
from toolkit.places.find import find_place
from toolkit.places.place import Place
from toolkit.steps import recording
from toolkit.steps.overview import Overview
from toolkit.steps.saying import EntrySeen

HEADS = {"available": "Said so far: available", "gap": "Said so far: gaps"}


def in_cell(seen: Overview, state: int, kind: str, group_id: UUID, number: int, change: bool = True) -> None:
    """The entries of one cell with a button to change each; what belongs here where there is none."""
    found = [entry for entry in cached.entries_at(seen.id, state)
             if (entry.group_id, entry.function, entry.kind) == (group_id, number, kind)]
    st.markdown(f"**{HEADS[kind]} ({len(found)})**")
    if not found:
        st.caption("Nothing yet. What is said about this function appears here, on the map and in the table.")
    may_change = change and may(session.require(), "record what is said", seen.id)
    for entry in found:
        st.html(card(entry))
        if may_change and st.button("Change", key=f"change-{entry.id}", icon=":material/edit:", type="tertiary"):
            _change(entry)


def card(entry: EntrySeen) -> str:
    """One entry as HTML: its words, then who, where, who pays, and where it comes from."""
    parts = [", ".join(framework().approach(slug).name for slug in entry.approaches),
             ", ".join(place.label for place in entry.places) or "no one place", _paid(entry),
             f"Story: {framework().story(entry.story).title}" if entry.story else "", entry.source]
    return (f'<div class="ct-entry {entry.kind}">{show.words(entry.words)}'
            f'<div class="ct-more">{show.words(" · ".join(part for part in parts if part))}</div></div>')


def _paid(entry: EntrySeen) -> str:
    until = f" until {say_date(entry.paid_until)}" if entry.paid_until else ""
    return f"Paid by {entry.paid_by}{until}" if entry.paid_by else until.strip()


@st.dialog("Change this entry", width="large")
def _change(entry: EntrySeen) -> None:
    session.require("record what is said")
    key = f"edit-{entry.id}-{entry.version}"
    with st.form(key, border=False):
        words = st.text_area("Words", entry.words, height=140)
        approaches = entry.approaches if entry.kind != AVAILABLE else st.pills(
            "Who does it?", [one.slug for one in framework().approaches], selection_mode="multi", default=list(entry.approaches),
            format_func=lambda slug: framework().approach(slug).name)
        place = st.text_input("Where? Empty means no one place", ", ".join(place.label for place in entry.places))
        paid_by = st.text_input("Who pays", entry.paid_by) if entry.kind == AVAILABLE else entry.paid_by
        paid_until = st.date_input("Until", entry.paid_until, format="DD/MM/YYYY") if entry.kind == AVAILABLE else None
        save = st.form_submit_button("Save", type="primary")
    if save:
        _try_to_save(entry, (words, tuple(approaches or ()), paid_by, paid_until), place)
    choose_between(entry.id)
    if st.button("Withdraw this entry", icon=":material/undo:") and _withdraw(entry):
        st.rerun()
    problem_at(ANY)


def _try_to_save(entry: EntrySeen, typed: tuple, place: str) -> None:
    try:
        places = _places(entry, place)
    except ToolkitError as error:
        show.problem(error)
        return
    said = recording.Said(*typed, places, entry.story, entry.source)
    if act_or_hold(entry.id, recording.change_entry, entry.version, said, said="Changed."):
        st.rerun()


def _places(entry: EntrySeen, typed: str) -> tuple[Place, ...]:
    # Unchanged text keeps the very spot, also one that was clicked and has no name to look up.
    if typed == ", ".join(place.label for place in entry.places):
        return entry.places
    return (find_place(typed),) if typed.strip() else ()


def _withdraw(entry: EntrySeen) -> bool:
    done, _ = session.act(recording.withdraw_entry, entry.id)
    if done:
        st.session_state[session.WITHDRAWN] = (entry.id, entry.words)
    return done


def put_back_note(seen: Overview) -> None:
    """After a withdrawal: say so, and offer to undo it."""
    held = st.session_state.get(session.WITHDRAWN)
    if not held:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"Withdrawn: {show.plain(held[1][:80])}")
        st.button("Put it back", on_click=_put_back, args=(held[0],), icon=":material/undo:")


def _put_back(entry_id: UUID) -> None:
    session.require("record what is said")
    if session.act(recording.put_back_entry, entry_id, said="Put back.")[0]:
        st.session_state.pop(session.WITHDRAWN, None)
