"""Voting papers: printing them, keying them, spoilt and lost ones, and whether they add up."""

from collections.abc import Callable

import streamlit as st

from pages.ui import session, vote_cached, vote_close, vote_lost, vote_pad
from pages.ui.problems import ANY, problem_at
from pages.ui.vote_words import act, newest, title, void_papers, way_to
from pages.ui.words import _, many, said_all
from toolkit.models import VoteRound
from toolkit.steps.overview import Overview
from toolkit.voting import moves, reconciling, tickets

PILE = "papers"  # in the address: what is done with papers
STYLES = {"normal": "Normal print", "large": "Large print", "a3": "A3", "easy": "Easy Read"}
FORM = "print"


def papers(seen: Overview, state: int, leads: bool) -> None:
    """One thing at a time: print, key, key again, spoilt or lost, count."""
    vote = newest(seen.id, state)
    if vote is None:
        st.info(_("Voting papers are made for a vote. Make one ready first."), icon=":material/description:")
        way_to("ready", _("Make a vote ready"))
        return
    title(vote)
    if vote.closed_at:
        _count(seen, state, vote)
    elif vote.state == moves.DRAFT:
        st.caption(_("Print once the voting paper is as it should be: when the draft is changed, papers that are printed become void."))
        _print(seen, state, vote)
    else:
        offered = {name: label for name, (label, _ignored) in said_all(PILES).items()}
        PILES[session.choose_part(_("What to do with papers"), offered, PILE)][1](seen, state, vote)


def _print(seen: Overview, state: int, vote: VoteRound) -> None:
    count = vote_cached.count_now(vote.id)
    void_papers(count)
    with st.form(FORM, enter_to_submit=False):
        st.number_input(_("How many voting papers"), 1, tickets.MOST_AT_ONCE, vote.headcount, key=session.fresh(FORM),
                        placeholder=_("One for each person, and some more"))
        st.form_submit_button(_("Make papers") if not count.printed else _("Make more papers"), on_click=_make, args=(vote,),
                              type="secondary" if count.printed else "primary", icon=":material/add:")
        problem_at(ANY)
    if not count.printed:
        st.caption(_("Each paper has a number of its own, so that each counts once. The same ideas stand on it as on the wall."))
        return
    st.markdown(_("**{voting_paper}** made. Download and print them:", voting_paper=many(count.printed, "voting paper")))
    with st.container(horizontal=True):
        for at, (style, label) in enumerate(said_all(STYLES).items()):
            st.link_button(label, f"/papers/{vote.id}.pdf?style={style}", icon=":material/print:",
                           type="primary" if at == 0 else "secondary")
        st.link_button(_("Sheets for the wall"), f"/papers/{vote.id}.pdf?kind=wall", icon=":material/wallpaper:")


def _make(vote: VoteRound) -> None:
    session.require("run a vote", vote.workshop_id)
    count = st.session_state[session.fresh(FORM)] or 0
    if session.act(tickets.print_papers, vote.id, count, said=_("{voting_paper} made.", voting_paper=many(count, "voting paper")))[0]:
        session.empty(FORM)


def _count(seen: Overview, state: int, vote: VoteRound) -> None:
    count = vote_cached.count_now(vote.id)
    if not vote.closed_at and count.printed:
        key = f"over-{vote.id}-{vote.version}"
        st.number_input(_("Papers left over, not handed out (saved as soon as you leave the field)"), 0, count.printed, vote.left_over or 0,
                        key=key, on_change=_left_over, args=(vote, key))
        problem_at(ANY)
    st.html(vote_close.in_all(count))
    st.link_button(_("Print this sheet"), f"/papers/{vote.id}.pdf?kind=reconciliation", icon=":material/print:")


def _left_over(vote: VoteRound, key: str) -> None:
    over = st.session_state[key] or 0
    act(vote, reconciling.count_left_over, over, said=_("Saved: {paper} left over.", paper=many(over, "paper")))


def _key(seen: Overview, state: int, vote: VoteRound) -> None:
    vote_pad.pad(seen.id, vote_cached.paper_at(seen.id, state, vote.id), vote_pad.FIRST)


def _key_again(seen: Overview, state: int, vote: VoteRound) -> None:
    vote_pad.pad(seen.id, vote_cached.paper_at(seen.id, state, vote.id), vote_pad.SECOND)


Section = Callable[[Overview, int, VoteRound], None]
PILES: dict[str, tuple[str, Section]] = {
    "print": ("Print", _print), "key": ("Key papers", _key), "again": ("Key a second time", _key_again),
    "lost": ("Spoilt, lost, all papers", vote_lost.lost), "count": ("Do they add up?", _count)}
