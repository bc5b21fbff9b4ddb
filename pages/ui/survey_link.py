"""How people come to a survey: its address with a QR code beside it, cards and sheets for those without e-mail."""

import streamlit as st

from pages.ui import cached, session, vote_room
from pages.ui.hand_out import hand_out
from pages.ui.words import _, said_all, say_number
from toolkit import addresses
from toolkit.models import Survey
from toolkit.steps.consulting.sheet import say_code
from toolkit.storage.queries import surveys as queries

CARDS = {"normal": "Cards, eight on a page", "large": "Cards in large print"}
SHEETS = {"a4": "Sheet, A4", "a5": "Sheet, A5", "large": "Sheet in large print"}


def part(row: Survey) -> None:
    """How many replied, the address for letters, and what is printed."""
    url = addresses.shown_url(f"/survey/{say_code(row.code)}", session.base_address())
    replies = cached.read(queries.replies, row.id)
    st.markdown(_("**{replies} of {asked}** replied so far. People answer at this address, which you put into your letter; nobody is "
                  "named, and no account is needed:", replies=say_number(replies), asked=say_number(row.asked)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.code(url, language=None, wrap_lines=True)
        if picture := vote_room.qr(url, "9rem"):
            st.html(picture, width="content")
    st.markdown(_("**For people without e-mail.** Cards lead to the questions. Sheets are filled in by hand and keyed in here."))
    hand_out(url, f"/survey-papers/{row.id}.pdf", said_all(CARDS), said_all(SHEETS))
