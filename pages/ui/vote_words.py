"""What the vote's screens say alike: names of states and channels, counts of people, tables, the way to another stage."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import streamlit as st

from pages.ui import session, show, vote_cached
from pages.ui.words import _, many, say_number
from toolkit.models import VoteRound
from toolkit.voting import moves
from toolkit.voting.paper import APPROVAL, MATRIX
from toolkit.voting.reconciling import Reconciled

STAGE = "stage"  # in the address: the stage of the vote
STATES = {moves.DRAFT: "being made ready", moves.OPEN: "open", moves.PAUSED: "paused", moves.CLOSED: "closed",
          moves.PUBLISHED: "closed, its result is published"}
CHANNELS = {"phone": "Own phone", "paper": "Voting paper", "shared screen": "One by one on the shared screen",
            "wall": "Sticky dots on the wall", "hands": "Show of hands"}
SENTENCE = 24  # letters from which a cell counts as one


def newest(workshop_id: UUID, state: int) -> VoteRound | None:
    """The newest round, where there is one."""
    return next(iter(vote_cached.rounds_at(workshop_id, state)), None)


def people(count: Reconciled) -> str:
    """How many have voted, of how many present: "7 of 12 people present"."""
    if count.headcount:
        return _("{people} of {people_2} present", people=say_number(count.people), people_2=many(count.headcount, "person", "people"))
    return many(count.people, "person", "people")


def rule(vote: VoteRound) -> str:
    """How the round is answered, in a sentence."""
    if vote.input == MATRIX:
        return _("For each idea: how much difference would it make, and how hard would it be? Either may be left out.")
    if vote.input == APPROVAL:
        return _("Each person marks all the ideas they support.")
    return _("Each person has {dot}, at most {max_per_item} on one idea.", dot=many(vote.dots_per_person, "dot"),
             max_per_item=vote.max_per_item)


def channels(count: Reconciled) -> str:
    """Who came in by which way: "Own phone 40 · Voting paper 23"."""
    ways = {name: count.by_channel[name] for name in (*CHANNELS, *sorted(set(count.by_channel) - set(CHANNELS)))
            if count.by_channel.get(name)}
    return " · ".join(f"{_(CHANNELS.get(name, name.capitalize()))} {number:,}" for name, number in ways.items())


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]], bars: Sequence[float] = ()) -> str:
    """People's words as an HTML table, all of it escaped; `bars` (0 to 1, one for each row) are drawn in a last column."""
    top = "".join(f'<th scope="col">{show.words(head)}</th>' for head in heads)
    top += '<td aria-hidden="true"></td>' if bars else ""
    body = "".join(f"<tr>{''.join(map(_cell, row))}{_bar(bars, at)}</tr>" for at, row in enumerate(rows))
    return (f'<div class="ct-scroll" tabindex="0" role="region" aria-label="{show.words(caption)}"><table class="ct">'
            f"<caption>{show.words(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>")


def _cell(value: object) -> str:
    # A sentence keeps room enough to be read on a phone, where the table can be pushed sideways.
    text = str(value)
    return f'<td{" style=min-width:10rem" if len(text) > SENTENCE else ""}>{show.words(text)}</td>'


def _bar(bars: Sequence[float], at: int) -> str:
    # The number stands beside it: the bar is for the eye alone.
    return (f'<td style="min-width:5rem;width:35%" aria-hidden="true"><div style="height:1.1rem;width:{bars[at] * 100:.0f}%;'
            'background:currentColor;opacity:.75"></div></td>') if bars else ""


def go_to(stage: str) -> None:
    """For a button's on_click: show another stage."""
    st.query_params[STAGE] = stage


def way_to(stage: str, label: str, kind: str = "primary") -> None:
    """A button that leads to another stage."""
    st.button(label, key=f"to-{stage}", type=kind, on_click=go_to, args=(stage,), icon=":material/arrow_forward:")


def running(seen_id: UUID, state: int, leads: bool) -> VoteRound | None:
    """The round that takes ballots now; where there is none, says so and shows the way."""
    vote = newest(seen_id, state)
    if vote and vote.state in moves.UNDER_WAY:
        return vote
    if vote is None or vote.state == moves.DRAFT:
        st.info(_("No vote is open. First the group talks; when it is ready, make a vote ready and open it.") if leads else
                _("No vote is open yet. The facilitator opens it when the group has talked."), icon=":material/how_to_vote:")
        if leads:
            way_to("ready", _("Make a vote ready"))
    else:
        st.info(_("Vote {number} is {states}.", number=vote.number, states=_(STATES[vote.state])), icon=":material/lock:")
        way_to("result", _("See the result"))
    return None


def title(vote: VoteRound) -> None:
    """The round's question as a heading, with its number and state in words."""
    st.subheader(show.plain(vote.question), anchor=False)
    st.caption(_("Vote {number}, {states}. {rule}", number=vote.number, states=_(STATES[vote.state]), rule=rule(vote)))


def void_papers(count: Reconciled) -> None:
    """Say that papers were printed before the vote was changed, and what to do."""
    if count.void:
        st.warning(_("**{voting_paper}** printed before the vote was changed {more} void. Take them back and throw them away. Make new "
                     "ones, and print the sheets for the wall again.", voting_paper=many(count.void, "voting paper"), more=_("is")
                     if count.void == 1 else _("are")),
                   icon=":material/print_disabled:")


def act(vote: VoteRound, do, *given, said: str) -> bool:
    """Do one act on a round at the version that was shown."""
    session.require("run a vote", vote.workshop_id)
    return session.act(do, vote.id, vote.version, *given, said=said)[0]
