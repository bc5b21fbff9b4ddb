"""An act on a case that takes a few words, folded under its own label."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui import session
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit.brokerage.cases import CaseSeen
from toolkit.errors import MayBePersonal


def with_words(seen: CaseSeen, label: str, asked: str, do: Callable[..., Any], said: str) -> None:
    """A line of words and the button that does `do` with them; refusals are shown here, and what looks personal is asked about."""
    key = f"{do.__name__}-{seen.id}-{seen.version}"
    refused = st.session_state.get(session.PROBLEM) if st.session_state.get(session.IN_FORM) == key else None
    with st.expander(label, expanded=refused is not None):
        st.text_input(asked, key=key, max_chars=500)
        st.button(label, key=f"{key}-go", on_click=_do, args=(seen, do, said, key), icon=":material/check:")
        if refused is None:
            return
        problem_in(key, ANY)
        if isinstance(refused, MayBePersonal):
            st.button(_("It is not about a person: go on"), key=f"{key}-sure", on_click=_do, args=(seen, do, said, key, True),
                      icon=":material/person_off:")


def _do(seen: CaseSeen, do: Callable[..., Any], said: str, key: str, sure: bool = False) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = key
    session.act(do, seen.id, st.session_state.get(key) or "", sure=sure, said=said)
