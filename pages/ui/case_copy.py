"""A copy of all that is kept about the case, to give to the person."""

import streamlit as st

from pages.ui import session
from pages.ui.words import _
from toolkit.brokerage.cases import CaseSeen


def part(seen: CaseSeen) -> None:
    """What it holds, what to look at before it is given away, and the file."""
    session.require("give a copy of a record")
    st.markdown(_("The person may have a copy of everything that is kept about them. The file holds it twice: as a PDF to read, and as "
                  "data. "
                  "It has the referral, permission, needs, outcomes, what providers were asked and offered, the choice, plan, letters and "
                  "reviews, all that happened, and **who has looked at the record**."))
    st.markdown(_("Before you give it to somebody:\n- Make sure who they are, or that they may act for the person.\n"
                  "- Read it through. Words about somebody else, such as a neighbour, may have to be blacked out.\n"
                  "- A request is answered within one month (UK GDPR, article 12)."))
    st.caption(_("Offers that are still sealed are not in it. That a copy was made is written on the timeline. "
                 "The file is not encrypted: give it by hand, or as your council sends such papers."))
    st.link_button(_("Make the copy (ZIP)"), f"/case-record/{seen.id}.zip", icon=":material/folder_zip:", type="primary")
