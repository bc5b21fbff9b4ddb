"""What was sent from the quick-add line and never arrived: the browser keeps it and sends it again, and here it is taken once."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import cached, session
from toolkit.errors import BadInput
from toolkit.settings import ROOT
from toolkit.steps.one_cell import same_words

KEY, ARRIVED, TAKEN = "unsent", "arrived", "taken"
REMEMBERED, COMPARED = 50, 80  # sendings; characters of each

_keeper = st.components.v2.component("unsent", js=(ROOT / "toolkit" / "web" / "assets" / "unsent.js").read_text("utf-8"))

Save = Callable[[UUID, UUID, int, str, str], None]


def keep_unsent(line: str, cell: tuple[UUID, UUID, int, str], save: Save) -> None:
    """Stand by for the line whose label begins so, in the cell (workshop, group, function, kind) that is talked about now."""
    st.session_state[TAKEN] = []
    _keeper(key=KEY, data={"line": line, "cell": [str(part) for part in cell], "arrived": st.session_state.get(ARRIVED, [])},
            on_unsent_change=lambda: _take(save))


def arrived(words: str) -> None:
    """Remember that these words reached us, saved or refused; the browser then forgets them."""
    st.session_state[ARRIVED] = [*st.session_state.get(ARRIVED, []), _print(words)][-REMEMBERED:]


def taken(words: str) -> bool:
    """Whether these words were sent again in this very run and are saved: the same run may carry them as a first sending too."""
    return _print(words) in st.session_state.get(TAKEN, [])


def _print(words: str) -> str:
    return words.strip()[:COMPARED]


def _take(save: Save) -> None:
    for words, cell in _sent_again(st.session_state[KEY].get(KEY)):
        session.require("record what is said", cell[0])
        if _print(words) in st.session_state.get(ARRIVED, []):
            continue
        # An answer can be lost too: then it was saved before the connection broke.
        if not _stands(cell, words):
            save(*cell, words)
        arrived(words)
        st.session_state[TAKEN] = [*st.session_state.get(TAKEN, []), _print(words)]


def _stands(cell: tuple[UUID, UUID, int, str], words: str) -> bool:
    with suppress(BadInput):
        return cached.read(same_words, *cell, words)
    return False


def _sent_again(given: Any) -> list[tuple[str, tuple[UUID, UUID, int, str]]]:
    # It comes from a browser, so anything may be in it; what makes no sense is left.
    found = []
    for one in given if isinstance(given, list) else ():
        try:
            workshop_id, group_id, number, kind = one["cell"]
            found.append((str(one["words"]), (UUID(workshop_id), UUID(group_id), int(number), str(kind))))
        except (TypeError, KeyError, ValueError, AttributeError):
            continue
    return found
