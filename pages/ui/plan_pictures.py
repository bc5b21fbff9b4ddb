"""All plans together: on one line of time, their money beside the limit, and who does how much."""

import streamlit as st

from pages.ui import drawn, maps, plan_list, plan_owners, plans_cached, session, show, tables
from pages.ui.words import _, said_all
from toolkit.clock import today
from toolkit.steps.overview import Overview
from toolkit.steps.plan_money import beside_the_limit, say_pounds

PICTURES = {"time": "When", "where": "Where", "money": "Money", "owners": "Who does it"}


def together(seen: Overview, state: int, _final: list) -> None:
    """One picture at a time, kept in the address, each beside the same as a table."""
    plans = plans_cached.seen_at(seen.id, state)
    if not plans:
        st.info(_("No plan is written yet. Write the first under Each plan; here all of them stand side by side."),
                icon=":material/assignment:")
        return
    chosen = session.choose_part(_("Picture"), said_all(PICTURES), "picture")
    {"time": _time, "where": _where, "money": _money, "owners": plan_owners.owners}[chosen](seen, state)


def _time(seen: Overview, state: int) -> None:
    st.subheader(_("All plans on one line of time"), anchor=False)
    if not any(plan.starts_on or plan.ends_on or plan.milestones for plan in plans_cached.seen_at(seen.id, state).values()):
        st.info(_("No plan has a date yet. Say when each starts and ends, and they stand here side by side."), icon=":material/event:")
        plan_list.table(plans_cached.seen_at(seen.id, state))
        return
    drawn.chart(*plans_cached.timeline_at(seen.id, state, today(), maps.is_dark()))
    st.caption(_("A bar is a plan, from its start to its end. A diamond is a milestone, with a tick once it is reached. The dashed line is "
                 "today. Plans without dates are in the table only."))
    plan_list.table(plans_cached.seen_at(seen.id, state))


def _where(seen: Overview, state: int) -> None:
    st.subheader(_("Where the plans are"), anchor=False)
    if seen.area is None:
        st.info(_("No area is chosen yet. Choose it under Settings, and the plans appear on its map."), icon=":material/map:")
    else:
        maps.show_plans(plans_cached.map_at(seen.id, state, seen.area, maps.is_dark(), maps.underneath()), "plans-map")
        maps.below_map()
    rows = [(show.words(f"{rank} {plan.title}"), show.words(", ".join(plan.places)) or _("not said yet"))
            for rank, plan in plans_cached.seen_at(seen.id, state).items()]
    st.html(tables.plain_table(_("The same as a table"), (_("Plan"), _("Where")), rows))


def _money(seen: Overview, state: int) -> None:
    st.subheader(_("Money by tool and year"), anchor=False)
    plans = list(plans_cached.seen_at(seen.id, state).values())
    limit = plans_cached.limit_at(seen.id, state)
    over = limit is not None and sum(plan.cost or 0 for plan in plans) > limit.pounds
    (st.warning if over else st.info)(show.plain(beside_the_limit(plans, limit)), icon=":material/payments:")
    tools, years, sums = plans_cached.money_table(seen.id, state)
    if not sums:
        st.caption(_("No plan has a cost yet."))
        return
    drawn.chart(*plans_cached.money_at(seen.id, state, maps.is_dark()))
    rows = [(show.words(name), *(say_pounds(sums[tool, year]) if (tool, year) in sums else _("none") for year in years),
             say_pounds(sum(amount for (one, _ignored), amount in sums.items() if one == tool))) for tool, name in tools.items()]
    st.html(tables.plain_table(_("The same as a table"), (_("Tool"), *years.values(), _("In all")), rows))
