"""Running a vote: how the room comes in, how many have voted, and pausing, going on, closing."""

from uuid import UUID

import streamlit as st

from pages.ui import aloud, cached, parts, session, show, vote_cached, vote_close, vote_room
from pages.ui.problems import ANY, problem_at
from pages.ui.vote_words import act, channels, go_to, people, running, title, void_papers, way_to
from pages.ui.words import _, say_number
from toolkit import addresses
from toolkit.models import VoteRound
from toolkit.steps.overview import Overview
from toolkit.voting import moves, rounds

BACK = "Take it back to the draft"
CLOSING = "closing_vote"  # session_state: the question whether to close is open, so the page under it holds still


def run(seen: Overview, state: int, leads: bool) -> None:
    """The open or paused vote: the room's code beside the count and what the facilitator can do."""
    vote = running(seen.id, state, leads)
    if vote is None:
        return
    st.session_state[CLOSING] = False
    title(vote)
    if vote.state == moves.PAUSED:
        st.warning(_("The vote is paused: phones and the shared screen wait until you go on. Papers, the wall and hands can still be put "
                     "in.")
                   if leads else
                   _("The vote is paused. Please wait."), icon=":material/pause_circle:")
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        _room(vote, leads)
    with right:
        # Whether anybody has voted when the buttons are drawn; when that changes, they are drawn anew.
        count = vote_cached.count_now(vote.id)
        voted = count.people > 0
        _count(seen.id, vote.id, state, voted)
        if leads:
            if not count.printed:
                void_papers(count)
            _present(vote)
            _buttons(vote, voted)
        st.link_button(_("Show on the big screen"), f"/big_screen?workshop={seen.id}", icon=":material/tv:")


def _room(vote: VoteRound, leads: bool) -> None:
    if vote.live:
        st.info(_("This is a show of hands, and totals are seen as they come in. So no phones are asked."), icon=":material/front_hand:")
        if leads:
            way_to("totals", _("Count hands"), "secondary")
        return
    url = vote_room.room_url(vote.code)
    st.html(f'{vote_room.qr(url, "18rem")}<div style="font-size:1.3rem;margin-top:.6rem;overflow-wrap:anywhere"><b>'
            f'{show.words(vote_room.in_print(url))}</b></div><div style="font-size:1.3rem">{_("Room code")} <b '
            f'style="font-size:1.8rem;letter-spacing:.15em">{show.words(vote.code)}</b></div>')
    if addresses.only_here(url):
        st.warning(_(vote_room.ONLY_HERE), icon=":material/wifi_off:")


@parts.fragment(run_every="1s")
def _count(workshop_id: UUID, round_id: UUID, state: int, voted: bool) -> None:
    session.require("see workshops", workshop_id)
    count = vote_cached.count_now(round_id)
    if not st.session_state.get(CLOSING) and (cached.state_of(workshop_id) != state or (count.people > 0) != voted):
        st.rerun()
    voted_now = _("{more} voted", more=_("have") if count.people != 1 or count.headcount else _("has"))
    st.html(f'<div><div style="font-size:2.6rem;line-height:1.15;font-weight:700">{show.words(people(count))}</div>'
            f'<div style="font-size:1.2rem">{voted_now}</div>'
            f'<div class="ct-more">{show.words(channels(count))}</div></div>')
    aloud.say(f"{people(count)} {voted_now}", "votes")


def _present(vote: VoteRound) -> None:
    key = f"present-{vote.id}-{vote.version}"
    st.number_input(_("People present (saved as soon as you leave the field)"), 1, rounds.MOST_PEOPLE, vote.headcount, key=key,
                    placeholder=_("How many people may vote?"), on_change=_headcount, args=(vote, key))
    problem_at("headcount")
    if not vote.headcount:
        st.caption(_("Phones can come in once you have said how many people are here."))


def _headcount(vote: VoteRound, key: str) -> None:
    if count := st.session_state[key]:
        act(vote, rounds.correct_headcount, count, said=_("Saved: {count} people are present.", count=say_number(count)))


def _buttons(vote: VoteRound, voted: bool) -> None:
    if st.button(_("Close the vote"), type="primary", icon=":material/lock:"):
        st.session_state[CLOSING] = True
        vote_close.close(vote.workshop_id, vote.id)
    with st.container(horizontal=True):
        if vote.state == moves.OPEN:
            st.button(_("Pause"), on_click=_move, args=(vote, moves.PAUSED, _("The vote is paused.")), icon=":material/pause:")
        else:
            st.button(_("Go on"), on_click=_move, args=(vote, moves.OPEN, _("The vote goes on.")), icon=":material/play_arrow:")
        st.button(_(BACK), on_click=_move, args=(vote, moves.DRAFT, _("The vote is a draft again.")), icon=":material/edit_note:",
                  disabled=voted)
    if voted:
        st.caption(_("It cannot go back to the draft: somebody has voted, so the voting paper stays as it is. For another question, "
                     "close this vote and hold a second round."))
    problem_at(ANY)


def _move(vote: VoteRound, to: str, said: str) -> None:
    if act(vote, rounds.move_round, to, said=said) and to == moves.DRAFT:
        go_to("ready")
