"""Broker contracts: hours, returns, bands, surveys, samples of plans, and what bespoke contracts taught."""

import streamlit as st

from pages.ui import (
    bespoke_strategy,
    case_frame,
    contract_bands,
    contract_hours,
    contract_returns,
    contract_terms,
    sample_part,
    session,
    survey_part,
)
from pages.ui.words import _
from toolkit.access.roles import may

PARTS = {"hours": ("Hours and forecast", contract_hours.part), "returns": ("Monitoring returns", contract_returns.part),
         "bands": ("Bands", contract_bands.part), "surveys": ("Surveys", survey_part.part), "samples": ("Plan samples", sample_part.part),
         "learned": ("Learned from bespoke contracts", bespoke_strategy.part), "new": ("New contract", contract_terms.add)}

actor = session.require("see contracts")
session.arrive("contracts")
case_frame.top(actor)
st.title(_("Contracts"), anchor=False)
offered = {name: label for name, (label, _ignored) in PARTS.items() if name != "new" or may(actor, "keep contracts")}
part = session.choose_part(_("Part of this screen"), offered)
PARTS[part][1](actor)
