"""For the wall of the hall: what the facilitator puts there from the desk; until then a welcome, or the vote."""

import streamlit as st

from pages.ui import aloud, big_views, session, show
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
st.html(big_views.STYLE)
big_views.big_screen(workshop_id)
aloud.listen_button()
