"""The paper pad: one line for each voting paper, Enter, next; and a second keying whose differences are sorted out.

A fragment with a form that the browser empties by itself, so that two hundred papers go in without touching the mouse.
"""

from functools import partial
from uuid import UUID

import streamlit as st

from pages.ui import cached, parts, session, show, unsent, unsent_paper, vote_cached, vote_differences, vote_keyed
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, many, say_number
from toolkit.storage.queries import votes as queries
from toolkit.voting import keying
from toolkit.voting.paper import MATRIX, Paper

FORM = "pad"
FIRST, SECOND = "first", "second"
LINE = f"{FORM}-line"
ASK = "Number on the paper, then what is marked, then Enter"


def refused_key(paper: Paper, mode: str) -> str:
    """Where the lines stand that were refused: each vote and each keying has its own."""
    return f"{FORM}-refused-{mode}-{paper.round_id}"


@parts.fragment
def pad(workshop_id: UUID, paper: Paper, mode: str) -> None:
    """The line, what was refused, and either the last papers or the differences."""
    session.require("run a vote", workshop_id)
    count = vote_cached.count_now(paper.round_id)
    st.markdown(_("**{counted} of {paper}** are in.", counted=say_number(count.counted), paper=many(count.issued, "paper"))
                if mode == FIRST else
                _("Key all papers again, or a sample. **{again} of {paper}** keyed twice.", again=say_number(_again(paper)),
                  paper=many(count.counted, "paper")))
    # Side by side, so that what was read from a paper is seen beside the line and nobody scrolls between two papers.
    left, right = st.columns(2, gap="large")
    with left:
        with st.form(FORM, clear_on_submit=True):
            st.text_input(_(ASK), key=LINE, placeholder=_example(paper))
            st.form_submit_button(_("Key it"), type="primary", on_click=_save, args=(workshop_id, paper, mode, LINE),
                                  icon=":material/keyboard_return:")
        unsent_paper.keep_papers(_(ASK), paper, mode, _save_again)
        _refused(workshop_id, paper, mode)
        _how(paper)
    with right:
        vote_keyed.correcting(workshop_id, paper)
        if mode == FIRST:
            vote_keyed.last(paper)
        else:
            vote_differences.differences(workshop_id, paper)


def _example(paper: Paper) -> str:
    numbers = [item.number for item in paper.items][:2]
    if paper.input == MATRIX:
        return _("For example: 4F9QX {numbers}:42 {numbers_2}:51", numbers=numbers[0], numbers_2=numbers[-1])
    return _("For example: 4F9QX {numbers} {numbers} {numbers_2}", numbers=numbers[0], numbers_2=numbers[-1])


def _again(paper: Paper) -> int:
    return len(cached.read(queries.second_keyings, paper.round_id))


# What was refused stands apart from the line, so that the next paper and this one never run into each other.

def _refused(workshop_id: UUID, paper: Paper, mode: str) -> None:
    problem_at(ANY)
    key = refused_key(paper, mode)
    if not st.session_state.get(key):
        return
    with st.container(border=True):
        st.text_area(_("Not in yet. Change it here, then save it"), key=key, height=80, persist_state="session")
        with st.container(horizontal=True):
            st.button(_("Save it now"), on_click=_save, args=(workshop_id, paper, mode, key), icon=":material/check:")
            st.button(_("Drop it"), on_click=_drop, args=(key,))


def _drop(key: str) -> None:
    st.session_state[key] = ""


def _save(workshop_id: UUID, paper: Paper, mode: str, key: str) -> None:
    session.require("run a vote", workshop_id)
    typed = st.session_state.get(key) or ""
    if key == LINE and unsent.taken(typed):
        return
    lines = [line for line in typed.splitlines() if line.strip()] or [""]
    left = [line for line in lines if not _one(paper, mode, line)]
    if key == LINE:
        unsent.arrived(typed)
        _hold(paper, mode, left)
    else:
        st.session_state[key] = "\n".join(left)


def _save_again(paper: Paper, mode: str, typed: str) -> None:
    stands = mode == FIRST and vote_cached.on_round(partial(keying.is_in, typed=typed), paper.round_id)
    _hold(paper, mode, [] if stands or _one(paper, mode, typed) else [typed])


def _hold(paper: Paper, mode: str, lines: list[str]) -> None:
    if any(lines):
        key = refused_key(paper, mode)
        st.session_state[key] = "\n".join(filter(None, [st.session_state.get(key), *lines]))


def _one(paper: Paper, mode: str, line: str) -> bool:
    if mode == SECOND:
        return session.act(keying.key_again, paper.round_id, line)[0]
    done, made = session.act(keying.key_paper, paper.round_id, line)
    if done:
        vote_keyed.remember(paper, made[0], line)
    return done


def _how(paper: Paper) -> None:
    with st.expander(_("How to key a paper")):
        mark = (_("`3:42` item 3, impact 4, effort 2 · `3:4-` effort left out") if paper.input == MATRIX else
                _("`3` one dot on item 3 · `3 3` or `3x2` two dots"))
        st.markdown(_("- The number printed on the paper first, then: {mark}\n- `E` expert by experience, `C` family carer, `P` "
                      "professional, where it is ticked\n- `H` where a supporter helped\n- Groups of people: ", mark=mark)
                    + (" · ".join(f"`{group.letter}` {show.plain(group.name)}" for group in paper.groups) or _("none asked")))
