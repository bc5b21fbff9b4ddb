"""What a small group's host sees of the desk: its last word to them, and a button that asks for help."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, day_cached, parts, session, show
from pages.ui.words import _
from toolkit.clock import in_london
from toolkit.events import calls as rules


@parts.fragment(run_every="3s")
def from_the_desk(workshop_id: UUID, small_group_id: UUID, closed: bool = False) -> None:
    """The desk's last message to this small group, and the call for help, as both stand now."""
    session.require("record what is said", workshop_id)
    message = cached.read(rules.message_for, workshop_id, small_group_id)
    if message:
        st.info(_("From the facilitator, {in_london}: {words}", in_london=f"{in_london(message.at):%H:%M}",
                  words=show.plain(message.words)), icon=":material/campaign:")
    call = day_cached.calls_at(workshop_id, cached.state_of(workshop_id)).get(small_group_id)
    with st.container(horizontal=True, vertical_alignment="center"):
        if call:
            st.markdown(_(":material/front_hand: You asked for help at {in_london}. Somebody will come.",
                          in_london=f"{in_london(call.at):%H:%M}"))
            st.button(_("We need no help any more"), on_click=_done, args=(workshop_id, call.id), type="tertiary")
        else:
            st.button(_("We need help"), on_click=_call, args=(workshop_id, small_group_id), icon=":material/front_hand:", disabled=closed,
                      help=_("This small group has ended, so nobody looks out for a call from it.") if closed else None)


def _call(workshop_id: UUID, small_group_id: UUID) -> None:
    session.require("record what is said", workshop_id)
    session.act(rules.call_for_help, small_group_id)


def _done(workshop_id: UUID, call_id: UUID) -> None:
    session.require("record what is said", workshop_id)
    session.act(rules.answer_call, call_id)
