"""One by one on the shared screen: each person's ballot, and a page between people on which nothing can be seen.

A fragment: marking an idea redraws nothing but the ballot.
"""

from dataclasses import replace
from uuid import UUID

import streamlit as st

from pages.ui import parts, session, show, vote_cached
from pages.ui.problems import ANY, problem_at
from pages.ui.vote_words import people, running
from pages.ui.words import _, many, names_in, said_all
from toolkit.steps.overview import Overview
from toolkit.voting import moves
from toolkit.voting.ballots import cast_ballot
from toolkit.voting.marks import Marks
from toolkit.voting.paper import APPROVAL, DOTS, MATRIX, SCALE, VOTER_KINDS, Item, Paper

FORM = "turn"
PAGE = "turn_page"  # session_state: which page of a turn is shown
HANDED, ABOUT, MARKING, DONE = "handed", "about", "marking", "done"
QUESTIONS = {"impact": "How much difference would it make?", "effort": "How hard would it be?"}
WHAT_FOR = ("This shows whether people who come in different ways want different things. Groups of fewer than five are never shown "
            "alone. You can leave it out.")


def turns(seen: Overview, state: int, leads: bool) -> None:
    """The open vote on this device, one person after the other."""
    vote = running(seen.id, state, leads)
    if vote is None:
        return
    if vote.state == moves.PAUSED:
        st.warning(_("The vote is paused. Go on with it under Run, then the next person can vote."), icon=":material/pause_circle:")
        return
    _turn(seen.id, vote_cached.paper_at(seen.id, state, vote.id))


@parts.fragment
def _turn(workshop_id: UUID, paper: Paper) -> None:
    session.require("run a vote", workshop_id)
    PAGES[st.session_state.get(PAGE, HANDED)](workshop_id, paper)
    problem_at(ANY)


def _handed(workshop_id: UUID, paper: Paper) -> None:
    st.subheader(show.plain(paper.question), anchor=False)
    st.markdown(_("People take turns at this screen. Nothing of the person before can be seen."))
    st.button(_("I am the next person"), type="primary", on_click=_next, args=(workshop_id,), icon=":material/person:")
    _so_far(paper)


def _done(workshop_id: UUID, paper: Paper) -> None:
    st.subheader(_("Thank you. Your ballot is in."), anchor=False)
    st.markdown(_("Please hand over to the next person."))
    st.button(_("I am the next person"), type="primary", on_click=_next, args=(workshop_id,), icon=":material/person:")
    _so_far(paper)


def _so_far(paper: Paper) -> None:
    st.caption(_("{people} have voted.", people=people(vote_cached.count_now(paper.round_id))))


def _next(workshop_id: UUID) -> None:
    session.require("run a vote", workshop_id)
    session.empty(FORM)
    st.session_state[PAGE] = ABOUT


def _about(workshop_id: UUID, paper: Paper) -> None:
    st.subheader(_("First, how do you take part today?"), anchor=False)
    st.caption(_(WHAT_FOR))
    key = session.fresh(FORM)
    st.pills(_("I am here as"), list(VOTER_KINDS), format_func=names_in(VOTER_KINDS), key=f"{key}-kind", persist_state="session")
    if paper.groups:
        names = {group.id: group.name for group in paper.groups}
        st.pills(_("I belong to (one or more)"), list(names), selection_mode="multi", format_func=names.get,
                 key=f"{key}-groups", persist_state="session")
    with st.container(horizontal=True):
        st.button(_("Go on to the vote"), type="primary", on_click=_to, args=(workshop_id, MARKING), icon=":material/arrow_forward:")


def _to(workshop_id: UUID, page: str) -> None:
    session.require("run a vote", workshop_id)
    st.session_state[PAGE] = page


def _marking(workshop_id: UUID, paper: Paper) -> None:
    st.subheader(show.plain(paper.question), anchor=False)
    {DOTS: _dots, APPROVAL: _approval, MATRIX: _matrix}[paper.input](paper, session.fresh(FORM))
    with st.container(horizontal=True):
        st.button(_("Put my ballot in"), type="primary", on_click=_cast, args=(workshop_id, paper), icon=":material/how_to_vote:")
        st.button(_("Back"), on_click=_to, args=(workshop_id, ABOUT), icon=":material/arrow_back:")
        st.button(_("Leave without voting"), type="tertiary", on_click=_leave, args=(workshop_id,))


def _dots(paper: Paper, key: str) -> None:
    used = sum(_marks(paper, key).dots.values())
    over = used - paper.dots_per_person
    st.markdown(_("You have **{dot}**, at most **{max_per_item}** on one idea. **{used} of {dots_per_person} used.**",
                  dot=many(paper.dots_per_person, "dot"), max_per_item=paper.max_per_item, used=used,
                  dots_per_person=paper.dots_per_person) + (_(" Take {over} away.", over=over) if over > 0 else ""))
    for item in paper.items:
        with _item(item):
            st.segmented_control(_("Dots for {number}", number=item.number), list(range(paper.max_per_item + 1)), default=0,
                                 key=f"{key}-{item.id}",
                                 label_visibility="collapsed", required=True, persist_state="session")


def _approval(paper: Paper, key: str) -> None:
    st.markdown(_("Mark **all** the ideas you support."))
    for item in paper.items:
        with _item(item):
            st.checkbox(_("I support {number}", number=item.number), key=f"{key}-{item.id}", persist_state="session")


def _matrix(paper: Paper, key: str) -> None:
    st.markdown(_("For each idea two questions, from **1** (little) to **5** (much). Leave out what you cannot say."))
    for item in paper.items:
        with _item(item):
            for name, question in said_all(QUESTIONS).items():
                st.segmented_control(_("{question} (idea {number})", question=question, number=item.number), list(SCALE),
                                     key=f"{key}-{name}-{item.id}",
                                     persist_state="session")


def _marks(paper: Paper, key: str) -> Marks:
    held = st.session_state
    if paper.input == MATRIX:
        return Marks(ratings={item.id: tuple(held.get(f"{key}-{name}-{item.id}") for name in QUESTIONS) for item in paper.items})
    return Marks({item.id: int(held.get(f"{key}-{item.id}") or 0) for item in paper.items})


def _item(item: Item):
    words, answer = st.columns([3, 2], vertical_alignment="center")
    picture = show.picture(item.picture, item.picture_alt, 48) if item.picture else ""
    words.html(f'<div class="ct-flex" style="align-items:center">{picture}<div style="font-size:1.15rem"><b>{item.number}</b> '
               f"{show.words(item.title)}</div></div>")
    return answer


def _cast(workshop_id: UUID, paper: Paper) -> None:
    session.require("run a vote", workshop_id)
    key = session.fresh(FORM)
    # Read now and not when the button was drawn: the last mark may have come in together with the click.
    whole = replace(_marks(paper, key), voter_kind=st.session_state.get(f"{key}-kind"),
                    groups=tuple(st.session_state.get(f"{key}-groups") or ()))
    if session.act(cast_ballot, paper.round_id, whole)[0]:
        _forget(key, DONE)


def _leave(workshop_id: UUID) -> None:
    session.require("run a vote", workshop_id)
    _forget(session.fresh(FORM), HANDED)


def _forget(key: str, page: str) -> None:
    # What the person chose goes out of this browser's session too.
    for name in [name for name in st.session_state if str(name).startswith(f"{key}-")]:
        del st.session_state[name]
    session.empty(FORM)
    st.session_state[PAGE] = page


PAGES = {HANDED: _handed, ABOUT: _about, MARKING: _marking, DONE: _done}
