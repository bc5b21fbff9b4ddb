"""Before people arrive: whether other devices reach this computer at all, and what to do where they do not."""

import streamlit as st

from pages.ui import big_views, day_cached, session, show, vote_room
from pages.ui.words import _, said_all
from toolkit import addresses
from toolkit.clock import say_moment
from toolkit.events import desk as rules
from toolkit.steps.overview import Overview

WHEN_NOT = (
    "Is the phone on the same Wi-Fi as this computer? Guests are often put on another one.",
    "Many halls keep devices on their Wi-Fi apart (\"client isolation\"). Ask whoever looks after it to switch that off for today.",
    "A hotspot from a phone or a small travel router works without the hall's Wi-Fi and without internet. Join it with this "
    "computer, stop Common Table and start it again with --hall, then scan anew: the address has changed.",
    "A firewall on this computer may ask whether Common Table may be reached: allow it for private networks.",
    "Paper takes over at any time: print voting papers and tables. Nothing else changes.",
)


def hall(seen: Overview, state: int) -> None:
    """The hall's address as QR, whether somebody has reached it, and what to do when nobody can."""
    desk = day_cached.desk_at(seen.id, state)
    if not desk.version:
        st.markdown(_("Try it with your own phone before people arrive."))
        st.button(_("Show the code"), type="primary", on_click=_open, args=(seen.id,), icon=":material/qr_code_2:")
        return
    url = big_views.hall_url(desk.code)
    left, right = st.columns([1, 1.3], gap="large")
    with left:
        if addresses.only_here(url):
            st.warning(_(vote_room.ONLY_HERE), icon=":material/wifi_off:")
        else:
            st.html(f'{vote_room.qr(url, "18rem")}<div style="font-size:1.3rem;overflow-wrap:anywhere"><b>'
                    f"{show.words(vote_room.in_print(url))}</b></div>")
        if desk.reached_at:
            st.success(_("Another device reached it on {reached_at}. Phones can come in.", reached_at=say_moment(desk.reached_at)),
                       icon=":material/check_circle:")
        else:
            st.info(_("No other device has reached it yet. Scan the code with a phone that is on the room's Wi-Fi."),
                    icon=":material/hourglass_empty:")
    with right:
        st.subheader(_("When a phone cannot reach it"), anchor=False)
        st.markdown("\n".join(f"1. {show.plain(line)}" for line in said_all(WHEN_NOT)))


def _open(workshop_id) -> None:
    session.require(rules.LEAD, workshop_id)
    session.act(rules.open_desk, workshop_id)
