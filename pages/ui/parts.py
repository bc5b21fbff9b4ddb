"""A part of a page that runs by itself: Streamlit's fragment, which takes its turn as a whole page does."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import streamlit as st

from pages.ui.words import speaking
from toolkit import runs


def fragment(part: Callable[..., Any] | None = None, **how: Any) -> Callable[..., Any]:
    """Make a function such a part; what Streamlit's fragment may be told is handed on."""
    if part is None:
        return lambda named: fragment(named, **how)

    @wraps(part)
    def in_turn(*given: Any, **named: Any) -> Any:
        with runs.turn(), speaking():
            return part(*given, **named)

    return st.fragment(in_turn, **how)
