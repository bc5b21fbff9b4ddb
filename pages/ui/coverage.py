"""Coverage pictures, each beside the same numbers as a table."""

from collections.abc import Sequence

import streamlit as st

from pages.ui import drawn, maps, record_cached, session, show, tables
from pages.ui.words import _, names_in, say_number
from toolkit.models import AVAILABLE, GAP
from toolkit.steps.coverage import MOST_TOWNS
from toolkit.steps.overview import Overview
from toolkit.steps.table import FUNCTIONS

PICTURE = "picture"
MOST_SIDE_BY_SIDE = 4  # groups
PICTURES = {"groups": "Functions and groups", "approaches": "Who does it", "towns": "Near each town"}


def pictures(seen: Overview, state: int) -> None:
    """One picture at a time, kept in the address."""
    name, key = st.query_params.get(PICTURE), "coverage-picture"
    st.session_state[key] = name if name in PICTURES else "groups"
    chosen = st.segmented_control(_("Picture"), list(PICTURES), format_func=names_in(PICTURES), key=key, required=True,
                                  on_change=session.keep_in_address, args=(PICTURE, key), label_visibility="collapsed")
    {"groups": _groups, "approaches": _approaches, "towns": _towns}[chosen](seen, state)


def _groups(seen: Overview, state: int) -> None:
    # With many groups each picture needs the whole width, or their names lie over each other.
    beside = st.columns(2, gap="medium") if len(seen.groups) <= MOST_SIDE_BY_SIDE else [st.container(), st.container()]
    for column, kind, head in zip(beside, (AVAILABLE, GAP), (_("What is available"), _("Gaps")), strict=True):
        with column:
            st.subheader(head, anchor=False)
            drawn.chart(*record_cached.heat_at(seen.id, state, kind, maps.is_dark()))
    st.caption(_("The darker a square, the more was said. A dashed square has no number: its words say why."))
    st.html(tables.function_table(seen.table, (AVAILABLE, GAP), maps.is_dark(), _("The same as a table"), workshop_id=seen.id,
                                  row_totals=True))


def _approaches(seen: Overview, state: int) -> None:
    st.subheader(_("The five approaches in each function"), anchor=False)
    drawn.chart(*record_cached.dots_at(seen.id, state, maps.is_dark()))
    st.caption(_("How many available entries name each approach. An entry may name several."))
    counts, names = record_cached.approaches_at(seen.id, state), record_cached.approach_names()
    rows = [(tables.row_name(number), *(str(counts[number, slug]) for slug in names)) for number in FUNCTIONS]
    st.html(_table(_("The same as a table"), (_("Function"), *names.values()), rows))


def _towns(seen: Overview, state: int) -> None:
    st.subheader(_("Within 5 km of each town"), anchor=False)
    near = record_cached.near_towns_at(seen.id, state)
    if near is None:
        st.info(_("No area is chosen yet. Choose it under Settings, and its towns appear here."), icon=":material/map:")
        return
    if not near.towns:
        st.info(_("The place names know no town in this area. Choose a larger area under Settings."), icon=":material/map:")
        return
    st.caption(_("The area's towns and villages with most people, at most {most_towns}; those with nothing near come first. Entries "
                 "without one spot are not counted here: {whole_area} for the whole area, {online} online or by phone. Populations: "
                 "GeoNames, CC BY 4.0.", most_towns=MOST_TOWNS, whole_area=near.whole_area, online=near.online))
    left, right = st.columns(2, gap="medium")
    with left:
        drawn.chart(*record_cached.near_at(seen.id, state, maps.is_dark()))
    rows = [(town.name, say_number(town.population) if town.population else _("not known"),
             str(town.available), str(town.gaps), "" if town.available or town.gaps else _("nothing near")) for town in near.towns]
    with right:
        st.html(_table(_("The same as a table"), (_("Town"), _("People"), _("Available"), _("Gaps"), _("Note")), rows))


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    heads = "".join(f'<th scope="col">{show.words(one)}</th>' for one in head)
    body = "".join(f'<tr><th scope="row">{show.words(first)}</th>{"".join(f"<td>{show.words(one)}</td>" for one in rest)}</tr>'
                   for first, *rest in rows)
    return (f'<div class="ct-scroll" tabindex="0" role="region" aria-label="{caption}"><table class="ct"><caption>{caption}'
            f"</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>")
