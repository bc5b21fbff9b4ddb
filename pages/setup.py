"""The setting of a workshop: what it is, who is asked, which area, and where it stands."""

import streamlit as st

from pages.ui import area_setting, carry, links, maps, session, step_frame, workshop_setting
from pages.ui.words import _
from toolkit.access.roles import may

seen, state = step_frame.open_workshop("setup")
st.title(_("Settings of this workshop"), anchor=False)
if not may(session.require(), "change a workshop", seen.id):
    st.info(_("Only the facilitator changes the setting. You can look at it here."), icon=":material/visibility:")
left, right = st.columns([1, 1.2], gap="large")
with left:
    workshop_setting.details(seen)
    workshop_setting.groups(seen)
    workshop_setting.small_groups(seen, state)
    workshop_setting.standing(seen, state)
    links.link(seen.id, _("Links to this workshop"))
    carry.link(seen.id, _("To another computer and back"))
with right:
    area_setting.area(seen)
    if seen.area:
        maps.show_map(seen.area, seen.id, "setup-map", height=480)
        maps.below_map()
step_frame.follow(seen)
