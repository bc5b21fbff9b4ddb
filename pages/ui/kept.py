"""What stays chosen from one entry to the next: said in a line, cleared with one press, never carried to another cell."""

from uuid import UUID

import streamlit as st

from pages.ui import places_field, session, show
from pages.ui.content import framework
from pages.ui.words import _
from toolkit.steps.recording import GAP_KINDS

# The small group and how it came are about the table that records, not about what was said: those stay.
EMPTY = {"approaches": [], "gap_kind": None, "places": [], "around": places_field.AS_SAID}


def for_this_cell(form: str, *cell: UUID | int | str) -> None:
    """Before the fields are drawn: who and where begin anew when another step, group or function is taken up."""
    if st.session_state.get(session.CELL) not in (None, cell):
        clear(form)
    st.session_state[session.CELL] = cell


def line(form: str) -> None:
    """Beside the entry line: what the last entry left chosen, and one press to clear it; before that, what to choose first."""
    kept = _in_words(form) if st.session_state.get(session.KEPT) else ""
    if not kept:
        st.caption(_("Who and where come first, if known: choose them below, they are saved with the line."))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("Kept for the next entry: **{kept}**", kept=show.plain(kept)), width="content")
        st.button(_("Clear these"), on_click=clear, args=(form,), icon=":material/backspace:", shortcut="Alt+K")


def after_save() -> None:
    """From now on the choices are those of an entry that is saved."""
    st.session_state[session.KEPT] = True


def clear(form: str) -> None:
    """Choose nobody and nowhere again."""
    session.require()
    st.session_state.pop(session.KEPT, None)
    for part, empty in EMPTY.items():
        if f"{form}-{part}" in st.session_state:
            st.session_state[f"{form}-{part}"] = empty


def _in_words(form: str) -> str:
    chosen = {part: st.session_state.get(f"{form}-{part}") for part in EMPTY}
    around = "" if chosen["around"] is places_field.AS_SAID else _(places_field.AROUND[chosen["around"]])
    names = [framework().approach(slug).name for slug in chosen["approaches"] or ()]
    return ", ".join(filter(None, [*names, _(GAP_KINDS.get(chosen["gap_kind"], "")), *(chosen["places"] or ()), around]))
