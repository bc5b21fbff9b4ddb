"""The plan for one priority: what led to it, and what will be done. One line is enough to start."""

from decimal import Decimal, InvalidOperation
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.candidates import card
from pages.ui.problems import ANY, problem_at
from toolkit.access.roles import may
from toolkit.errors import BadInput, ToolkitError
from toolkit.framework import framework
from toolkit.steps import planning
from toolkit.steps.overview import Overview

PARTS = ("action", "tools", "lead", "partners", "cost", "starts_on", "ends_on", "quick_win", "asked_again")


def plan_form(seen: Overview, state: int, priority, found) -> None:
    """The form, empty for a priority without a plan."""
    plan, tools = found or (None, [])
    key = f"plan-{priority.id}"
    locked = not may(session.require(), "write plans", seen.id)
    st.html(card(priority, cached.gaps_feeding_at(seen.id, state).get(priority.id, []))
            + f'<p>Because: {show.words(priority.reason)}</p>')
    with st.form(key, enter_to_submit=False):
        _what(key, plan, tools, locked)
        _who_and_when(key, plan, locked)
        _asked_again(key, plan, locked)
        st.form_submit_button("Save the plan", type="primary", on_click=_save, disabled=locked, icon=":material/check:",
                              args=(seen.id, priority.id, plan.id if plan else None, plan.version if plan else 0, key))
        problem_at(ANY)
    if plan and not locked:
        st.button("Withdraw this plan", on_click=_withdraw, args=(seen.id, plan.id), type="tertiary", icon=":material/undo:")


def _key(key: str, part: str) -> str:
    return f"{session.fresh(key)}-{part}"


def _what(key: str, plan, tools: list[str], locked: bool) -> None:
    st.text_area("What will be done, and for whom", plan.action if plan else "", key=_key(key, "action"), height=110,
                 disabled=locked)
    problem_at("action")
    st.pills("Commissioning tools: consider every one", [one.slug for one in framework().tools], selection_mode="multi",
             default=tools, format_func=lambda slug: framework().tool(slug).name, key=_key(key, "tools"), disabled=locked)
    with st.popover("What each tool is", icon=":material/help:"):
        show.to_read("What each tool is", "".join(
            f'<div class="ct-flex" style="margin-bottom:.8rem">{show.picture(tool.picture, "", 32)}<div>'
            f"<b>{show.words(tool.name)}</b><br>{show.words(tool.plain)}</div></div>" for tool in framework().tools))


def _who_and_when(key: str, plan, locked: bool) -> None:
    left, right = st.columns(2)
    left.text_input("Who leads (a role, not a name)", plan.lead if plan else "", key=_key(key, "lead"), disabled=locked)
    right.text_input("Partners, such as health or neighbours", plan.partners if plan else "", key=_key(key, "partners"),
                     disabled=locked)
    cost = "" if plan is None or plan.cost_pounds is None else f"{plan.cost_pounds:f}".removesuffix(".00")
    one, two, three = st.columns(3)
    one.text_input("Cost in pounds (0 if none)", cost, key=_key(key, "cost"), disabled=locked)
    two.date_input("Starts", plan.starts_on if plan else None, key=_key(key, "starts_on"), format="DD/MM/YYYY", disabled=locked)
    three.date_input("Ends", plan.ends_on if plan else None, key=_key(key, "ends_on"), format="DD/MM/YYYY", disabled=locked)
    problem_at("cost")
    problem_at("ends_on")
    st.checkbox("A quick win: people will see early that something happens", plan.quick_win if plan else False,
                key=_key(key, "quick_win"), disabled=locked)


def _asked_again(key: str, plan, locked: bool) -> None:
    st.text_area("What the experts said when this plan was taken back to them", plan.asked_again if plan else "", height=90,
                 key=_key(key, "asked_again"), disabled=locked)


def _save(workshop_id: UUID, priority_id: UUID, plan_id: UUID | None, version: int, key: str) -> None:
    session.require("write plans", workshop_id)
    try:
        planned = _typed(key)
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return
    if plan_id is None:
        done, _ = session.act(planning.write_plan, priority_id, planned, said="The plan is saved.")
    else:
        done, _ = session.act(planning.change_plan, plan_id, version, planned, said="The plan is saved.")
    if done:
        session.empty(key)


def _typed(key: str) -> planning.Planned:
    typed = {part: st.session_state.get(_key(key, part)) for part in PARTS}
    return planning.Planned(typed["action"] or "", tuple(typed["tools"] or ()), typed["lead"] or "", typed["partners"] or "",
                            _pounds(typed["cost"] or ""), typed["starts_on"], typed["ends_on"], bool(typed["quick_win"]),
                            typed["asked_again"] or "")


def _pounds(text: str) -> Decimal | None:
    cleaned = text.replace("£", "").replace(",", "").replace(" ", "")
    try:
        amount = Decimal(cleaned) if cleaned else None
    except InvalidOperation:
        raise BadInput("The cost is a number of pounds, such as 45000. Leave it empty while it is not known.", "cost") from None
    if amount is not None and not amount.is_finite():
        raise BadInput("The cost is a number of pounds, such as 45000. Leave it empty while it is not known.", "cost")
    return amount


def _withdraw(workshop_id: UUID, plan_id: UUID) -> None:
    session.require("write plans", workshop_id)
    session.act(planning.withdraw_plan, plan_id, said="Withdrawn. Writing a plan for this priority again takes it up.")
