"""The result of a vote: first the room's picture, then by voter kind and group of people, then who may see it."""

import streamlit as st

from pages.ui import drawn, maps, parts, session, show, vote_cached, vote_picture, vote_room
from pages.ui.problems import ANY, problem_at
from pages.ui.vote_words import STATES, act, channels, go_to, people, rule, way_to
from pages.ui.words import _, said_all
from toolkit import addresses
from toolkit.models import VoteRound
from toolkit.steps.overview import Overview
from toolkit.voting import moves, rounds
from toolkit.voting.results import may_see_results

FILES = {"results-xlsx": "Results as a spreadsheet", "results-csv": "Results as CSV", "ballots-csv": "Ballots as CSV",
         "ballots-pb": "Ballots for a recount (.pb)"}
WHICH = "round"  # in the address: the number of the round whose result is shown


def result(seen: Overview, state: int, leads: bool) -> None:
    """The chosen round's result, the newest unless told."""
    held = [vote for vote in vote_cached.rounds_at(seen.id, state) if vote.state != moves.DRAFT]
    if not held:
        st.info(_("Nothing to see yet. Results stand here when a vote is closed."), icon=":material/bar_chart:")
        if leads:
            way_to("ready", _("Make a vote ready"))
        return
    vote = _which(held)
    st.subheader(_("Result of vote {number}: {question}", number=vote.number, question=show.plain(vote.question)), anchor=False)
    if not may_see_results(vote):
        _hidden(vote)
        return
    if vote.closed_at:
        _whole(seen, state, vote, leads)
    else:
        _live(seen, vote.id)
    _later(seen, state, vote, leads)


def _which(held: list[VoteRound]) -> VoteRound:
    if len(held) == 1:
        return held[0]
    by_number = {vote.number: vote for vote in held}
    given = session.address_number(WHICH, 0, held[0].number)
    st.session_state[WHICH] = given if given in by_number else held[0].number
    chosen = st.selectbox(_("Which vote"), list(by_number), key=WHICH, on_change=session.keep_in_address, args=(WHICH, WHICH),
                          format_func=lambda number: _("Vote {number}: {question} ({states})", number=number,
                                                       question=by_number[number].question, states=_(STATES[by_number[number].state])))
    return by_number[chosen]


def _hidden(vote: VoteRound) -> None:
    st.info(_("Results are hidden until the vote is closed, for everybody, so that nobody votes with an eye on the others."),
            icon=":material/visibility_off:")
    st.markdown(_("**{people}** have voted so far.", people=show.plain(people(vote_cached.count_now(vote.id)))))
    way_to("run", _("Go to the running vote"))


@parts.fragment(run_every="1s")
def _live(seen: Overview, round_id) -> None:
    session.require("see workshops", seen.id)
    vote = vote_cached.now(round_id)[0]
    if vote.closed_at:
        st.rerun()
    st.caption(_("A show of hands: totals are seen as they come in."))
    found = vote_cached.on_round(vote_cached.found, round_id)
    st.html(vote_picture.picture(vote, found))


def _whole(seen: Overview, state: int, vote: VoteRound, leads: bool) -> None:
    found = vote_cached.found_at(seen.id, state, vote.id)
    st.markdown(_("**{people}** voted. {rule}  \n{channels}", people=show.plain(people(found.count)), rule=show.plain(rule(vote)),
                  channels=show.plain(channels(found.count))))
    if leads:
        _big_screen(seen, vote, len(found.items))
    if vote_picture.is_matrix(vote):
        drawn.chart(vote_cached.spread_at(seen.id, state, vote.id, maps.is_dark()), vote_picture.in_words(found))
        st.caption(_("A point is the middle answer. Its cross reaches over the middle half of the answers: a short one means that the "
                     "room agrees. Best is bottom right."))
    st.html(vote_picture.picture(vote, found))
    if any(part.ballots != 0 for part in found.kinds):
        _parts(vote, found)
    if leads:
        _publish(vote)
        _take_away(vote)


def _take_away(vote: VoteRound) -> None:
    st.subheader(_("To recount or to keep"), anchor=False)
    st.caption(_("Ballots stand without group, kind or channel, in an order that says nothing. Anybody can count them again."))
    with st.container(horizontal=True):
        for name, label in said_all(FILES).items():
            st.link_button(label, f"/export-vote/{name}/{vote.id}", icon=":material/download:")


def _parts(vote: VoteRound, found) -> None:
    st.subheader(_("The parts of the room side by side"), anchor=False)
    st.html(vote_picture.side_by_side(vote, found.kinds, _("By how people take part")))
    st.html(vote_picture.side_by_side(vote, found.groups, _("By group of people")))
    st.caption(_("A person may belong to several groups. Dots on a wall and raised hands say nothing about who gave them."))


def _big_screen(seen: Overview, vote: VoteRound, items: int) -> None:
    # First, because it comes first in the room: the tables below would tell the end before the beginning.
    shown = min(vote.revealed, items)
    with st.container(border=True):
        st.markdown(_("**On the big screen** the result is uncovered one by one, from the last place up. {shown} of {items} uncovered.",
                      shown=shown, items=items) + (_(" Everything is uncovered.") if shown == items else ""))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(_("Uncover the next"), on_click=_uncover, args=(vote, vote.revealed + 1), disabled=vote.revealed >= items,
                      icon=":material/visibility:", type="primary")
            st.button(_("Uncover all"), on_click=_uncover, args=(vote, items), disabled=vote.revealed >= items)
            st.button(_("Cover all"), on_click=_uncover, args=(vote, 0), disabled=not vote.revealed)
            st.link_button(_("Show on the big screen"), f"/big_screen?workshop={seen.id}", icon=":material/tv:")


def _uncover(vote: VoteRound, count: int) -> None:
    act(vote, rounds.uncover, count, said=_("{count} uncovered on the big screen.", count=count) if count
        else _("Everything is covered again."))


def _publish(vote: VoteRound) -> None:
    st.subheader(_("For everybody"), anchor=False)
    if vote.state == moves.CLOSED:
        st.markdown(_("Publish the result as a page that people open on their phones."))
        st.button(_("Publish the result"), on_click=_move, args=(vote, moves.PUBLISHED, _("The result is published.")),
                  icon=":material/public:")
    else:
        url = vote_room.results_url(vote.code)
        st.html(f'<b>{_("Published at")}</b> <a href="{show.words(url)}" target="_blank" rel="noopener">'
                f'{show.words(vote_room.in_print(url))}</a>{vote_room.qr(url, "9rem")}')
        if addresses.only_here(url):
            st.caption(_(vote_room.ONLY_HERE))
        st.button(_("Take the result down"), on_click=_move, args=(vote, moves.CLOSED, _("The result is no longer published.")),
                  icon=":material/public_off:")
    problem_at(ANY)


def _move(vote: VoteRound, to: str, said: str) -> None:
    act(vote, rounds.move_round, to, said=said)


def _later(seen: Overview, state: int, vote: VoteRound, leads: bool) -> None:
    newest = vote_cached.rounds_at(seen.id, state)[0]
    later = vote_cached.later_ideas(seen.id, state)
    if vote.id != newest.id or not later:
        return
    st.html(f'<b>{_("Not voted on")}</b><ul>' + "".join(f"<li><b>{row.number}</b> {show.words(row.title)}</li>" for row in later) + "</ul>")
    if leads and vote.closed_at:
        st.button(_("Hold a second round"), on_click=go_to, args=("ready",), icon=":material/replay:")
