"""The market: demand, unmet need, cost and reach over whole months, for commissioners; and what providers may read of it."""

import streamlit as st

from pages.ui import case_frame, market_figures, market_publish, session
from pages.ui.words import _

PARTS = {"figures": ("Figures", market_figures.part), "publish": ("Page for providers", market_publish.part)}

actor = session.require("see the market")
session.arrive("market")
case_frame.top(actor)
st.title(_("The market"), anchor=False)
part = session.choose_part(_("Part of this screen"), {name: label for name, (label, _ignored) in PARTS.items()})
PARTS[part][1](actor)
