"""Narrowing a list: each choice is kept in the address, so that a reload or a bookmark comes back to it."""

from collections.abc import Iterable

import streamlit as st

from pages.ui.words import _

NUMBER = "page"  # which page of the list: any other choice begins at the first again


def choice(label: str, name: str, options: dict[str, str], nothing: str = "All") -> str | None:
    """One of the options, or None for all of them; `nothing` stands in the field while none is chosen."""
    key = f"filter-{name}"
    st.session_state[key] = st.query_params.get(name) if st.query_params.get(name) in options else None
    return st.selectbox(label, list(options), index=None, format_func=options.get, key=key, placeholder=_(nothing), on_change=keep,
                        args=(name,))


def one_of(label: str, name: str, options: dict[str, str]) -> str:
    """Always one of the options: the first while the address names none."""
    key = f"filter-{name}"
    st.session_state[key] = st.query_params.get(name) if st.query_params.get(name) in options else next(iter(options))
    return st.selectbox(label, list(options), format_func=options.get, key=key, on_change=keep, args=(name,))


def words(label: str, name: str, example: str) -> str:
    """Words to look for."""
    st.session_state[f"filter-{name}"] = st.query_params.get(name, "")
    return st.text_input(label, key=f"filter-{name}", on_change=keep, args=(name,), placeholder=example)


def keep(name: str) -> None:
    """For a widget's on_change: write its value to the address, or take it out where it was emptied."""
    value = st.session_state.get(f"filter-{name}")
    st.query_params.pop(NUMBER, None)
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def clear_button(names: Iterable[str]) -> None:
    """A button that takes all filters out of the address, where there is one."""
    if any(name in st.query_params for name in names):
        st.button(_("Clear filters"), on_click=_clear, args=(tuple(names),), icon=":material/filter_alt_off:")


def _clear(names: tuple[str, ...]) -> None:
    for name in (*names, NUMBER):
        st.query_params.pop(name, None)


def turn(number: int) -> None:
    """For the pager: take up another page."""
    st.query_params[NUMBER] = str(number)
