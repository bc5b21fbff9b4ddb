"""Reports of a workshop as files to give away: choose a format, make one ready, open it."""

import streamlit as st

from pages.ui import report_list, session, step_frame
from pages.ui.words import _
from toolkit.reports.report import READ

seen, state = step_frame.open_workshop("reports")
session.require(READ, seen.id)
st.html(f'<h1 style="padding:0;margin:0;font-size:1.9rem">{_("Reports")}</h1><p style="margin:.2rem 0 0">'
        f'{_("What this workshop found and decided, as files to give away: the same words, tables and pictures in each format.")}</p>')
report_list.reports(seen)
