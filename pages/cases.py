"""Cases: what is due next, all cases with filters, and a new referral."""

import streamlit as st

from pages.ui import case_bands, case_frame, case_list, case_new, case_reminders, case_retention, session
from pages.ui.words import _

PARTS = {"queue": ("What is due", case_list.queue), "all": ("All cases", case_list.every_case), "new": ("New referral", case_new.part),
         "hours": ("Hours", case_bands.overview),
         "choices": ("How choices went", case_reminders.counts), "kept": ("How long cases are kept", case_retention.part)}

actor = session.require("open cases")
session.arrive("cases")
case_frame.top(actor)
st.title(_("Cases"), anchor=False)
part = session.choose_part(_("Part of this screen"), {name: label for name, (label, _ignored) in PARTS.items()})
PARTS[part][1](actor)
