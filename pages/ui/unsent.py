"""What was sent from a line that empties itself and never arrived: the browser keeps it and sends it again; it is taken once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from toolkit.settings import ROOT

KEY, ARRIVED, TAKEN = "unsent", "arrived", "taken"
REMEMBERED, COMPARED = 50, 80  # sendings; characters of each

_keeper = st.components.v2.component("unsent", js=(ROOT / "toolkit" / "web" / "assets" / "unsent.js").read_text("utf-8"))

Again = Callable[[list[str], str], None]


def keep_unsent(lines: Mapping[str, Sequence[object]], what: str, again: Again) -> None:
    """Stand by for the lines whose labels begin so, each with what its words belong to now. `what` names the kind of line.

    `again` gets where the words belonged when they were sent, and the words. Both come from a browser, so anything may be in
    them: it asks who is here, leaves what makes no sense, and takes nothing that stands already, since an answer can be lost too.
    """
    st.session_state[TAKEN] = []
    _keeper(key=KEY, data={"lines": [[line, [str(part) for part in where]] for line, where in lines.items()], "what": what,
                           "arrived": st.session_state.get(ARRIVED, [])}, on_unsent_change=lambda: _take(what, again))


def arrived(words: str) -> None:
    """Remember that these words reached us, saved or refused; the browser then forgets them."""
    st.session_state[ARRIVED] = [*st.session_state.get(ARRIVED, []), _print(words)][-REMEMBERED:]


def taken(words: str) -> bool:
    """Whether these words were sent again in this very run and are saved: the same run may carry them as a first sending too."""
    return _print(words) in st.session_state.get(TAKEN, [])


def _print(words: str) -> str:
    return words.strip()[:COMPARED]


def _take(what: str, again: Again) -> None:
    for where, words in _sent_again(st.session_state[KEY].get(KEY), what):
        if _print(words) in st.session_state.get(ARRIVED, []):
            continue
        again(where, words)
        arrived(words)
        st.session_state[TAKEN] = [*st.session_state.get(TAKEN, []), _print(words)]


def _sent_again(given: Any, what: str) -> list[tuple[list[str], str]]:
    found = []
    for one in given if isinstance(given, list) else ():
        if isinstance(one, dict) and one.get("what") == what and isinstance(one.get("where"), list):
            found.append(([str(part) for part in one["where"]], str(one.get("words", ""))))
    return found
