"""The papers keyed last, read back in words; and a paper that is keyed anew, in place of how it was keyed before."""

from uuid import UUID

import streamlit as st

from pages.ui import session, show
from pages.ui.words import _, many
from toolkit.voting import keying
from toolkit.voting.keying import Keyed
from toolkit.voting.marks import Marks
from toolkit.voting.paper import VOTER_KINDS, Paper

LAST = "pad-last"       # session_state: the papers keyed last, (round id, number, words, line), the newest first
SHOWN = 5


def remember(paper: Paper, keyed: Keyed, line: str) -> None:
    """Keep a paper among those keyed last."""
    held = [row for row in st.session_state.get(LAST, []) if row[0] == paper.round_id and row[1] != keyed.number]
    st.session_state[LAST] = [(paper.round_id, keyed.number, in_words(paper, keyed.marks), line), *held][:SHOWN]


def last(paper: Paper) -> None:
    """The papers keyed last, each with a way to correct it."""
    held = [row for row in st.session_state.get(LAST, []) if row[0] == paper.round_id]
    if not held:
        return
    st.markdown(_("**Keyed last**"))
    for _ignored, number, words, line in held:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<div class="ct-entry done"><b>{show.words(number)}</b> {show.words(words)}</div>')
            st.button(_("Correct {number}", number=number), on_click=correct, args=(paper, line), type="tertiary", icon=":material/edit:")


def in_words(paper: Paper, marks: Marks) -> str:
    """Marks as they are read back: "3 Buses on Sundays, 2 dots; 5 A guide, 1 dot; Family carer".

    On a matrix nearly every idea is marked: with its words five papers would not fit beside the line.
    """
    said = []
    for item in paper.items:
        if dots := marks.dots.get(item.id):
            said.append(f"{item.number} {item.title}, {many(int(dots), 'dot')}")
        if rated := marks.ratings.get(item.id):
            impact, effort = (value or _("not answered") for value in rated)
            said.append(_("{number}: impact {impact}, effort {effort}", number=item.number, impact=impact, effort=effort))
    said += [_(VOTER_KINDS[marks.voter_kind])] if marks.voter_kind else []
    said += [group.name for group in paper.groups if group.id in marks.groups]
    return "; ".join(said + [_("a supporter helped")] * marks.supported)


def correct(paper: Paper, line: str) -> None:
    """For a button's on_click: take a paper up again, as this line says it."""
    st.session_state[_key(paper)] = line


def correcting(workshop_id: UUID, paper: Paper) -> None:
    """The line that is being put right, if there is one."""
    key = _key(paper)
    if not st.session_state.get(key):
        return
    with st.container(border=True):
        st.text_input(_("The paper as it should be keyed"), key=key, persist_state="session")
        with st.container(horizontal=True):
            st.button(_("Save the correction"), on_click=_save, args=(workshop_id, paper), icon=":material/check:")
            st.button(_("Leave it as it is"), on_click=_leave, args=(key,))


def _key(paper: Paper) -> str:
    return f"pad-correcting-{paper.round_id}"


def _leave(key: str) -> None:
    st.session_state[key] = ""


def _save(workshop_id: UUID, paper: Paper) -> None:
    session.require("run a vote", workshop_id)
    line = st.session_state[_key(paper)]
    done, keyed = session.act(keying.put_right, paper.round_id, line)
    if done:
        remember(paper, keyed, line)
        st.session_state[_key(paper)] = ""
