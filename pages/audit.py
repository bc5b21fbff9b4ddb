"""The audit: who did what and who opened which case, for administrators."""

import streamlit as st

from pages.ui import audit_list, session, step_frame
from pages.ui.words import _

actor = session.require("read the audit")
session.arrive("audit")
step_frame.say()
st.page_link("access.py", label=_("Links"), icon=":material/key:")
st.title(_("Who did what"), anchor=False)
st.markdown(_("Every change and every look at a case, the newest first. Numbers, dates and states stand here as they were. "
              "People's own words stand here as the beginning of a fingerprint, so that they can be taken back."))
audit_list.note(actor)
audit_list.narrow()
audit_list.found(actor)
