"""A small group's own screen: one question at a time, what is said to it, and the map. A host link opens this and nothing else."""

import streamlit as st

from pages.ui import cell, host_line, host_part, maps
from pages.ui.recorder import recorder
from pages.ui.words import _

seen, state, view = host_part.open_small_group()
host_part.top(seen, view)
host_line.from_the_desk(seen.id, view.small_group_id, bool(view.closed_at))
kind = host_part.choose_kind()
group_id = host_part.choose_group(view)
with st.container(key="ct-large"):
    recorder(seen, kind, group_id, cell.asked_number(kind), large=True)
if seen.area:
    with st.expander(_("The map: click where it is"), icon=":material/map:"):
        maps.clickable_map(seen.area, seen.id, "small-group-map")
        maps.below_map()
