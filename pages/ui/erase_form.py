"""Erasing for good, asked twice: what goes and what stays, that it is meant, and the reference typed once more."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import session
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.errors import MayBePersonal

WHAT_GOES = "**Everything written about it is erased for good**, in the record and in its files: words, reference, dates, who did what."
BACKUPS = ("**Backups made before still hold it.** Delete them when their own time is over. Whoever puts one back must erase again: "
           "`python3 run.py toolkit retention --erase --yes`.")


def erase_form(label: str, row_id: UUID, do: Callable[..., Any], stays: str, said: str) -> None:
    """The form under its label; `do` takes the row, what was typed and why, and checks both."""
    key = f"erase-{row_id}"
    refused = st.session_state.get(session.PROBLEM) if st.session_state.get(session.IN_FORM) == key else None
    with st.expander(label, expanded=refused is not None, icon=":material/delete_forever:"):
        st.markdown(f"{_(WHAT_GOES)} {stays}")
        st.markdown(_(BACKUPS))
        st.checkbox(_("I have given the person a copy if they wanted one, and this is meant."), key=f"{key}-meant")
        st.text_input(_("Type the reference once more"), key=f"{key}-typed")
        problem_at("typed")
        st.text_input(_("Why, if its time is not over yet"), key=f"{key}-why", max_chars=500)
        problem_at("why")
        problem_at(None)
        st.button(_("Erase for good"), key=f"{key}-go", on_click=_do, args=(key, row_id, do, said), icon=":material/delete_forever:",
                  disabled=not st.session_state.get(f"{key}-meant"))
        if isinstance(refused, MayBePersonal):
            st.button(_("It is not about a person: erase"), key=f"{key}-sure", on_click=_do, args=(key, row_id, do, said, True))


def _do(key: str, row_id: UUID, do: Callable[..., Any], said: str, sure: bool = False) -> None:
    session.require("erase cases")
    st.session_state[session.IN_FORM] = key
    session.act(do, row_id, st.session_state.get(f"{key}-typed") or "", st.session_state.get(f"{key}-why") or "", sure=sure, said=said)
