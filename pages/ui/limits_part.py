"""What there is to spend and what the law and the clock allow, beside what each idea is expected to cost and to bring."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, drawn, maps, plenary_cached, session, show, tables
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.charts.cost_benefit import in_words
from toolkit.steps import limits as rules
from toolkit.steps.overview import Overview

PARTS = ("money", "staff_days", "law", "time")


def limits(seen: Overview, state: int) -> None:
    """The limits in words, the chart of cost and benefit, and the same as a table."""
    held, leads = plenary_cached.limits_at(seen.id, state), may(session.require(), "keep priorities", seen.id)
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        _chart(seen, state, held)
    with right:
        st.subheader(_("What it has to fit into"), anchor=False)
        lines = [*held.sentences(), *rules.altogether(cached.priorities_at(seen.id, state), held)]
        st.markdown("\n".join(f"- {show.plain(line)}" for line in lines) or _("Nothing is said about limits yet."))
        if leads:
            _form(seen, held)
    _table(seen, state)


def _chart(seen: Overview, state: int, held: rules.Limits) -> None:
    items = plenary_cached.cost_items_at(seen.id, state)
    if not any(item.cost is not None and item.impact for item in items):
        st.info(_("Nothing can be drawn yet: write down under Ideas what each is expected to cost, and place it on the matrix."),
                icon=":material/payments:")
        return
    drawn.chart(plenary_cached.cost_chart_at(seen.id, state, maps.is_dark()), in_words(items, held.money))
    st.caption(_("Best is bottom right: much difference for little money. A cost is what people expect, not a promise."))


def _form(seen: Overview, held: rules.Limits) -> None:
    keys = {part: f"limits-{part}-{held.version}" for part in PARTS}
    with st.form(f"limits-{held.version}", enter_to_submit=False):
        left, right = st.columns(2)
        left.number_input(_("Money in pounds"), 0, rules.MOST_POUNDS, held.money, 1000, key=keys["money"], placeholder=_("not known"))
        right.number_input(_("Days of staff time"), 0, rules.MOST_DAYS, held.staff_days, key=keys["staff_days"], placeholder=_("not known"))
        st.text_area(_("What the law asks or forbids"), held.law, key=keys["law"], height=80)
        problem_at("law")
        st.text_area(_("How much time there is"), held.time, key=keys["time"], height=80)
        st.form_submit_button(_("Save the limits"), on_click=_save, args=(seen.id, held.version, keys), icon=":material/check:")
        problem_at(ANY)


def _save(workshop_id: UUID, version: int, keys: dict[str, str]) -> None:
    session.require("keep priorities", workshop_id)
    typed = {part: st.session_state.get(key) for part, key in keys.items()}
    given = rules.Limits(typed["money"], typed["staff_days"], typed["law"] or "", typed["time"] or "")
    session.act(rules.save_limits, workshop_id, version, given, said=_("The limits are saved."))


def _table(seen: Overview, state: int) -> None:
    impact = {item.number: item.impact for item in plenary_cached.cost_items_at(seen.id, state)}
    rows = [(row.number, show.words(row.title), rules.pounds(row.cost), rules.days(row.staff_days),
             _("{impact} of 5", impact=f"{impact[row.number]:g}") if impact[row.number] else _("not placed yet"))
            for row in cached.priorities_at(seen.id, state)]
    st.html(tables.plain_table(_("Expected cost and difference"), (_("Number"), _("Idea"), _("Cost"), _("Staff time"),
                                                                   _("Difference it makes")), rows))
