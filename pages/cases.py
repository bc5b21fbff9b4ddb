"""Cases: what is due next, all cases with filters, and a new referral."""

import streamlit as st

from pages.ui import case_frame, session

actor = session.require("open cases")
session.arrive("cases")
case_frame.top(actor)
st.title("Cases", anchor=False)
