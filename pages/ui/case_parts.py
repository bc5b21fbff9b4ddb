"""The parts of one case, in stages that follow the process. A new part is a file and one line here."""

from collections.abc import Callable

import streamlit as st

from pages.ui import (
    case_award,
    case_bespoke,
    case_calls,
    case_choice,
    case_copy,
    case_enquiry,
    case_hours,
    case_keeping,
    case_looked,
    case_needs,
    case_now,
    case_offers,
    case_permission,
    case_plan,
    case_referral,
    case_service,
    case_statement,
    session,
)
from pages.ui.words import _
from toolkit.brokerage.cases import CaseSeen

PART, STAGE = "part", "stage"  # in the address: the part; the stage follows from it
Show = Callable[[CaseSeen], None]
STAGES: dict[str, tuple[tuple[str, str, Show], ...]] = {
    "Where it stands": (("now", "Where it stands", case_now.part),),
    "The person": (("referral", "Referral", case_referral.part), ("permission", "Permission", case_permission.part),
                   ("needs", "Needs", case_needs.part), ("statement", "Outcome statement", case_statement.part)),
    "Providers": (("calls", "Ring-round", case_calls.part), ("enquiry", "Ask providers", case_enquiry.part),
                  ("offers", "Offers", case_offers.part)),
    "Choice and plan": (("choice", "The choice", case_choice.part), ("plan", "Support plan", case_plan.part),
                        ("bespoke", "Bespoke contract", case_bespoke.part)),
    "Support": (("award", "Award", case_award.part), ("service", "Support and reviews", case_service.part)),
    "Record": (("hours", "Hours", case_hours.part), ("looked", "Who looked", case_looked.part),
               ("copy", "Copy for the person", case_copy.part), ("keeping", "How long it is kept", case_keeping.part)),
}
PARTS = {slug: (label, show) for parts in STAGES.values() for slug, label, show in parts}


def chosen() -> Show:
    """The part that the address names, below a row of stages and a row of that stage's parts: seventeen in one row were not found."""
    at = st.query_params.get(PART)
    stage = next((name for name, parts in STAGES.items() if any(slug == at for slug, _ignored, _ignored in parts)), next(iter(STAGES)))
    st.session_state[STAGE] = stage
    st.segmented_control(_("Stage of this case"), list(STAGES), format_func=_, key=STAGE, required=True, on_change=_to_stage,
                         label_visibility="collapsed")
    labels = {slug: _(label) for slug, label, _ignored in STAGES[stage]}
    part = session.choose_part(_("Part of this stage"), labels, PART) if len(labels) > 1 else next(iter(labels))
    return PARTS[part][1]


def _to_stage() -> None:
    session.write_address(PART, STAGES[st.session_state[STAGE]][0][0])
