"""Why the last act was refused, shown at the field it belongs to; and both texts when somebody saved first."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import streamlit as st
from streamlit.errors import StreamlitAPIException

from pages.ui import session, show
from pages.ui.words import _
from toolkit.errors import Changed

ANY = "any field"
# Kept as short names that mean nothing to a reader; the words are what two people disagree about.
SLUGS = {"format", "channel", "gap_kind", "story", "state"}


def problem_at(field: str | None) -> None:
    """Show the reason when it belongs to this field (None: to no field in particular; ANY: whatever it belongs to), once."""
    error = st.session_state.get(session.PROBLEM)
    if error is None or field not in (ANY, getattr(error, "field", None)):
        return
    show.problem(st.session_state.pop(session.PROBLEM))
    if isinstance(error, Changed):
        _both_texts(error)
        st.caption(_("To put yours in place of theirs, save yours once more."))


def _both_texts(error: Changed) -> None:
    left, right = st.columns(2)
    left.markdown(_("**Theirs, saved now**"))
    left.text(_text(error.theirs))
    right.markdown(_("**Yours, not saved**"))
    right.text(_text(error.mine))


def _text(changes: dict[str, Any]) -> str:
    return "\n".join(value for name, value in changes.items() if isinstance(value, str) and value and name not in SLUGS)


def act_or_hold(row_id: UUID, do: Callable[..., Any], version: int, *given: Any, said: str) -> bool:
    """In a dialog: do an act on a row at a version; when somebody saved first, hold both texts for `choose_between`."""
    done, _ignored = session.act(do, row_id, version, *given, said=said)
    error = st.session_state.get(session.PROBLEM)
    if isinstance(error, Changed):
        st.session_state[session.CONFLICT] = (row_id, st.session_state.pop(session.PROBLEM), (do, *given))
        # Drawn again, the dialog holds both texts alone: nobody has to look for them below a long form. Only a run of the whole
        # page, which opens a dialog, cannot be narrowed to it.
        with suppress(StreamlitAPIException):
            st.rerun(scope="fragment")
    return done


def is_held(row_id: UUID) -> bool:
    """Whether somebody saved this row first, and a choice between both texts is waiting."""
    held = st.session_state.get(session.CONFLICT)
    return bool(held) and held[0] == row_id


def choose_between(row_id: UUID) -> None:
    """Theirs and yours side by side with a choice, while such a conflict is held for this row."""
    if not is_held(row_id):
        return
    _ignored, error, (do, *given) = st.session_state[session.CONFLICT]
    show.problem(error)
    _both_texts(error)
    left, right = st.columns(2)
    keep, save = left.button(_("Keep theirs")), right.button(_("Save yours instead"))
    if keep or save:
        st.session_state.pop(session.CONFLICT)
    if keep or (save and act_or_hold(row_id, do, error.theirs["version"], *given, said=_("Changed."))):
        st.rerun()
