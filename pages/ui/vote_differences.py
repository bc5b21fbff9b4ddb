"""Papers that were keyed twice and not the same: which keying is right, or neither."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, vote_cached, vote_keyed
from pages.ui.vote_words import table
from pages.ui.words import _, many
from toolkit.errors import ToolkitError
from toolkit.storage.queries import tickets as queries
from toolkit.voting import keying
from toolkit.voting.keying import Difference
from toolkit.voting.paper import Paper


def differences(workshop_id: UUID, paper: Paper) -> None:
    """All of them as a table, then a row of buttons for each."""
    try:
        found = vote_cached.on_round(keying.differences, paper.round_id)
    except ToolkitError as error:
        show.problem(error)
        return
    if not found:
        st.caption(_("No differences between the first and the second keying."))
        return
    st.markdown(_("**{difference}.** Look at the paper, then say which is right.", difference=many(len(found), "difference")))
    helped = {row[0] for row in cached.read(queries.papers, paper.round_id) if row[4]}
    st.html(table(_("Keyed twice, and not the same"), (_("Paper"), _("First"), _("Second")),
                  [(row.number, row.first, row.second) for row in found]))
    for row in found:
        _which(workshop_id, paper, row, " H" if row.number in helped else "")


def _which(workshop_id: UUID, paper: Paper, row: Difference, helped: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{row.number}**")
        for name, words in (("first", row.first), ("second", row.second)):
            st.button(_("The {name} is right", name=name), key=f"pad-{name}-{row.number}", on_click=_choose,
                      args=(workshop_id, paper, f"{row.number} {words}{helped}"))
        st.button(_("Correct"), key=f"pad-neither-{row.number}", type="tertiary", icon=":material/edit:", on_click=vote_keyed.correct,
                  args=(paper, f"{row.number} {row.second}{helped}"))


def _choose(workshop_id: UUID, paper: Paper, line: str) -> None:
    session.require("run a vote", workshop_id)
    session.act(keying.put_right, paper.round_id, line)
