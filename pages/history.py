"""A workshop's history across years: the rounds of its area in their order."""

import streamlit as st

from pages.ui import rounds, step_frame
from pages.ui.words import _

seen, state = step_frame.open_workshop("history")
st.title(_("Rounds across years"), anchor=False)
st.markdown(_("Each round goes through the five steps. A new one goes on from what still stands of the one before."))
rounds.rounds(seen.id)
step_frame.follow(seen)
