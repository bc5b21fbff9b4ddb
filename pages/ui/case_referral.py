"""The referral of one case: put right, and how the personal details are kept out of it."""

import streamlit as st

from pages.ui import case_form, safeguarding, session
from pages.ui.consult_words import save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import save_buttons
from pages.ui.words import _
from toolkit.brokerage import moves, referral
from toolkit.brokerage.cases import CaseSeen


def part(seen: CaseSeen) -> None:
    """The fields as they stand; a closed case is opened again first."""
    if seen.state == moves.CLOSED:
        st.info(_(moves.WHY_NOT[moves.CLOSED]), icon=":material/lock:")
    safeguarding.whom_to_ring()
    begun = draft(f"case-{seen.id}-referral", seen.version, case_form.begun_with(seen, seen.reference))
    case_form.fields(begun, new=False)
    save_buttons(begun, _("Save the referral"), _save, seen, begun)


def _save(seen: CaseSeen, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    said = case_form.typed_or_refused(begun)
    if said is None:
        return
    save(begun, referral.change_referral, seen.id, begun.version, said, sure=sure, said=_("The referral is saved."))
