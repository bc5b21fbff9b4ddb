"""Taking in a new referral."""

import streamlit as st

from pages.ui import cached, case_form, safeguarding, session
from pages.ui.case_frame import CASE
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import save_buttons
from pages.ui.words import _
from toolkit.access.roles import Actor
from toolkit.brokerage import referral
from toolkit.clock import today

FORM = "case-new"


def part(actor: Actor) -> None:
    """The form; once it is saved, the new case opens."""
    if made := st.session_state.pop(session.MADE_CASE, None):
        st.switch_page("case.py", query_params={CASE: str(made)})
    safeguarding.whom_to_ring()
    offered = case_form.begun_with(None, cached.read(referral.next_reference, today().year))
    # While nothing is typed, the reference and the time that are offered keep up with others and with the clock.
    begun = draft(FORM, (offered["reference"], offered["received_time"]), offered)
    case_form.fields(begun, new=True)
    save_buttons(begun, _("Take the referral in"), _save, begun)


def _save(begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    said = case_form.typed_or_refused(begun)
    if said is None:
        return
    done, made = session.act(referral.refer, said, sure=sure, said=_("{reference} is taken in.", reference=said.reference))
    if done:
        begun.saved()
        st.session_state[session.MADE_CASE] = made
