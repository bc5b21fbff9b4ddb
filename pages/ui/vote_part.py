"""Voting with dots on the shared screen. Results stay hidden until the vote is closed."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import ANY, problem_at
from toolkit.access.roles import may
from toolkit.record.saying import many
from toolkit.steps.overview import Overview
from toolkit.voting import moves, rounds
from toolkit.voting.ballots import cast_ballot
from toolkit.voting.closing import close_round
from toolkit.voting.marks import Marks

FORM = "vote"
QUESTION = "Which of these matter most to you?"


def vote(seen: Overview, state: int) -> None:
    """The open vote with one ballot after another, or the results so far and how to open a vote."""
    held = cached.rounds_at(seen.id, state)
    leads = may(session.require(), "run a vote", seen.id)
    if held and held[0][0].state == moves.OPEN:
        _open(seen, *held[0][:3], leads)
        held = held[1:]
    elif leads:
        _opening(seen, first=not held)
    for made, _, ballots, found in held:
        _results(made, ballots, found)


def _opening(seen: Overview, first: bool) -> None:
    with (st.expander("Open a vote" if first else "Open another vote; the earlier one is kept", expanded=first),
          st.form(FORM, border=False, enter_to_submit=False)):
        st.caption("The discussion decides; the vote informs it. All ideas go on the voting paper with their numbers.")
        st.text_input("Question", QUESTION, key=f"{FORM}-question")
        left, middle, right = st.columns(3)
        left.number_input("Dots per person", 1, rounds.MOST_DOTS, 5, key=f"{FORM}-dots")
        middle.number_input("At most on one idea", 1, rounds.MOST_DOTS, 3, key=f"{FORM}-most")
        right.number_input("People present", 1, rounds.MOST_PEOPLE, None, key=f"{FORM}-headcount", placeholder="How many")
        st.form_submit_button("Open the vote", type="primary", on_click=_start, args=(seen.id,), icon=":material/how_to_vote:")
        problem_at(ANY)


def _start(workshop_id: UUID) -> None:
    session.require("run a vote", workshop_id)
    typed = (st.session_state[f"{FORM}-{part}"] for part in ("question", "dots", "most", "headcount"))
    session.act(rounds.open_round, workshop_id, rounds.RoundRules(*typed), said="The vote is open.")


def _open(seen: Overview, made, items: list, ballots: int, leads: bool) -> None:
    present = f" of {made.headcount} people present" if made.headcount else ""
    st.subheader(show.plain(made.question), anchor=False)
    st.markdown(f"**{many(ballots, 'ballot')}**{present}. Each person has **{many(made.dots_per_person, 'dot')}**, "
                f"at most **{made.max_per_item}** on one idea. Results are shown when the vote is closed.")
    if not leads:
        return
    _ballot(seen, made, items)
    _closing(seen, made, ballots)


def _ballot(seen: Overview, made, items: list) -> None:
    keys = {item.id: session.fresh(f"{FORM}-ballot") + f"-{item.id}" for item in items}
    with st.form(f"{FORM}-ballot", enter_to_submit=False):
        st.markdown("**One person's ballot.** Put it in, then hand over to the next person: the dots are cleared.")
        for item in items:
            words, dots = st.columns([3, 2], vertical_alignment="center")
            words.html(f'<div style="font-size:1.1rem"><b>{item.number}</b> {show.words(item.title)}</div>')
            dots.segmented_control(f"Dots for {item.number}", list(range(made.max_per_item + 1)), default=0, key=keys[item.id],
                                   label_visibility="collapsed", required=True)
        st.form_submit_button("Put this ballot in", type="primary", on_click=_cast, args=(seen.id, made.id, keys),
                              icon=":material/how_to_vote:")
        problem_at(ANY)


def _cast(workshop_id: UUID, round_id: UUID, keys: dict[UUID, str]) -> None:
    session.require("run a vote", workshop_id)
    dots = {item: st.session_state.get(key) or 0 for item, key in keys.items()}
    if session.act(cast_ballot, round_id, Marks(dots), said="The ballot is in. Next person, please.")[0]:
        session.empty(f"{FORM}-ballot")


def _closing(seen: Overview, made, ballots: int) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        count = st.number_input("People present", 1, rounds.MOST_PEOPLE, made.headcount, key=f"present-{made.id}")
        if count and count != made.headcount:
            st.button("Correct the number", on_click=_headcount, args=(seen.id, made.id, made.version, count))
        st.button("Close the vote and show the result", on_click=_close, args=(seen.id, made.id, made.version),
                  icon=":material/lock:", disabled=not ballots)


def _headcount(workshop_id: UUID, round_id: UUID, version: int, count: int) -> None:
    session.require("run a vote", workshop_id)
    session.act(rounds.correct_headcount, round_id, version, count, said=f"{count} people are present.")


def _close(workshop_id: UUID, round_id: UUID, version: int) -> None:
    session.require("run a vote", workshop_id)
    session.act(close_round, round_id, version, said="The vote is closed.")


def _results(made, ballots: int, found: list) -> None:
    most = max((row.dots for row in found), default=0) or 1
    st.subheader(f"Result of vote {made.number}: {show.plain(made.question)}", anchor=False)
    present = f" of {made.headcount} people present" if made.headcount else ""
    rows = "".join(
        f'<tr><td>{row.number}</td><td>{show.words(row.title)}</td><td>{row.dots}</td><td>{row.supporters}</td>'
        f'<td style="min-width:8rem" aria-hidden="true"><div style="height:1.1rem;width:{row.dots * 100 / most:.0f}%;'
        f'background:currentColor;opacity:.75"></div></td></tr>' for row in found)
    st.html(f'<div class="ct-scroll" tabindex="0" role="region" aria-label="Result of vote {made.number}">'
            f'<table class="ct"><caption>{many(ballots, "ballot")}{present}</caption><thead><tr><th scope="col">Number</th>'
            f'<th scope="col">Idea</th><th scope="col">Dots</th><th scope="col">People who put dots on it</th>'
            f'<th scope="col" aria-hidden="true"></th></tr></thead><tbody>{rows}</tbody></table></div>')
