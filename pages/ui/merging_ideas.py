"""Ideas that say the same: proposed by their words, merged by a person, taken out again."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, plenary_cached, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, dialog
from toolkit.access.roles import may
from toolkit.steps import merging_ideas
from toolkit.steps.merging_ideas import Idea
from toolkit.steps.overview import Overview

HAND = "same-by-hand"


def said_twice(seen: Overview, state: int) -> None:
    """Proposals, merging by hand, and what was merged."""
    leads = may(session.require(), "keep priorities", seen.id)
    found = plenary_cached.alike_at(seen.id, state)
    st.subheader(_("These may say the same") if found else _("No two ideas sound alike"), anchor=False)
    st.caption(_("Found by comparing words. Nothing is merged unless the room says so. What groups placed and named counts for the "
                 "idea that stands, its gaps go along, and a merge can be undone."))
    for cluster in found:
        st.html('<div class="ct-entry priority"><ul style="margin:0">' + "".join(
            f"<li><b>{one.number}</b> {show.words(one.title)}</li>" for one in cluster) + "</ul></div>")
        if leads and st.button(_("Decide"), key=f"decide-{cluster[0].id}", icon=":material/merge:", type="tertiary"):
            _decide(seen, cluster)
    if leads:
        _by_hand(seen, state)
    problem_at(ANY)
    _merged(seen, state, leads)


@dialog("Do these say the same?", width="large")
def _decide(seen: Overview, cluster: tuple[Idea, ...]) -> None:
    session.require("keep priorities", seen.id)
    by_id = {one.id: one for one in cluster}
    stands = st.radio(_("Which one stands?"), list(by_id), format_func=lambda one: f"{by_id[one].number} {show.plain(by_id[one].title)}")
    others = [one for one in cluster if one.id != stands]
    if len(others) > 1:
        st.markdown(_("Which of the others say the same?"))
        others = [one for one in others if st.checkbox(f"{one.number} {show.plain(one.title)}", True, key=f"same-{one.id}")]
    if st.button(_("Merge them"), type="primary", icon=":material/merge:") and _merge(stands, others):
        st.rerun()
    problem_at(ANY)


def _merge(stands: UUID, others: list[Idea]) -> bool:
    return session.act(merging_ideas.merge_ideas, stands, {one.id: one.version for one in others},
                       said=_("Merged. What groups said of either counts for it."))[0]


def _by_hand(seen: Overview, state: int) -> None:
    rows = {row.id: row for row in cached.priorities_at(seen.id, state)}
    titles = {row.id: f"{row.number} {row.title}" for row in rows.values()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(_("Others that say the same in other words"), list(titles), format_func=titles.get,
                                key=session.fresh(HAND), placeholder=_("Choose two or more"), select_all=False)
        if st.button(_("Decide"), key=HAND, icon=":material/merge:", disabled=len(chosen) < 2):
            _decide(seen, tuple(Idea(one, rows[one].version, rows[one].number, rows[one].title) for one in chosen))


def _merged(seen: Overview, state: int, leads: bool) -> None:
    held = [row for row in plenary_cached.plenary_at(seen.id, state) if row.stands_for]
    if not held:
        return
    st.subheader(_("Merged so far"), anchor=False)
    for row in held:
        st.html(f'<div class="ct-entry priority"><b>{row.number}</b> {show.words(row.title)}</div>')
        for one, number, title in row.stands_for:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_("Also stands for {number}: “{title}”", number=number, title=show.plain(title)), width="content")
                if leads:
                    st.button(_("Take out"), key=f"out-{one}", on_click=_take_out, args=(seen.id, one), icon=":material/call_split:",
                              type="tertiary")


def _take_out(workshop_id: UUID, priority_id: UUID) -> None:
    session.require("keep priorities", workshop_id)
    session.act(merging_ideas.take_idea_out, priority_id, said=_("It stands by itself again, with its own number."))
