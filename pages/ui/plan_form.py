"""The plan for one priority: what led to it, and what will be done. One line is enough to start."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, plans_cached, session, show
from pages.ui.candidates import card
from pages.ui.content import framework
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import as_typed, pounds, problem_in, save
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.steps import planning
from toolkit.steps.overview import Overview
from toolkit.steps.plan_draft import is_quick_win
from toolkit.steps.plan_money import say_pounds
from toolkit.steps.plan_parts import Planned


def plan_form(seen: Overview, state: int, priority, plan) -> None:
    """The form, for a priority without a plan begun with what Step 3 says of it. What is typed in it stays until it is saved."""
    held = plans_cached.parts_at(seen.id, state, plan.id)[Planned] if plan else None
    begun = draft(f"plan-{priority.id}", held, _saved(held) if held else _from_step_3(priority))
    locked = not may(session.require(), "write plans", seen.id)
    # Its gaps stand in the trail beside this form, each with a link.
    st.html(card(priority, cached.gaps_feeding_at(seen.id, state).get(priority.id, []), name_gaps=False))
    with st.container(border=True):
        _what(begun, locked)
        _who_and_when(begun, locked, plans_cached.seen_at(seen.id, state).get(priority.final_rank))
        if plan is None and (begun.begun_with["cost"] or begun.begun_with["quick_win"]):
            st.caption(_("The cost and the quick win are taken from Step 3. Change them if they no longer hold."))
        _asked_again(begun, locked)
        begun.save_button(_("Save the plan"), save, seen.id, priority.id, plan.id if plan else None, begun, _typed,
                          _("The plan is saved."), disabled=locked)
        problem_in(begun.name, ANY)
    if plan and not locked:
        st.button(_("Withdraw this plan"), on_click=_withdraw, args=(seen.id, plan.id), type="tertiary", icon=":material/undo:")


def _saved(held: Planned) -> dict:
    return {"action": held.action, "tools": list(held.tools), "lead": held.lead, "partners": held.partners,
            "cost": as_typed(held.cost_pounds), "starts_on": held.starts_on, "ends_on": held.ends_on, "quick_win": held.quick_win,
            "asked_again": held.asked_again}


def _from_step_3(priority) -> dict:
    return _saved(Planned("")) | {"cost": as_typed(priority.cost), "quick_win": is_quick_win(priority)}


def _about(begun: Draft, part: str, locked: bool) -> dict:
    return {"value": begun.begun_with[part], "key": begun.key(part), "persist_state": "session", "disabled": locked}


def _what(begun: Draft, locked: bool) -> None:
    st.text_area(_("What will be done, and for whom"), height=110, **_about(begun, "action", locked))
    problem_in(begun.name, "action")
    st.pills(_("Commissioning tools: consider every one"), [one.slug for one in framework().tools], selection_mode="multi",
             default=begun.begun_with["tools"], format_func=lambda slug: framework().tool(slug).name, key=begun.key("tools"),
             persist_state="session", disabled=locked)
    problem_in(begun.name, "tools")
    with st.popover(_("What each tool is"), icon=":material/help:"):
        show.to_read(_("What each tool is"), "".join(
            f'<div class="ct-flex" style="margin-bottom:.8rem">{show.picture(tool.picture, "", 32)}<div>'
            f"<b>{show.words(tool.name)}</b><br>{show.words(tool.plain)}</div></div>" for tool in framework().tools))


def _who_and_when(begun: Draft, locked: bool, plan) -> None:
    left, right = st.columns(2)
    left.text_input(_("Who leads (a role, not a name)"), **_about(begun, "lead", locked))
    right.text_input(_("Partners, such as health or neighbours"), **_about(begun, "partners", locked))
    one, two, three = st.columns(3)
    one.text_input(_("Cost in pounds (0 if none)"), **_about(begun, "cost", locked))
    two.date_input(_("Starts"), format="DD/MM/YYYY", **_about(begun, "starts_on", locked))
    three.date_input(_("Ends"), format="DD/MM/YYYY", **_about(begun, "ends_on", locked))
    problem_in(begun.name, "cost")
    problem_in(begun.name, "ends_on")
    if plan and plan.money:
        st.caption(show.plain(_("The money by year comes to {cost}. That counts, and not the one figure above.",
                                cost=say_pounds(plan.cost))))
    st.checkbox(_("A quick win: people will see early that something happens"), **_about(begun, "quick_win", locked))


def _asked_again(begun: Draft, locked: bool) -> None:
    st.text_area(_("What the experts said when this plan was taken back to them"), height=90, **_about(begun, "asked_again", locked))


def _typed(begun: Draft) -> Planned:
    typed = begun.typed()
    tools = tuple(tool.slug for tool in framework().tools if tool.slug in (typed["tools"] or ()))
    return Planned(typed["action"] or "", tools, typed["lead"] or "", typed["partners"] or "", pounds(typed["cost"], "cost"),
                   typed["starts_on"], typed["ends_on"], bool(typed["quick_win"]), typed["asked_again"] or "")


def _withdraw(workshop_id: UUID, plan_id: UUID) -> None:
    session.require("write plans", workshop_id)
    session.act(planning.withdraw_plan, plan_id, said=_("Withdrawn. Writing a plan for this priority again takes it up."))
