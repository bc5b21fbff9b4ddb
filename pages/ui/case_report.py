"""The shortlist and the support plan of a case as a file, to work on, to print or to hand on."""

import streamlit as st

from pages.ui import easy, session
from pages.ui.words import _
from toolkit.brokerage.cases import CaseSeen
from toolkit.reports.formats import FORMATS
from toolkit.reports.written import case


def part(seen: CaseSeen) -> None:
    """What it holds, and its door in each format. It is made when it is opened and kept nowhere."""
    session.require(case.REPORT.act)
    st.markdown(_("What the person wants to be different, the shortlist just as they were shown it, what they chose, and the support "
                  "plan."))
    st.caption(_("Offers that are still sealed are not in it. It names nobody, and is still about one person: give it only to those who "
                 "need it. Each time it is made is written in the audit record. The file is not encrypted."))
    is_easy = st.toggle(_("In Easy Read"), easy.is_on(), help=_("Short sentences, pictures and large print."))
    asked = "?easy=1" if is_easy else ""
    with st.container(horizontal=True):
        for one in FORMATS:
            if one.has_easy or not is_easy:
                st.link_button(_("Shortlist and plan as {plain}", plain=_(one.plain)),
                               f"/report-of-case/{seen.id}/{case.REPORT.slug}.{one.name}{asked}", icon=":material/description:")
