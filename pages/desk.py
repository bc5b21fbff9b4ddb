"""The facilitator's desk on the day: what is on now, how far the small groups are, what the big screen shows."""

import streamlit as st

from pages.ui import desk_big, desk_groups, desk_hall, desk_now, desk_rehearsal, session, step_frame
from pages.ui.words import _, said_all

PARTS = {"day": "The day", "hall": "Scan this now", "rehearsal": "Rehearse"}

seen, state = step_frame.open_workshop("desk")
session.require("lead the day", seen.id)
st.title(_("Desk"), anchor=False)
desk_now.watch(seen.id, desk_now.what_stands(seen.id, state))
part = session.choose_part(_("Part of this screen"), said_all(PARTS))
if part == "hall":
    desk_hall.hall(seen, state)
elif part == "rehearsal":
    desk_rehearsal.rehearsal(seen)
else:
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        desk_now.now_and_next(seen, state)
        desk_big.buttons(seen, state)
    with right:
        desk_groups.groups(seen, state)
step_frame.follow(seen)
