"""Step 1: map what is happening now."""

import streamlit as st

from pages.ui import cell, maps, one_question, photos, sessions_part, show, step_frame, suggested
from pages.ui.live_table import live_table
from pages.ui.recorder import recorder
from pages.ui.words import _
from toolkit.models import AVAILABLE

seen, state = step_frame.open_workshop("step_map")
large = one_question.switch()
if large:
    one_question.title("map")
else:
    step_frame.strip(seen, "map")
    sessions_part.now(seen, state)
group_id = cell.choose_group(seen, "map")
if group_id and large:
    one_question.screen(seen, state, AVAILABLE, group_id)
elif group_id:
    left, middle, right = st.columns([1.05, 1.5, 1.75], gap="medium")
    with left:
        number = cell.choose_function(seen, group_id, AVAILABLE, "map")
    with middle:
        recorder(seen, AVAILABLE, group_id, number)
        suggested.part(seen, group_id, number)
    with right:
        if seen.area:
            maps.clickable_map(seen.area, seen.id, "map-map")
            maps.below_map()
        else:
            st.info(_("No area is chosen yet. Choose it under Settings, and the map appears here."), icon=":material/map:")
        live_table(seen.id, (AVAILABLE,), _("What is available now, in the same record"))
        show.credit()
photos.photos(seen, state)
step_frame.foot(seen, "map")
step_frame.follow(seen)
