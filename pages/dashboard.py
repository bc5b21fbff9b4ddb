"""All workshops at a glance: for commissioners, who look after several."""

import streamlit as st

from pages.ui import due_list, glance_list, session, step_frame
from pages.ui.words import _

actor = session.require("look across workshops")
session.arrive("dashboard")
step_frame.say()
st.page_link("home.py", label=_("First page"), icon=":material/home:")
st.title(_("All workshops at a glance"), anchor=False)
due_list.calendar_link(_("Put what is due into your own calendar (a file, without the example)"))
glance_list.glance_list(actor)
