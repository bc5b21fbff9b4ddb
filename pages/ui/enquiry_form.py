"""Making an enquiry ready: to whom, until when, with which words, and how offers will be compared."""

from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import enquiry_providers, session
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.words import _
from toolkit.brokerage import enquiry
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.clock import Urgency
from toolkit.brokerage.closing_time import read_closing, usual_closing
from toolkit.brokerage.enquiry import Asking, EnquirySeen
from toolkit.clock import in_london, now
from toolkit.errors import ToolkitError


def form(seen: CaseSeen, one: EnquirySeen | None) -> Draft:
    """The fields, for a new enquiry or the draft; what stands in them, which may not be saved yet."""
    begun = draft(f"enquiry-{one.id if one else seen.id}", one.version if one else 0, _held(seen, one))
    st.subheader(_("1. Whom to ask"), anchor=False)
    enquiry_providers.choose(begun, example=seen.example)
    st.subheader(_("2. Until when, and how offers are compared"), anchor=False)
    _fields(begun)
    save_buttons(begun, _("Save the draft"), _save, seen, one and one.id, begun)
    return begun


def _held(seen: CaseSeen, one: EnquirySeen | None) -> dict[str, Any]:
    pressing = seen.answer_due_at if seen.urgency != Urgency.ROUTINE else None
    closes = in_london(one.closes_at if one and one.closes_at else usual_closing(now(), pressing))
    return {"closes_on": closes.date(), "closes_time": f"{closes:%H:%M}", "words": one.words if one else "",
            "quality_weight": one.quality_weight if one else Asking().quality_weight,
            "providers": enquiry_providers.chosen_in(one.id) if one else []}


def _fields(begun: Draft) -> None:
    left, right = st.columns(2)
    left.date_input(_("Last day for answers"), format="DD/MM/YYYY", **about(begun, "closes_on"))
    right.text_input(_("Time, such as 16:00"), max_chars=5, **about(begun, "closes_time"))
    problem_at_field(begun, "closes_at")
    weight = st.number_input(_("How much quality counts, of 100. Cost is the rest"), 0, 100, step=5, **about(begun, "quality_weight"))
    st.caption(_("Quality counts {weight}, cost {value}. Providers are told. It is fixed once the enquiry is sent, before any offer is "
                 "opened.", weight=weight or 0, value=100 - (weight or 0)))
    problem_at_field(begun, "quality_weight")
    st.text_area(_("Words to the providers, if something is to be said besides the outcomes"), height=90, max_chars=2000,
                 **about(begun, "words"))
    problem_at_field(begun, "words")


def _save(seen: CaseSeen, enquiry_id: UUID | None, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = begun.name
    typed = begun.typed()
    try:
        asking = Asking(typed["words"] or "", read_closing(typed["closes_on"], typed["closes_time"]), typed["quality_weight"] or 0)
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return
    chosen = [UUID(one) for one in typed["providers"] or ()]
    said = _("The draft is saved. Look below at what will be sent.")
    if enquiry_id is None:
        save(begun, enquiry.draft_enquiry, seen.id, asking, chosen, sure=sure, said=said)
    else:
        save(begun, enquiry.change_enquiry, enquiry_id, begun.version, asking, chosen, sure=sure, said=said)
