"""What matters most in a meeting: gaps become ideas by one press, hands are counted at once, and what is agreed is kept."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, vote_cached
from pages.ui.candidates import card
from pages.ui.problems import problem_at
from pages.ui.vote_words import table
from pages.ui.words import _, many
from toolkit.access.roles import may
from toolkit.events import one_meeting
from toolkit.models import GAP
from toolkit.steps import prioritising
from toolkit.steps.overview import Overview
from toolkit.voting import batches
from toolkit.voting.moves import COUNTED

FORM = "meeting-idea"
QUESTION = "Which of these matter most to you?"


def ideas(seen: Overview, state: int) -> None:
    """On the left what is missing, each to be taken up; on the right the ideas."""
    standing, feeding = cached.priorities_at(seen.id, state), cached.gaps_feeding_at(seen.id, state)
    leads = may(session.require(), "keep priorities", seen.id)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("What is missing: take up what matters"), anchor=False)
        _gaps(seen, state, {row[1] for rows in feeding.values() for row in rows}, leads)
    with right:
        st.subheader(_("Ideas for what should change ({count})", count=len(standing)), anchor=False)
        st.html("".join(card(row, feeding.get(row.id, []), name_gaps=False) for row in standing) or _("Nothing taken up yet."))
        if leads:
            with st.form(FORM, clear_on_submit=False):
                st.text_input(_("Another idea in one sentence, then press Enter"), key=session.fresh(FORM))
                st.form_submit_button(_("Add"), on_click=_add, args=(seen.id,), icon=":material/add:")
        problem_at("title")


def _gaps(seen: Overview, state: int, taken: set[UUID], leads: bool) -> None:
    waiting = [entry for entry in cached.entries_at(seen.id, state, kind=GAP) if entry.id not in taken]
    if not waiting:
        st.caption(_("Nothing waits here. What is said to be missing appears here at once."))
    for entry in waiting:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f'{entry.function or _("Map")} · {show.plain(entry.words)}', width="stretch")
            if leads:
                st.button(_("Take up"), key=f"take-{entry.id}", on_click=_take_up, args=(seen.id, entry.id, entry.words),
                          icon=":material/star:", help=_("Make it an idea: {words}", words=show.plain(entry.words)))


def _take_up(workshop_id: UUID, gap_id: UUID, words: str) -> None:
    session.require("keep priorities", workshop_id)
    session.act(one_meeting.take_up, workshop_id, gap_id, words)


def _add(workshop_id: UUID) -> None:
    session.require("keep priorities", workshop_id)
    words = st.session_state.get(session.fresh(FORM)) or ""
    if session.act(prioritising.add_priority, workshop_id, words, "fresh")[0]:
        session.empty(FORM)


def hands(seen: Overview, state: int) -> None:
    """Read each idea out, write down the hands, and count them all with one press."""
    standing = [row for row in cached.priorities_at(seen.id, state) if not row.final_rank]
    if len(standing) < 2 or not may(session.require(), "run a vote", seen.id):
        return
    st.subheader(_("Hands up: who supports this?"), anchor=False)
    name = session.fresh("meeting-hands")
    with st.form("meeting-hands", enter_to_submit=False):
        st.caption(_("Read each idea out and count the hands. Everybody may raise a hand for as many ideas as they like."))
        for row in standing:
            st.number_input(_("Hands for {number} {title}", number=row.number, title=show.plain(row.title)), 0, batches.MOST_PEOPLE, 0,
                            key=f"{name}-{row.id}")
        st.number_input(_("How many people are here"), 1, batches.MOST_PEOPLE, None, key=f"{name}-people", placeholder=_("People"))
        st.form_submit_button(_("Count these hands"), type="primary", on_click=_count, icon=":material/front_hand:",
                              args=(seen.id, name, [row.id for row in standing]))
    for field in ("people", None):
        problem_at(field)


def _count(workshop_id: UUID, name: str, ideas: list[UUID]) -> None:
    session.require("run a vote", workshop_id)
    counted = {one: st.session_state.get(f"{name}-{one}") or 0 for one in ideas}
    people = st.session_state.get(f"{name}-people")
    if session.act(one_meeting.count_hands, workshop_id, _(QUESTION), people, counted, said=_("The hands are counted."))[0]:
        session.empty("meeting-hands")


def agreed(seen: Overview, state: int) -> None:
    """What the last count came to, and what the group agrees on: the group decides, not the count."""
    standing = {row.id: row for row in cached.priorities_at(seen.id, state)}
    counted = _result(seen, state)
    final = sorted((row for row in standing.values() if row.final_rank), key=lambda row: row.final_rank)
    if final:
        st.subheader(_("Our priorities"), anchor=False)
        st.html("".join(f'<div class="ct-entry priority"><b>{row.final_rank}. {show.words(row.title)}</b><div class="ct-more">'
                        f'{_("Because: {reason}", reason=show.words(row.reason))}</div></div>' for row in final))
    open_ones = [row for row in standing.values() if not row.final_rank]
    if open_ones and may(session.require(), "keep priorities", seen.id):
        _agree(seen, sorted(open_ones, key=lambda row: (-counted.get(row.id, 0), row.number)))


def _result(seen: Overview, state: int) -> dict[UUID, int]:
    rounds = vote_cached.rounds_at(seen.id, state)
    if not rounds or rounds[0].state not in COUNTED or rounds[0].input == "matrix":
        return {}
    found = vote_cached.found_at(seen.id, state, rounds[0].id)
    st.html(table(_("The last count: {people} here", people=many(rounds[0].headcount or found.count.people, "person", "people")),
                  (_("Number"), _("Idea"), _("Hands")), [(row.number, row.title, row.dots) for row in found.items]))
    return {row.priority_id: row.dots for row in found.items}


def _agree(seen: Overview, rows: list) -> None:
    name = session.fresh("meeting-agree")
    with st.form("meeting-agree", enter_to_submit=False):
        st.markdown(_("**What does the group agree on?** The group decides, not the count."))
        for row in rows:
            st.checkbox(f"{row.number} {show.plain(row.title)}", key=f"{name}-{row.id}")
        st.text_input(_("The reason, as the room gives it"), key=f"{name}-reason")
        st.form_submit_button(_("These are our priorities"), type="primary", on_click=_keep, icon=":material/star:",
                              args=(seen.id, name, [row.id for row in rows]))
    for field in ("agreed", "reason"):
        problem_at(field)


def _keep(workshop_id: UUID, name: str, ideas: list[UUID]) -> None:
    session.require("keep priorities", workshop_id)
    chosen = [one for one in ideas if st.session_state.get(f"{name}-{one}")]
    if session.act(one_meeting.agree, chosen, st.session_state.get(f"{name}-reason") or "", said=_("Your priorities are kept."))[0]:
        session.empty("meeting-agree")


def over(seen: Overview) -> None:
    """Going on to the plans when the meeting is over."""
    if moves_left(seen) and may(session.require(), "move between steps", seen.id):
        st.button(_("The meeting is over: go on to the plans"), on_click=_finish, args=(seen.id,), icon=":material/arrow_forward:")
        problem_at(None)


def moves_left(seen: Overview) -> bool:
    """Whether the workshop stands before its plans."""
    return seen.step in ("map", "gaps", "priorities")


def _finish(workshop_id: UUID) -> None:
    session.require("move between steps", workshop_id)
    if session.act(one_meeting.finish, workshop_id, said=_("The workshop now stands at its plans."))[0]:
        st.session_state[session.GO_TO] = "step_plans.py"
