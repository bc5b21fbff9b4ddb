"""Step 2: work out what is missing."""

import streamlit as st

from pages.ui import cell, entry_list, maps, market_evidence, one_question, photos, sessions_part, show, step_frame
from pages.ui.live_table import live_table
from pages.ui.recorder import recorder
from pages.ui.stories import story_for
from pages.ui.words import _
from toolkit.models import AVAILABLE, GAP

seen, state = step_frame.open_workshop("step_gaps")
large = one_question.switch()
if large:
    one_question.title("gaps")
else:
    step_frame.strip(seen, "gaps")
    sessions_part.now(seen, state)
group_id = cell.choose_group(seen, "gaps")
if group_id and large:
    one_question.screen(seen, state, GAP, group_id)
elif group_id:
    top = st.container()
    left, middle, right = st.columns([1.05, 1.5, 1.75], gap="medium")
    with left:
        number = cell.choose_function(seen, group_id, GAP, "gaps")
    with top:
        story_for(number)
    with middle:
        recorder(seen, GAP, group_id, number)
    with right:
        market_evidence.beside(seen, state, group_id, number)
        with st.expander(_("What is available for this function, said in Step 1"), expanded=True):
            entry_list.in_cell(seen, state, AVAILABLE, group_id, number, change=False)
        if seen.area:
            maps.clickable_map(seen.area, seen.id, "gaps-map")
            maps.below_map()
        else:
            st.info(_("No area is chosen yet. Choose it under Settings, and the map appears here."), icon=":material/map:")
        live_table(seen.id, (AVAILABLE, GAP), _("What is available, and the gaps beside it"))
        show.credit()
photos.photos(seen, state)
step_frame.foot(seen, "gaps")
step_frame.follow(seen)
