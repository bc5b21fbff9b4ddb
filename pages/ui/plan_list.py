"""The final priorities with what is planned for each."""

import streamlit as st

from pages.ui import session, show
from toolkit.clock import say_date
from toolkit.framework import framework

PRIORITY = "priority"
HEADS = ("Priority", "What will be done", "Tools", "Who leads", "Cost", "When")


def choose(final: list, plans: dict):
    """The priority that is planned for, kept in the address."""
    ranks = {row.final_rank: row for row in final}
    rank = session.address_number(PRIORITY, 1, 99)
    st.session_state["plan-rank"] = rank if rank in ranks else min(ranks)
    chosen = st.radio("Final priorities", list(ranks), key="plan-rank", on_change=session.keep_in_address,
                      args=(PRIORITY, "plan-rank"), format_func=lambda one: f"{one} {show.plain(ranks[one].title)}",
                      captions=[_state(plans.get(row.id)) for row in final])
    return ranks[chosen]


def _state(found) -> str:
    if found is None:
        return "no plan yet"
    plan = found[0]
    return " · ".join(["planned", *(["quick win"] if plan.quick_win else []), *(["asked again"] if plan.asked_again else [])])


def table(final: list, plans: dict) -> None:
    """All plans at a glance."""
    if not plans:
        return
    st.subheader("All plans", anchor=False)
    rows = "".join(_row(row, *plans[row.id]) for row in final if row.id in plans)
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    st.html(f'<div class="ct-scroll" tabindex="0" role="region" aria-label="All plans"><table class="ct"><thead><tr>{heads}</tr>'
            f"</thead><tbody>{rows}</tbody></table></div>")


def _row(priority, plan, tools: list[str]) -> str:
    names = ", ".join(framework().tool(slug).name for slug in tools)
    cells = [f"{priority.final_rank} {priority.title}", plan.action + (" (quick win)" if plan.quick_win else ""), names, plan.lead,
             pounds(plan.cost_pounds), _when(plan)]
    return "<tr>" + "".join(f"<td>{show.words(cell) or 'not said yet'}</td>" for cell in cells) + "</tr>"


def _when(plan) -> str:
    if plan.starts_on and plan.ends_on:
        return f"{say_date(plan.starts_on)} to {say_date(plan.ends_on)}"
    if plan.starts_on or plan.ends_on:
        return f"from {say_date(plan.starts_on)}" if plan.starts_on else f"until {say_date(plan.ends_on)}"
    return ""


def pounds(amount) -> str:
    """Money in words; no cost said is not the same as no cost."""
    return "" if amount is None else "no cost" if amount == 0 else f"£{amount:,.0f}"
