"""The button that saves a form, and beside it, after a warning that something names a person, one that says it does not."""

from collections.abc import Callable

import streamlit as st

from pages.ui import session
from pages.ui.draft import Draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit.errors import MayBePersonal


def save_buttons(begun: Draft, label: str, save: Callable[..., None], *given: object) -> None:
    """Save, why it was refused, and the way past a warning; `save(*given, sure)` is called with whether somebody is sure."""
    begun.save_button(label, save, *given, False, disabled=False)
    warned = _warned(begun)
    problem_in(begun.name, ANY)
    if warned:
        st.button(_("It is not about a person: save it"), key=f"{begun.name}-sure", on_click=save, args=(*given, True),
                  icon=":material/person_off:")


def problem_at_field(begun: Draft, field: str) -> None:
    """Why it was refused, at the field; a warning that something names a person waits for the buttons, where the way past it is."""
    if not _warned(begun):
        problem_in(begun.name, field)


def _warned(begun: Draft) -> bool:
    error = st.session_state.get(session.PROBLEM)
    return isinstance(error, MayBePersonal) and st.session_state.get(session.IN_FORM) == begun.name
