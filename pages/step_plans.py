"""Step 4: make commissioning plans, one for each final priority."""

import streamlit as st

from pages.ui import cached, decision, plan_form, plan_list, show, step_frame

seen, state = step_frame.open_workshop("step_plans")
step_frame.strip(seen, "plans")
final = sorted((row for row in cached.priorities_at(seen.id, state) if row.final_rank), key=lambda row: row.final_rank)
plans = cached.plans_at(seen.id, state)
if not final:
    st.info("Plans are made for the final priorities. Choose those in Step 3 first.", icon=":material/star:")
else:
    left, right = st.columns([1, 1.5], gap="large")
    with left:
        priority = plan_list.choose(final, plans)
        with st.expander("What the room decided", icon=":material/gavel:"):
            decision.carried(seen, state, priority)
    with right:
        plan_form.plan_form(seen, state, priority, plans.get(priority.id))
    plan_list.table(final, plans)
show.credit()
step_frame.foot(seen, "plans")
step_frame.follow(seen)
