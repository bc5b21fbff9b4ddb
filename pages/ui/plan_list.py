"""The final priorities with what is planned for each."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, tables
from pages.ui.content import framework
from pages.ui.words import _, said_all
from toolkit.charts.plan_timeline import when
from toolkit.steps.plan_overview import PlanSeen
from toolkit.storage.queries.plans import serving

PRIORITY = "priority"
HEADS = ("Priority", "What will be done", "Tools", "Who leads", "Cost", "When")


def choose(final: list, plans: dict[int, PlanSeen]):
    """The priority that is planned for, kept in the address."""
    ranks = {row.final_rank: row for row in final}
    rank = session.address_number(PRIORITY, 1, 99)
    st.session_state["plan-rank"] = rank if rank in ranks else min(ranks)
    chosen = st.radio(_("Final priorities"), list(ranks), key="plan-rank", on_change=session.keep_in_address,
                      args=(PRIORITY, "plan-rank"), format_func=lambda one: f"{one} {show.plain(ranks[one].title)}",
                      captions=[_state(plans.get(row.final_rank)) for row in final])
    return ranks[chosen]


def _state(plan: PlanSeen | None) -> str:
    if plan is None:
        return _("no plan yet")
    notes = (plan.quick_win and _("quick win"), plan.later and _("longer than the medium term"), plan.asked_again and _("asked again"))
    return " · ".join([_("planned"), *(note for note in notes if note)])


def table(plans: dict[int, PlanSeen]) -> None:
    """All plans at a glance."""
    if plans:
        st.subheader(_("All plans"), anchor=False)
        st.html(tables.plain_table(_("Each plan in a line"), said_all(HEADS), [_row(plan) for plan in plans.values()]))


def from_elsewhere(workshop_id: UUID) -> None:
    """Plans of other workshops that serve this one too. A link that opens one workshop shows nothing of another."""
    # Another workshop's act does not change this one's state number, so this is asked anew each time.
    rows = [] if session.require().workshop_id else cached.read(serving, workshop_id)
    if rows:
        st.html(tables.plain_table(_("Plans of other workshops that serve this one too"),
                                   (_("Workshop"), _("What will be done"), _("Who leads")), [
            (f'<a href="/step_plans?workshop={other}&amp;priority={rank}" target="_self" style="color:inherit">{show.words(title)}</a>',
             show.words(action), show.words(lead) or _("not said yet")) for other, title, rank, action, lead in rows]))


def _row(plan: PlanSeen) -> list[str]:
    names = ", ".join(framework().tool(slug).name for slug in plan.tools)
    dates = when(plan.starts_on, plan.ends_on) + (_(" (longer than the medium term)") if plan.later else "")
    cells = [f"{plan.rank} {plan.title}", plan.action + (_(" (quick win)") if plan.quick_win else ""), names, plan.lead,
             pounds(plan.cost), dates]
    return [show.words(cell) or _("not said yet") for cell in cells]


def pounds(amount) -> str:
    """Money in words; no cost said is not the same as no cost."""
    return "" if amount is None else _("no cost") if amount == 0 else f"£{amount:,.0f}"
