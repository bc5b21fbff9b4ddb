"""For the wall of the hall: how many have voted, then the result as the facilitator uncovers it. Nothing to press."""

import streamlit as st

from pages.ui import session, show, vote_big
from toolkit.errors import ToolkitError

try:
    workshop_id = session.workshop_id()
except ToolkitError as error:
    show.sorry(error)
    st.stop()
if workshop_id is None:
    st.switch_page("home.py")
session.require("see workshops", workshop_id)
session.arrive("big_screen")
st.html(vote_big.STYLE)
vote_big.big_screen(workshop_id)
