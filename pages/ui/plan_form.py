"""The plan for one priority: what led to it, and what will be done. One line is enough to start."""

from decimal import Decimal, InvalidOperation
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.candidates import card
from pages.ui.draft import Draft, draft
from pages.ui.problems import ANY, problem_at
from toolkit.access.roles import may
from toolkit.errors import BadInput, ToolkitError
from toolkit.framework import framework
from toolkit.steps import planning
from toolkit.steps.overview import Overview


def plan_form(seen: Overview, state: int, priority, found) -> None:
    """The form, empty for a priority without a plan. What is typed in it stays until it is saved."""
    plan, tools = found or (None, [])
    begun = draft(f"plan-{priority.id}", plan.version if plan else 0, _saved(plan, tools))
    locked = not may(session.require(), "write plans", seen.id)
    st.html(card(priority, cached.gaps_feeding_at(seen.id, state).get(priority.id, []))
            + f'<p>Because: {show.words(priority.reason)}</p>')
    with st.container(border=True):
        _what(begun, locked)
        _who_and_when(begun, locked)
        _asked_again(begun, locked)
        begun.save_button("Save the plan", _save, seen.id, priority.id, plan.id if plan else None, begun, disabled=locked)
        problem_at(ANY)
    if plan and not locked:
        st.button("Withdraw this plan", on_click=_withdraw, args=(seen.id, plan.id), type="tertiary", icon=":material/undo:")


def _saved(plan, tools: list[str]) -> dict:
    cost = "" if plan is None or plan.cost_pounds is None else f"{plan.cost_pounds:f}".removesuffix(".00")
    empty = {"action": "", "lead": "", "partners": "", "starts_on": None, "ends_on": None, "quick_win": False, "asked_again": ""}
    return {"tools": tools, "cost": cost} | {part: getattr(plan, part) if plan else empty[part] for part in empty}


def _about(begun: Draft, part: str, locked: bool) -> dict:
    return {"value": begun.begun_with[part], "key": begun.key(part), "persist_state": "session", "disabled": locked}


def _what(begun: Draft, locked: bool) -> None:
    st.text_area("What will be done, and for whom", height=110, **_about(begun, "action", locked))
    problem_at("action")
    st.pills("Commissioning tools: consider every one", [one.slug for one in framework().tools], selection_mode="multi",
             default=begun.begun_with["tools"], format_func=lambda slug: framework().tool(slug).name, key=begun.key("tools"),
             persist_state="session", disabled=locked)
    with st.popover("What each tool is", icon=":material/help:"):
        show.to_read("What each tool is", "".join(
            f'<div class="ct-flex" style="margin-bottom:.8rem">{show.picture(tool.picture, "", 32)}<div>'
            f"<b>{show.words(tool.name)}</b><br>{show.words(tool.plain)}</div></div>" for tool in framework().tools))


def _who_and_when(begun: Draft, locked: bool) -> None:
    left, right = st.columns(2)
    left.text_input("Who leads (a role, not a name)", **_about(begun, "lead", locked))
    right.text_input("Partners, such as health or neighbours", **_about(begun, "partners", locked))
    one, two, three = st.columns(3)
    one.text_input("Cost in pounds (0 if none)", **_about(begun, "cost", locked))
    two.date_input("Starts", format="DD/MM/YYYY", **_about(begun, "starts_on", locked))
    three.date_input("Ends", format="DD/MM/YYYY", **_about(begun, "ends_on", locked))
    problem_at("cost")
    problem_at("ends_on")
    st.checkbox("A quick win: people will see early that something happens", **_about(begun, "quick_win", locked))


def _asked_again(begun: Draft, locked: bool) -> None:
    st.text_area("What the experts said when this plan was taken back to them", height=90, **_about(begun, "asked_again", locked))


def _save(workshop_id: UUID, priority_id: UUID, plan_id: UUID | None, begun: Draft) -> None:
    session.require("write plans", workshop_id)
    try:
        planned = _typed(begun)
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return
    if plan_id is None:
        done, _ = session.act(planning.write_plan, priority_id, planned, said="The plan is saved.")
    else:
        done, _ = session.act(planning.change_plan, plan_id, begun.version, planned, said="The plan is saved.")
    if done:
        begun.saved()
    else:
        begun.build_on_theirs()


def _typed(begun: Draft) -> planning.Planned:
    typed = begun.typed()
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
