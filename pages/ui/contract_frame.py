"""Which contract is looked at, kept in the address; what to do while there is none."""

import streamlit as st

from pages.ui import cached, filters, session, show
from pages.ui.words import _
from toolkit.access.roles import Actor, may
from toolkit.brokerage import contracts
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.models import BrokerContract

CONTRACT = "contract"  # in the address: the id of the contract


def chosen(actor: Actor) -> BrokerContract | None:
    """The contract in the address, else the newest; where there is none, what belongs here and the example."""
    names = cached.read(lambda session: contracts.names(actor, session=session))
    if not names:
        empty(actor)
        return None
    ids = {str(one): name for one, name, _ignored in names}
    picked = filters.one_of(_("Which contract"), CONTRACT, ids)
    one = next(found for found, _ignored, _ignored in names if str(found) == picked)
    seen = cached.read(lambda session: contracts.contract_seen(actor, one, session=session))
    st.subheader(show.plain(seen.name), anchor=False)
    if seen.example:
        st.badge(_("Example: a county's published figures, now history"), color="violet", icon=":material/info:")
    return seen


def empty(actor: Actor) -> None:
    """What belongs here, and the published example to look at first."""
    st.info(_("No contract yet. A broker contract says how many hours a year each provider sells for which group of people. Add yours "
              "under “New contract”, or look at what one county published first."), icon=":material/contract:")
    if may(actor, "keep contracts"):
        st.button(_("Load the published Oxfordshire year"), on_click=_load, type="primary", icon=":material/play_arrow:")


def _load() -> None:
    session.require("keep contracts")
    session.act(load_contract_example, said=_("The example is ready."))
