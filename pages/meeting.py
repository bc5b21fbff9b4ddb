"""One group's meeting on one screen: function by function, what matters most, hands, and what is agreed."""

import streamlit as st

from pages.ui import cell, meeting_choice, meeting_lines, step_frame
from pages.ui.words import _

seen, state = step_frame.open_workshop("meeting")
st.html(f'<h1 style="padding:0;margin:0;font-size:1.6rem">{_("The meeting on one screen")}</h1>')
group_id = seen.groups[0][0] if len(seen.groups) == 1 else cell.choose_group(seen, "meeting")
if group_id:
    with st.container(key="ct-large"):
        meeting_lines.question(seen, state, group_id)
    st.divider()
    meeting_choice.ideas(seen, state)
    left, right = st.columns(2, gap="large")
    with left:
        meeting_choice.hands(seen, state)
    with right:
        meeting_choice.agreed(seen, state)
    meeting_choice.over(seen)
step_frame.follow(seen)
