"""The paper pad: one line for each voting paper, Enter, next; and a second keying whose differences are sorted out.

A fragment with a form that the browser empties by itself, so that two hundred papers go in without touching the mouse.
"""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, vote_cached
from pages.ui.problems import ANY, problem_at
from pages.ui.vote_words import table
from toolkit.errors import ToolkitError
from toolkit.record.saying import many
from toolkit.storage.queries import tickets as ticket_queries
from toolkit.storage.queries import votes as queries
from toolkit.voting import keying
from toolkit.voting.keying import Difference, Keyed
from toolkit.voting.marks import Marks
from toolkit.voting.paper import MATRIX, VOTER_KINDS, Paper

FORM = "pad"
FIRST, SECOND = "first", "second"
LINE = f"{FORM}-line"
LAST = f"{FORM}-last"      # session_state: the papers keyed last, (round id, number, words, line), the newest first
LAST_SHOWN = 5


def refused_key(paper: Paper, mode: str) -> str:
    """Where the lines stand that were refused: each vote and each keying has its own."""
    return f"{FORM}-refused-{mode}-{paper.round_id}"


def correcting_key(paper: Paper) -> str:
    """Where the line stands that is being put right."""
    return f"{FORM}-correcting-{paper.round_id}"


@st.fragment
def pad(workshop_id: UUID, paper: Paper, mode: str) -> None:
    """The line, what was refused, and either the last papers or the differences."""
    session.require("run a vote", workshop_id)
    count = vote_cached.count_now(paper.round_id)
    st.markdown(f"**{count.counted:,} of {many(count.issued, 'paper')}** are in." if mode == FIRST else
                f"Key all papers again, or a sample. **{_again(paper):,} of {many(count.counted, 'paper')}** keyed twice.")
    with st.form(FORM, clear_on_submit=True):
        st.text_input("Number on the paper, then what is marked, then Enter", key=LINE, placeholder=_example(paper))
        st.form_submit_button("Key it", type="primary", on_click=_save, args=(workshop_id, paper, mode, LINE),
                              icon=":material/keyboard_return:")
    _refused(workshop_id, paper, mode)
    _correcting(workshop_id, paper)
    if mode == FIRST:
        _last(paper)
    else:
        _differences(workshop_id, paper)
    _how(paper)


def _example(paper: Paper) -> str:
    numbers = [item.number for item in paper.items][:2]
    if paper.input == MATRIX:
        return f"For example: 4F9QX {numbers[0]}:42 {numbers[-1]}:51"
    return f"For example: 4F9QX {numbers[0]} {numbers[0]} {numbers[-1]}"


def _again(paper: Paper) -> int:
    return len(cached.read(queries.second_keyings, paper.round_id))


# What was refused stands apart from the line, so that the next paper and this one never run into each other.

def _refused(workshop_id: UUID, paper: Paper, mode: str) -> None:
    problem_at(ANY)
    key = refused_key(paper, mode)
    if not st.session_state.get(key):
        return
    with st.container(border=True):
        st.text_area("Not in yet. Change it here, then save it", key=key, height=80, persist_state="session")
        with st.container(horizontal=True):
            st.button("Save it now", on_click=_save, args=(workshop_id, paper, mode, key), icon=":material/check:")
            st.button("Drop it", on_click=_drop, args=(key,))


def _drop(key: str) -> None:
    st.session_state[key] = ""


def _save(workshop_id: UUID, paper: Paper, mode: str, key: str) -> None:
    session.require("run a vote", workshop_id)
    lines = [line for line in (st.session_state.get(key) or "").splitlines() if line.strip()] or [""]
    left = [line for line in lines if not _one(paper, mode, line)]
    refused = refused_key(paper, mode)
    if key == refused:
        st.session_state[refused] = "\n".join(left)
    elif any(left):
        st.session_state[refused] = "\n".join(filter(None, [st.session_state.get(refused), *left]))


def _one(paper: Paper, mode: str, line: str) -> bool:
    if mode == SECOND:
        return session.act(keying.key_again, paper.round_id, line)[0]
    done, made = session.act(keying.key_paper, paper.round_id, line)
    if done:
        _remember(paper, made[0], line)
    return done


def _remember(paper: Paper, keyed: Keyed, line: str) -> None:
    held = [row for row in st.session_state.get(LAST, []) if row[0] == paper.round_id and row[1] != keyed.number]
    st.session_state[LAST] = [(paper.round_id, keyed.number, in_words(paper, keyed.marks), line), *held][:LAST_SHOWN]


def _last(paper: Paper) -> None:
    held = [row for row in st.session_state.get(LAST, []) if row[0] == paper.round_id]
    if not held:
        return
    st.markdown("**Keyed last**")
    for _, number, words, line in held:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<div class="ct-entry done"><b>{show.words(number)}</b> {show.words(words)}</div>')
            st.button(f"Correct {number}", on_click=_correct, args=(paper, line), type="tertiary", icon=":material/edit:")


def in_words(paper: Paper, marks: Marks) -> str:
    """Marks as they are read back: "3 Buses on Sundays, 2 dots; 5 A guide, 1 dot; Family carer"."""
    said = []
    for item in paper.items:
        if dots := marks.dots.get(item.id):
            said.append(f"{item.number} {item.title}, {many(int(dots), 'dot')}")
        if rated := marks.ratings.get(item.id):
            impact, effort = (value or "not answered" for value in rated)
            said.append(f"{item.number} {item.title}, impact {impact}, effort {effort}")
    said += [VOTER_KINDS[marks.voter_kind]] if marks.voter_kind else []
    said += [group.name for group in paper.groups if group.id in marks.groups]
    return "; ".join(said + ["a supporter helped"] * marks.supported)


# Correcting

def _correct(paper: Paper, line: str) -> None:
    st.session_state[correcting_key(paper)] = line


def _correcting(workshop_id: UUID, paper: Paper) -> None:
    key = correcting_key(paper)
    if not st.session_state.get(key):
        return
    with st.container(border=True):
        st.text_input("The paper as it should be keyed", key=key, persist_state="session")
        with st.container(horizontal=True):
            st.button("Save the correction", on_click=_save_correction, args=(workshop_id, paper), icon=":material/check:")
            st.button("Leave it as it is", on_click=_drop, args=(key,))


def _save_correction(workshop_id: UUID, paper: Paper) -> None:
    session.require("run a vote", workshop_id)
    line = st.session_state[correcting_key(paper)]
    done, keyed = session.act(_put_right, paper.round_id, line)
    if done:
        _remember(paper, keyed, line)
        st.session_state[correcting_key(paper)] = ""


def _put_right(actor, round_id: UUID, line: str, *, session) -> Keyed:
    keyed = keying.correct_paper(actor, round_id, line, session=session)
    # Where it was keyed twice, both now say what somebody read on the paper with this question in mind.
    ticket = ticket_queries.ticket_of(round_id, keyed.number, session=session)
    if queries.second_keying_of(ticket.id, session=session):
        keying.key_again(actor, round_id, line, session=session)
    return keyed


def _differences(workshop_id: UUID, paper: Paper) -> None:
    try:
        found = vote_cached.on_round(keying.differences, paper.round_id)
    except ToolkitError as error:
        show.problem(error)
        return
    if not found:
        st.caption("No differences between the first and the second keying.")
        return
    st.markdown(f"**{many(len(found), 'difference')}.** Look at the paper, then say which is right.")
    helped = {row[0] for row in cached.read(ticket_queries.papers, paper.round_id) if row[4]}
    st.html(table("Keyed twice, and not the same", ("Paper", "First", "Second"), [(row.number, row.first, row.second) for row in found]))
    for row in found:
        _which(workshop_id, paper, row, " H" if row.number in helped else "")


def _which(workshop_id: UUID, paper: Paper, row: Difference, helped: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{row.number}**")
        for name, words in (("first", row.first), ("second", row.second)):
            st.button(f"The {name} is right", key=f"{FORM}-{name}-{row.number}", on_click=_choose,
                      args=(workshop_id, paper, f"{row.number} {words}{helped}"))
        st.button("Correct", key=f"{FORM}-neither-{row.number}", type="tertiary", icon=":material/edit:", on_click=_correct,
                  args=(paper, f"{row.number} {row.second}{helped}"))


def _choose(workshop_id: UUID, paper: Paper, line: str) -> None:
    session.require("run a vote", workshop_id)
    session.act(_put_right, paper.round_id, line)


def _how(paper: Paper) -> None:
    with st.expander("How to key a paper"):
        mark = ("`3:42` item 3, impact 4, effort 2 · `3:4-` effort left out" if paper.input == MATRIX else
                "`3` one dot on item 3 · `3 3` or `3x2` two dots")
        st.markdown(f"- The number printed on the paper first, then: {mark}\n- `E` expert by experience, `C` family carer, "
                    "`P` professional, where it is ticked\n- `H` where a supporter helped\n- Groups of people: "
                    + (" · ".join(f"`{group.letter}` {show.plain(group.name)}" for group in paper.groups) or "none asked"))


