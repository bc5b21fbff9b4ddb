"""Why the last act was refused, shown at the field it belongs to."""

import streamlit as st

from pages.ui import session, show

ANY = "any field"


def problem_at(field: str | None) -> None:
    """Show the reason when it belongs to this field (None: to no field in particular; ANY: whatever it belongs to), once."""
    error = st.session_state.get(session.PROBLEM)
    if error is not None and field in (ANY, getattr(error, "field", None)):
        show.problem(st.session_state.pop(session.PROBLEM))
