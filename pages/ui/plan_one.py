"""One plan at a time: the final priorities, what led to the chosen one, its plan, and all that may follow."""

import streamlit as st

from pages.ui import cached, plan_list, plans_cached
from pages.ui.plan_form import plan_form
from pages.ui.plan_more import more
from pages.ui.plan_trail import trail
from toolkit.steps.overview import Overview


def one_plan(seen: Overview, state: int, final: list) -> None:
    """The form beside its trail; all plans in a table below."""
    plans = plans_cached.seen_at(seen.id, state)
    left, right = st.columns([1, 1.5], gap="large")
    with left:
        priority = plan_list.choose(final, plans)
        plan = cached.plans_at(seen.id, state).get(priority.id)
        trail(seen, state, priority)
    with right:
        plan_form(seen, state, priority, plan)
    more(seen, state, priority, plan)
    plan_list.table(plans)
