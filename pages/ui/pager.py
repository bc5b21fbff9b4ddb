"""Turning the pages of a long list: which part is shown, and a button each way."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui.words import _, say_number


def pages(total: int, size: int) -> int:
    """How many pages so many things fill; one where there is nothing."""
    return max(1, -(-total // size))


def pager(key: str, number: int, size: int, total: int, turn: Callable[..., Any], *given: Any) -> None:
    """ "11 to 20 of 250" between its two buttons, where there is more than one page; `turn(*given, number)` takes up another."""
    last = pages(total, size)
    if last == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("Earlier in the list"), key=f"{key}-earlier", disabled=number == 1, on_click=turn, args=(*given, number - 1),
                  icon=":material/arrow_back:")
        st.markdown(_("{number} to {number_2} of {total}", number=say_number((number - 1) * size + 1),
                      number_2=say_number(min(number * size, total)), total=say_number(total)), width="content")
        st.button(_("Further in the list"), key=f"{key}-further", disabled=number == last, on_click=turn, args=(*given, number + 1),
                  icon=":material/arrow_forward:")
