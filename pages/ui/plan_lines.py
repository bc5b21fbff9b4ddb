"""The lines of a plan: what is to be done by whom, milestones, money by year. Each is added, changed and taken out by itself."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import plan_line_fields, plans_cached, session, show
from pages.ui.content import framework
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY, act_or_hold, choose_between, is_held, problem_at
from pages.ui.words import _, dialog
from toolkit.access.roles import may
from toolkit.clock import say_date, today
from toolkit.errors import ToolkitError
from toolkit.steps import plan_lines
from toolkit.steps.overview import Overview
from toolkit.steps.plan_lines import MODELS, Action, Milestone, Sum, say_year
from toolkit.steps.plan_money import over_the_limit, say_pounds

ADD = {Action: "Add the action", Milestone: "Add the milestone", Sum: "Add the sum"}
NOTHING = {Action: "Nothing yet. What is to be done first, by whom, and by when?",
           Milestone: "Nothing yet. What will people see on the way, and by which day?",
           Sum: "Nothing yet. The one figure above holds until it is split by year."}


def actions(seen: Overview, state: int, plan, rank: int) -> None:
    """What is to be done."""
    _lines(seen, state, plan, rank, Action)


def milestones(seen: Overview, state: int, plan, rank: int) -> None:
    """What people will see on the way."""
    _lines(seen, state, plan, rank, Milestone)


def money(seen: Overview, state: int, plan, rank: int) -> None:
    """Money by year, tool and source; with the figures where all plans come to more than the limit."""
    over = over_the_limit(plans_cached.seen_at(seen.id, state).values(), plans_cached.limit_at(seen.id, state))
    if over:
        st.warning(show.plain(over), icon=":material/payments:")
    _lines(seen, state, plan, rank, Sum)


def rows_of(seen: Overview, state: int, plan, kind: type) -> tuple[list, list]:
    """(the standing lines, those taken out) of one kind in one plan."""
    own = [row for row in plans_cached.lines_at(seen.id, state)[MODELS[kind]] if row.plan_id == plan.id]
    return [row for row in own if not row.withdrawn_at], [row for row in own if row.withdrawn_at]


def _lines(seen: Overview, state: int, plan, rank: int, kind: type) -> None:
    standing, gone = rows_of(seen, state, plan, kind)
    writes = may(session.require(), "write plans", seen.id)
    tools = plans_cached.seen_at(seen.id, state)[rank].tools
    if not standing:
        st.caption(_(NOTHING[kind]))
    for row in standing:
        st.html(f'<div class="ct-entry {_mark(row)}">{SAY[kind](row)}</div>')
        if writes and st.button(_("Change"), key=f"line-{row.id}", icon=":material/edit:", type="tertiary"):
            _change(seen, row, kind, tools)
    if writes:
        _add(seen, plan, kind, tools)
        _put_back(seen, gone, kind)


def _mark(row: Any) -> str:
    return "done" if getattr(row, "done_on", None) or getattr(row, "reached_on", None) else "priority"


def _say_action(row: Any) -> str:
    due = _("by {due_on}", due_on=say_date(row.due_on)) if row.due_on else _("no day yet")
    if row.done_on:
        became = _("✓ Done on {done_on}", done_on=say_date(row.done_on))
    elif row.dropped_on:
        became = _("✗ Dropped on {dropped_on}: {dropped_why}", dropped_on=say_date(row.dropped_on), dropped_why=row.dropped_why)
    else:
        became = _("Late") if row.due_on and row.due_on < today() else _("To do")
    owner = row.owner or _("nobody yet")
    return f"{show.words(row.words)}<div class='ct-more'><b>{show.words(became)}</b> · {show.words(owner)} · {due}</div>"


def _say_milestone(row: Any) -> str:
    reached = f' · <b>{_("✓ Reached on {reached_on}", reached_on=say_date(row.reached_on))}</b>' if row.reached_on else ""
    due = _("by {due_on}", due_on=say_date(row.due_on))
    return f"{show.words(row.words)}<div class='ct-more'>{due}{reached}</div>"


def _say_sum(row: Any) -> str:
    more = " · ".join(filter(None, [framework().tool(row.tool).name if row.tool else "", row.source]))
    return f"{say_year(row.year)}: <b>{say_pounds(row.pounds)}</b><div class='ct-more'>{show.words(more)}</div>"


SAY: dict[type, Callable[[Any], str]] = {Action: _say_action, Milestone: _say_milestone, Sum: _say_sum}


def _add(seen: Overview, plan, kind: type, tools: tuple[str, ...]) -> None:
    begun = draft(f"line-{plan.id}-{kind.__name__}", None, plan_line_fields.EMPTY[kind])
    with st.container(border=True):
        plan_line_fields.fields(kind, begun.begun_with, begun.key, lambda field: problem_in(begun.name, field), tools, False)
        begun.save_button(_(ADD[kind]), _save_new, seen.id, plan.id, kind, begun, disabled=False)
        problem_in(begun.name, ANY)


def _save_new(workshop_id: UUID, plan_id: UUID, kind: type, begun: Draft) -> None:
    session.require("write plans", workshop_id)
    st.session_state[session.IN_FORM] = begun.name
    try:
        line = plan_line_fields.as_line(kind, begun.typed())
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return
    if session.act(plan_lines.add_line, plan_id, line, said=_("Added to the plan."))[0]:
        begun.saved()


@dialog("Change this line", width="large")
def _change(seen: Overview, row: Any, kind: type, tools: tuple[str, ...]) -> None:
    session.require("write plans", seen.id)
    if not is_held(row.id):
        _fields_to_change(row, kind, tools)
    choose_between(row.id)
    problem_at(ANY)


def _fields_to_change(row: Any, kind: type, tools: tuple[str, ...]) -> None:
    form, held = f"line-{row.id}-{row.version}", plan_line_fields.held_in(kind, row)
    with st.form(form, border=False):
        plan_line_fields.fields(kind, held, lambda part: f"{form}-{part}", lambda _field: None, tools, True)
        save = st.form_submit_button(_("Save"), type="primary")
    if save:
        _try_to_save(row, kind, {part: st.session_state.get(f"{form}-{part}") for part in held})
    if st.button(_("Take it out"), icon=":material/undo:") and session.act(
            plan_lines.take_out_line, kind, row.id, row.version, said=_("Taken out. It can be put back below."))[0]:
        st.rerun()


def _try_to_save(row: Any, kind: type, typed: dict[str, Any]) -> None:
    try:
        line = plan_line_fields.as_line(kind, typed)
    except ToolkitError as error:
        show.problem(error)
        return
    if act_or_hold(row.id, plan_lines.change_line, row.version, line, said=_("Changed.")):
        st.rerun()


def _put_back(seen: Overview, gone: list, kind: type) -> None:
    if not gone:
        return
    with st.expander(_("Taken out ({count})", count=len(gone)), icon=":material/undo:"):
        for row in gone:
            st.html(f'<div class="ct-entry">{SAY[kind](row)}</div>')
            st.button(_("Put it back"), key=f"back-{row.id}", on_click=_back, args=(seen.id, kind, row.id, row.version))


def _back(workshop_id: UUID, kind: type, line_id: UUID, version: int) -> None:
    session.require("write plans", workshop_id)
    session.act(plan_lines.put_back_line, kind, line_id, version, said=_("Put back."))
