"""The plenary: all ideas side by side as the small groups see them, those that say the same, and what there is to spend."""

import streamlit as st

from pages.ui import cached, limits_part, maps, merging_ideas, plenary_cached, session, show, tables
from pages.ui.matrix_part import where
from toolkit.charts.matrix import in_words
from toolkit.framework import framework
from toolkit.record.saying import many
from toolkit.steps.overview import Overview
from toolkit.steps.plenary import Together

LOOK = "look"


def plenary(seen: Overview, state: int) -> None:
    """One view at a time, kept in the address."""
    if not cached.priorities_at(seen.id, state):
        st.info("There is nothing to look at together yet. Add ideas first.", icon=":material/lightbulb:")
        return
    views = {"all": ("All ideas together", _all), "alike": ("Ideas that say the same", merging_ideas.said_twice),
             "limits": ("Limits and costs", limits_part.limits)}
    asked = st.query_params.get(LOOK)
    st.session_state[LOOK] = asked if asked in views else "all"
    chosen = st.radio("What the plenary looks at", list(views), format_func=lambda one: views[one][0], key=LOOK, horizontal=True,
                      on_change=session.keep_in_address, args=(LOOK, LOOK), label_visibility="collapsed")
    views[chosen][1](seen, state)


def _all(seen: Overview, state: int) -> None:
    together = plenary_cached.plenary_at(seen.id, state)
    if not any(row.places or row.named_by for row in together):
        st.info("No small group has placed or named anything yet. Let each begin under Small groups.", icon=":material/groups:")
        return
    left, right = st.columns([1, 1], gap="large")
    with left:
        spots = plenary_cached.plenary_spots(seen.id, state)
        st.vega_lite_chart(plenary_cached.plenary_matrix_at(seen.id, state, maps.is_dark()), theme=None, alt=in_words(spots, framework()))
        st.caption("Each idea stands in the middle of where the small groups place it; a line shows how far half of them are "
                   "apart. A diamond was named by at least one group. Where the room agrees to place it is the next part's business.")
    with right:
        st.html(tables.plain_table("All ideas, quick wins first", ("Number", "Idea", "Named by", "Where groups place it"),
                                   [_row(row) for row in together]))


def _row(row: Together) -> tuple:
    also = "".join(f"<div class='ct-more'>and {number}: {show.words(title)}</div>" for _, number, title in row.stands_for)
    named = "<br>".join(f"{show.words(name)} ({plenary_cached.CHOICES[rank]})" for name, rank in row.named_by)
    return row.number, show.words(row.title) + also, named or "nobody", _where(row)


def _where(row: Together) -> str:
    impact, effort = row.placed.impact, row.placed.effort
    if impact is None or effort is None:
        return "not placed yet"
    apart = "".join(f"<div class='ct-more'>{show.words(name)}: {place.impact:g} and {place.effort:g}</div>"
                    for name, place in row.places)
    middle = f"<div class='ct-more'>{many(row.placed.count, 'group')}; {_spread(impact, effort)}</div>"
    return where(impact.median, effort.median) + middle + apart


def _spread(impact, effort) -> str:
    said = [f"{name} from {side.lower:g} to {side.upper:g}" for name, side in (("impact", impact), ("effort", effort))
            if side.upper > side.lower]
    return "half of them say " + ", ".join(said) if said else "all much the same"
