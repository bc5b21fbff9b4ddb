"""The day: its run sheet, small groups and sessions, getting ready for it, what to print, and what to do when somebody is at risk."""

import streamlit as st

from pages.ui import day_sheet, preparing, print_pack, safeguarding, session, sessions_part, small_groups_lead, step_frame
from pages.ui.words import _, said_all

PARTS = {"sheet": "Run sheet", "groups": "Small groups", "sessions": "Sessions", "day": "Getting ready",
         "place": "Is the place ready?", "print": "Print", "risk": "If somebody is at risk"}

seen, state = step_frame.open_workshop("day")
st.title(_("The day"), anchor=False)
part = session.choose_part(_("Part of this screen"), said_all(PARTS))
if part == "sheet":
    day_sheet.run_sheet(seen, state)
elif part == "groups":
    small_groups_lead.small_groups(seen, state)
elif part == "sessions":
    sessions_part.sessions(seen, state)
elif part == "day":
    preparing.questions(seen, state, "day")
elif part == "place":
    preparing.questions(seen, state, "place")
elif part == "print":
    print_pack.print_pack(seen, state)
else:
    safeguarding.card(seen)
step_frame.follow(seen)
