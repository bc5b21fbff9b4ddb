"""The library of good practice: search it, show one story at a time to a room, add a council's own."""

import streamlit as st

from pages.ui import cached, session, step_frame, story_library
from toolkit.errors import ToolkitError

session.require()
session.arrive("stories")
try:
    workshop_id = session.workshop_id()
except ToolkitError:
    workshop_id = None
if workshop_id:
    session.require("see workshops", workshop_id)
if st.query_params.get("part") == "show":
    story_library.one_at_a_time()
else:
    if workshop_id:
        seen = cached.overview_at(workshop_id, cached.state_of(workshop_id))
        step_frame.top(seen)
        step_frame.steps_row(seen, "stories")
    story_library.library()
