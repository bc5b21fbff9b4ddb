"""Closing a vote: papers and people are counted once more, then nothing ties a ballot to its ticket."""

from uuid import UUID

import streamlit as st

from pages.ui import session, show, vote_cached
from pages.ui.problems import ANY, problem_at
from pages.ui.vote_words import CHANNELS, go_to, people, table
from pages.ui.words import _, dialog
from toolkit.voting import rounds
from toolkit.voting.closing import count_and_close
from toolkit.voting.reconciling import Reconciled

CLOSE = "Close the vote and count"


@dialog("Close the vote?", width="large", on_dismiss="rerun")
def close(workshop_id: UUID, round_id: UUID) -> None:
    """Does it add up? Then close, with the numbers that stand in these fields."""
    session.require("run a vote", workshop_id)
    vote, count = vote_cached.now(round_id)
    st.markdown(_("**{people}** voted. After closing nobody can vote or change a ballot, and the result is shown.",
                  people=show.plain(people(count))))
    why_not = st.container()    # above the tables: below the button it would be out of sight
    st.html(in_all(count))
    left, right = st.columns(2)
    present = left.number_input(_("People present"), 1, rounds.MOST_PEOPLE, vote.headcount, key=f"close-present-{vote.id}",
                                placeholder=_("How many"))
    over = right.number_input(_("Papers left over, not handed out"), 0, count.printed, vote.left_over or 0,
                              key=f"close-over-{vote.id}") if count.printed else None
    if st.button(_(CLOSE), type="primary", icon=":material/lock:", disabled=not count.people) and session.act(
            count_and_close, vote.id, vote.version, present, over, said=_("The vote is closed."))[0]:
        go_to("result")
        st.rerun()
    if not count.people:
        st.caption(_("Nobody has voted yet, so there is nothing to count. Take it back to the draft, or wait."))
    with why_not:
        problem_at(ANY)


def in_all(count: Reconciled) -> str:
    """Papers and people as tables that can be printed."""
    ways = table(_("Who has voted, by the way they came in"), (_("Way"), _("People")),
                 [(_(CHANNELS.get(name, name.capitalize())), f"{number:,}") for name, number in sorted(count.by_channel.items())]
                 + [(_("In all"), f"{count.people:,}"), (_("Present"), f"{count.headcount:,}" if count.headcount else _("not counted"))])
    return ways + (f'<div style="margin-top:1.2rem">{papers(count)}</div>' if count.printed else "")


def papers(count: Reconciled) -> str:
    """Issued = counted + spoilt + unreturned."""
    short = count.unreturned < 0
    return table(_("Voting papers: issued = counted + spoilt + not returned"), (_("Papers"), _("How many")), [
        (_("Printed"), count.printed), (_("Left over, not handed out"), count.left_over), (_("Lost and replaced"), count.replaced),
        (_("Issued"), f"{count.issued} = {count.counted} + {count.spoilt} + {count.unreturned}"), (_("Counted"), count.counted),
        (_("Spoilt"), count.spoilt), (_("Not returned"), _("{unreturned}: more came in than were handed out. Count again",
                                                           unreturned=count.unreturned)
                                   if short else count.unreturned),
        *[(_("Void: printed before the vote was changed, not among these"), count.void)] * bool(count.void)])
