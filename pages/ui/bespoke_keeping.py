"""How long a bespoke contract is kept: with its case, or until years after its last day."""

import streamlit as st

from pages.ui import bespoke_frame, erase_form, session
from pages.ui.words import _
from toolkit import settings
from toolkit.access.roles import Actor, may
from toolkit.brokerage import erasing, retention
from toolkit.clock import say_date


def part(actor: Actor) -> None:
    """Until when; and for administrators the erase of a contract that belongs to no case."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    if found.contract.case_id:
        st.markdown(_("This contract belongs to a case. It is kept and erased with the case."))
        return
    last, years = found.contract.ends_on, settings.keep_years()
    st.markdown(_("It is kept for {years} years after its last day", years=years)
                + (_(", until **{over_on}**.", over_on=say_date(retention.over_on(last))) if last else _(". It has no last day yet.")))
    if may(session.require("open cases"), "erase cases"):
        erase_form.erase_form(_("Erase this contract"), found.contract.id, erasing.erase_contract,
                              _("Nothing of a contract is counted, so nothing stays."), _("The contract is erased."))
    else:
        st.caption(_("Only an administrator can erase a contract."))
