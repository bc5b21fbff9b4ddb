"""What may follow the first lines of a plan, one short part at a time, kept in the address."""

from collections.abc import Callable

import streamlit as st

from pages.ui import plan_lines, plan_parts, plans_cached, session
from pages.ui.plan_lines import rows_of
from pages.ui.words import _, said_all
from toolkit.steps.overview import Overview
from toolkit.steps.plan_lines import Action, Milestone, Sum
from toolkit.steps.plan_parts import Change, Market, Measure, Takes

ABOUT = "about"
PARTS: dict[str, tuple[str, Callable, type]] = {
    "change": ("Whom and where", plan_parts.change, Change),
    "actions": ("Actions", plan_lines.actions, Action),
    "milestones": ("Milestones", plan_lines.milestones, Milestone),
    "money": ("Money", plan_lines.money, Sum),
    "tools": ("Tools", plan_parts.takes, Takes),
    "measure": ("Success", plan_parts.measure, Measure),
    "market": ("Market and staff", plan_parts.market, Market),
}


def more(seen: Overview, state: int, priority, plan) -> None:
    """The parts of a plan that was begun; each says in its name whether anything stands in it."""
    st.subheader(_("More about this plan"), anchor=False)
    if plan is None:
        st.caption(_("One line is enough to start. Once it is saved, more can follow here: for whom and where, actions, milestones, money "
                     "by year, what the tools take, how people will see that it worked, and what providers should know."))
        return
    said = {name: f"{label} · {_filled(seen, state, plan, kind)}" for name, (label, _ignored, kind) in said_all(PARTS).items()}
    chosen = session.choose_part(_("More about this plan"), said, ABOUT)
    PARTS[chosen][1](seen, state, plan, priority.final_rank)


def _filled(seen: Overview, state: int, plan, kind: type) -> str:
    if kind in (Action, Milestone, Sum):
        return str(len(rows_of(seen, state, plan, kind)[0]))
    return "✓" if plans_cached.parts_at(seen.id, state, plan.id)[kind].in_words() else _("empty")
