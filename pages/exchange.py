"""Carrying a workshop to another computer and back: one file out, one file in."""

import streamlit as st

from pages.ui import carry, new_workshop, session, step_frame
from pages.ui.words import _

session.require("carry a workshop")
new_workshop.open_made()
seen = step_frame.open_workshop("exchange")[0] if "workshop" in st.query_params else None
if seen is None:
    session.arrive("exchange")
    carry.way_home()
st.title(_("To another computer"), anchor=False)
if seen:
    session.require("carry a workshop", seen.id)
    carry.out(seen)
    st.divider()
carry.come_in()
