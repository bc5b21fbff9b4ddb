"""Links: making one for a person, seeing which there are and when they were last used, revoking one."""

import streamlit as st

from pages.ui import links, session, step_frame
from toolkit.access.roles import may

actor = session.require("make links")
session.arrive("access")
step_frame.say()
st.page_link("home.py", label="All workshops", icon=":material/home:")
if may(actor, "read the audit"):
    st.page_link("audit.py", label="Who did what", icon=":material/history:")
st.title("Links", anchor=False)
st.markdown("Everybody comes in by a link of their own. It says who they are in the record and what they may do.")
left, right = st.columns([1, 1.3], gap="large")
with left:
    links.new_link()
    links.form(actor)
with right:
    links.standing(actor)
