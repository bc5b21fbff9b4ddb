"""The table and the map as they were when Step 3 was closed, beside how they are now."""

import streamlit as st

from pages.ui import cached, maps, session, show, tables
from pages.ui.fared import state_word
from toolkit.access.roles import may
from toolkit.clock import in_london, say_date
from toolkit.models import AVAILABLE, GAP
from toolkit.steps import evaluating
from toolkit.steps.overview import Overview

BASELINE = "baseline"


def then_and_now(seen: Overview, state: int, baselines: list, held: list, _answers, progress: dict) -> None:
    """Two tables, two maps, what changed in words, and how what stands has fared."""
    if not held and may(session.require(), "evaluate", seen.id):
        st.button("Start an evaluation", on_click=_to_start, icon=":material/play_arrow:",
                  help="It asks how each entry has fared, and five questions.")
    by_id = {row.id: row for row in baselines}
    chosen = baselines[0].id
    if len(baselines) > 1:
        chosen = st.selectbox("Compare with", list(by_id), format_func=lambda one: _say(by_id[one]), key=BASELINE)
    then, changes = cached.then_and_now_at(seen.id, state, chosen)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("Then", anchor=False)
        st.caption(f"{_say(by_id[chosen])}. Frozen; nobody can change it.")
        st.html(tables.function_table(then, (AVAILABLE, GAP), maps.is_dark(), "The table as it was"))
        if seen.area:
            maps.show_map(seen.area, seen.id, "then-map", query=f"?baseline={chosen}")
    with right:
        st.subheader("Now", anchor=False)
        st.caption("As the record stands today, with what was recorded since.")
        st.html(tables.function_table(seen.table, (AVAILABLE, GAP), maps.is_dark(), "The table as it is"))
        if seen.area:
            maps.show_map(seen.area, seen.id, "now-map")
    _changes(changes)
    _fared(seen, state, progress)


def _to_start() -> None:
    session.require()
    st.query_params["part"] = "fared"


def _say(baseline) -> str:
    return f"{baseline.name}, {say_date(baseline.taken_on or in_london(baseline.created_at).date())}"


def _changes(changes) -> None:
    st.subheader("What changed", anchor=False)
    lines = [f"New: {words}" for _, words in changes.new] + [f"Withdrawn: {words}" for _, words in changes.withdrawn]
    lines += [f"Said then: {then} Says now: {now}" for _, then, now in changes.changed]
    if not lines:
        st.caption("Nothing was added, changed or withdrawn since.")
    st.markdown("\n".join(f"- {show.plain(line)}" for line in lines))


def _fared(seen: Overview, state: int, progress: dict) -> None:
    asked = [(entry, progress[entry.id]) for entry in cached.entries_at(seen.id, state)
             if entry.id in progress and progress[entry.id].state != evaluating.NOT_ASKED]
    if not asked:
        return
    st.subheader("How what stands has fared", anchor=False)
    order = list(evaluating.STATES)
    lines = [f"{state_word(noted.state, entry.kind)}: {entry.words}" + (f" (“{noted.words}”)" if noted.words else "")
             for entry, noted in sorted(asked, key=lambda pair: order.index(pair[1].state))]
    st.markdown("\n".join(f"- {show.plain(line)}" for line in lines))
