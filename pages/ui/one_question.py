"""One question at a time on one shared screen: large print, all that was said beside it, back and next by keyboard."""

from uuid import UUID

import streamlit as st

from pages.ui import cell, session, sessions_part, show
from pages.ui.content import framework
from pages.ui.recorder import recorder
from pages.ui.words import _
from toolkit.steps.overview import Overview

KEY = "one-question"


def switch() -> bool:
    """Whether the room looks at one question at a time; kept in the address, also from step to step."""
    st.session_state[KEY] = st.query_params.get(session.ONE) == "1"
    return st.toggle(_("One question at a time, in large print"), key=KEY, on_change=_keep,
                     help=_("For a group that looks at one screen. Next question: Alt+N. Back: Alt+B."))


def _keep() -> None:
    if st.session_state.get(KEY):
        st.query_params[session.ONE] = "1"
    else:
        st.query_params.pop(session.ONE, None)


def title(slug: str) -> None:
    """The step in one line: the room for a question is what counts here."""
    step = framework().step(slug)
    st.html(f'<h1 style="padding:0;margin:0;font-size:1.2rem">'
            f'{_("Step {number} · {name}", number=step.number, name=show.words(step.name))}</h1>')


def screen(seen: Overview, state: int, kind: str, group_id: UUID) -> None:
    """The question, the line to write in, and everything that was said to it."""
    with st.container(key="ct-large"):
        recorder(seen, kind, group_id, cell.asked_number(kind), large=True)
    sessions_part.now(seen, state)
    st.caption(_("Map and table are there again when this is switched off."))
