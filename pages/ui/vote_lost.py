"""Voting papers that are spoilt or lost, and the list of all of them with what became of each."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, parts, session, show, vote_room
from pages.ui.problems import ANY, problem_at
from pages.ui.vote_words import table
from pages.ui.words import _, many
from toolkit.models import VoteRound
from toolkit.steps.overview import Overview
from toolkit.storage.queries import tickets as queries
from toolkit.voting import tickets

FORM = "lost"
MADE = "new_ticket"  # session_state: (round id, lost number, new number) of what was replaced last
STATES = {tickets.ISSUED: "Not in yet", tickets.USED: "Counted", tickets.SPOILT: "Spoilt", tickets.DEAD: "Lost and replaced",
          tickets.VOID: "Void: printed before a change"}
KINDS = {tickets.PAPER: "Paper", tickets.PHONE: "Phone"}
ALL = "all"
SHOWN = 50


def lost(seen: Overview, state: int, vote: VoteRound) -> None:
    """A form for one paper, the number that takes its place, and the list."""
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        _form(seen.id, vote)
        _replaced(vote)
    with right:
        _list(seen.id, vote.id)


def _form(workshop_id: UUID, vote: VoteRound) -> None:
    with st.form(FORM, enter_to_submit=False):
        st.text_input(_("Number on the paper"), key=session.fresh(f"{FORM}-number"))
        st.text_input(_("Why"), key=session.fresh(f"{FORM}-why"), placeholder=_("For example: left on the bus; torn; cannot be read"))
        problem_at("why")
        with st.container(horizontal=True):
            st.form_submit_button(_("It is lost: give another"), type="primary", on_click=_replace, args=(workshop_id, vote.id),
                                  icon=":material/sync:")
            st.form_submit_button(_("It is spoilt"), on_click=_spoil, args=(workshop_id, vote.id), icon=":material/block:")
        problem_at(ANY)
    st.caption(_("A lost paper stops working at once. A spoilt one is not counted; its person may have another."))


def _typed() -> tuple[str, str]:
    return tuple(st.session_state.get(session.fresh(f"{FORM}-{part}")) or "" for part in ("number", "why"))


def _empty() -> None:
    for part in ("number", "why"):
        session.empty(f"{FORM}-{part}")


def _replace(workshop_id: UUID, round_id: UUID) -> None:
    session.require("run a vote", workshop_id)
    number, why = _typed()
    done, made = session.act(tickets.replace, round_id, number, why, said=_("Another paper takes its place."))
    if done:
        st.session_state[MADE] = (round_id, tickets.clean(number), made)
        _empty()


def _spoil(workshop_id: UUID, round_id: UUID) -> None:
    session.require("run a vote", workshop_id)
    number, why = _typed()
    if session.act(tickets.spoil, round_id, number, why, said=_("{clean} is marked as spoilt.", clean=tickets.clean(number)))[0]:
        _empty()


def _replaced(vote: VoteRound) -> None:
    round_id, old, new = st.session_state.get(MADE, (None, "", ""))
    if round_id != vote.id:
        return
    url = vote_room.ticket_url(vote.code, new)
    st.success(_("In place of {old}, the number is now **{new}**. Write it on a blank paper, or let the person scan this.", old=old,
                 new=new),
               icon=":material/check:")
    st.html(f'{vote_room.qr(url, "10rem")}<div class="ct-more" style="overflow-wrap:anywhere">{show.words(vote_room.in_print(url))}</div>')
    st.link_button(_("Print this paper"), f"/papers/{vote.id}.pdf?style=normal&number={new}", icon=":material/print:")


@parts.fragment
def _list(workshop_id: UUID, round_id: UUID) -> None:
    session.require("run a vote", workshop_id)
    sought = tickets.clean(st.text_input(_("Find a number"), key=f"{FORM}-find", placeholder=_("The number, or its beginning")))
    of = st.selectbox(_("Show"), [ALL, *STATES], format_func=lambda one: _(STATES.get(one, _("All"))), key=f"{FORM}-state")
    rows = [row for row in cached.read(queries.papers, round_id) if row[0].startswith(sought) and of in (ALL, row[2])]
    st.html(table(many(len(rows), "number") + (_(", the first {shown} shown", shown=SHOWN) if len(rows) > SHOWN else ""),
                  (_("Number"), _("On"), _("State"), _("Why")),
                  [(number, _(KINDS[kind]), _(STATES[state]), why) for number, kind, state, why, _ignored in rows[:SHOWN]]))
