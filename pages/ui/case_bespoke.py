"""The bespoke contracts of a case, and the form that begins one."""

import streamlit as st

from pages.ui import bespoke_agreed, bespoke_frame, cached, session, show
from pages.ui.words import _
from toolkit.brokerage.cases import CaseSeen
from toolkit.storage.queries import bespoke as queries


def part(seen: CaseSeen) -> None:
    """The way to each contract of this case; a new one."""
    for contract_id, reference in cached.read(queries.of_case, seen.id):
        st.page_link("bespoke.py", label=_("Open {reference}", reference=show.plain(reference)), icon=":material/handshake:",
                     query_params={bespoke_frame.CONTRACT: str(contract_id)})
    with st.container(border=True):
        st.subheader(_("Begin a bespoke contract"), anchor=False)
        st.caption(_("For people whom the usual arrangements serve badly: written in a workshop around one person."))
        bespoke_agreed.new(session.require("open cases"), seen.id)
