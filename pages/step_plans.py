"""Step 4: make commissioning plans, one for each final priority. One part at a time."""

import streamlit as st

from pages.ui import cached, consult_stages, plan_list, plan_one, plan_pictures, session, show, step_frame, you_said
from pages.ui.words import _

PARTS = {
    "one": ("1 Each plan", plan_one.one_plan),
    "all": ("2 All plans together", plan_pictures.together),
    "again": ("3 Ask again", consult_stages.ask_again),
    "said": ("4 You said, we did", you_said.you_said),
}

seen, state = step_frame.open_workshop("step_plans")
step_frame.strip(seen, "plans")
final = sorted((row for row in cached.priorities_at(seen.id, state) if row.final_rank), key=lambda row: row.final_rank)
if not final:
    st.info(_("Plans are made for the final priorities. Choose those in Step 3 first."), icon=":material/star:")
else:
    part = session.choose_part(_("Part"), {name: label for name, (label, _ignored) in PARTS.items()})
    PARTS[part][1](seen, state, final)
plan_list.from_elsewhere(seen.id)
show.credit()
step_frame.foot(seen, "plans")
step_frame.follow(seen)
