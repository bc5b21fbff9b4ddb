"""The table of the whole record with its filters, and the entries that match, page by page."""

from collections.abc import Iterable
from uuid import UUID

import streamlit as st

from pages.ui import cached, day_cached, maps, record_cached, session, show, tables
from pages.ui.pager import pager, pages
from toolkit.clock import say_moment
from toolkit.errors import ToolkitError
from toolkit.framework import framework
from toolkit.models import AVAILABLE, COVERAGE, GAP
from toolkit.record.saying import many
from toolkit.steps.filtering import PAGE, Filter, Listed
from toolkit.steps.overview import Overview
from toolkit.steps.recording import CHANNELS, GAP_KINDS
from toolkit.steps.table import FUNCTIONS

# What the address calls each filter. "group" and "function" are where this person is, which is something else.
GROUP, SMALL_GROUP, SESSION, FUNCTION, APPROACH, WORDS, NUMBER = "of", "at_table", "at_session", "about", "who", "words", "page"
FILTERS = (GROUP, SMALL_GROUP, SESSION, FUNCTION, APPROACH, WORDS)


def whole_table(seen: Overview, state: int) -> None:
    """Filters, the table, and the entries behind it."""
    wanted = _filters(seen, state)
    try:
        table = record_cached.table_at(seen.id, state, wanted)
    except ToolkitError as error:
        show.problem(error)
        return
    functions = tuple(FUNCTIONS) if wanted.function is None else (wanted.function,) if wanted.function else ()
    st.html(tables.function_table(table, (AVAILABLE, GAP), maps.is_dark(), "Choose a cell to open it", workshop_id=seen.id,
                                  functions=functions, row_totals=True))
    _list(seen, state, wanted, table.total(AVAILABLE) + table.total(GAP))


def _filters(seen: Overview, state: int) -> Filter:
    groups = {str(group_id): name for group_id, name in seen.groups}
    small_groups = {str(group_id): name for group_id, name in cached.small_groups(seen.id, state)}
    sessions = {str(one.id): one.label for one in day_cached.sessions_at(seen.id, state)}
    functions = {str(number): tables.row_name(number) for number in (*FUNCTIONS, COVERAGE)}
    approaches = {approach.slug: approach.name for approach in framework().approaches}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        group = _choice("Group of people", GROUP, groups)
        small_group = _choice("Small group", SMALL_GROUP, small_groups) if small_groups else None
        at_session = _choice("Session", SESSION, sessions) if sessions else None
        function = _choice("Function", FUNCTION, functions)
        approach = _choice("Who does it", APPROACH, approaches)
        st.session_state["filter-words"] = st.query_params.get(WORDS, "")
        words = st.text_input("Words", key="filter-words", on_change=_keep, args=(WORDS,), placeholder="for example: bus")
        if any(name in st.query_params for name in FILTERS):
            st.button("Clear filters", on_click=_clear, icon=":material/filter_alt_off:")
    return Filter(_uuid(group), _uuid(small_group), int(function) if function else None, approach, words,
                  _uuid(at_session))


def _choice(label: str, name: str, options: dict[str, str]) -> str | None:
    key = f"filter-{name}"
    st.session_state[key] = st.query_params.get(name) if st.query_params.get(name) in options else None
    return st.selectbox(label, list(options), index=None, format_func=options.get, key=key, placeholder="All", on_change=_keep,
                        args=(name,))


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _keep(name: str) -> None:
    value = st.session_state.get(f"filter-{name}")
    st.query_params.pop(NUMBER, None)
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def _clear() -> None:
    for name in (*FILTERS, NUMBER):
        st.query_params.pop(name, None)


def _list(seen: Overview, state: int, wanted: Filter, total: int) -> None:
    st.subheader(f"{many(total, 'entry', 'entries')} {'match' if total != 1 else 'matches'}" if wanted
                 else many(total, "entry", "entries"), anchor=False)
    if not total:
        st.caption("Nothing matches. Clear the filters, or look for fewer words." if wanted
                   else "Nothing yet. What is said in Steps 1 and 2 appears here.")
        return
    number = min(session.address_number(NUMBER, 1, 10_000_000), pages(total, PAGE))
    st.html(entry_list(seen.id, record_cached.page_at(seen.id, state, wanted, number)))
    pager("record", number, PAGE, total, _turn)


def _turn(number: int) -> None:
    st.query_params[NUMBER] = str(number)


def entry_list(workshop_id: UUID, entries: Iterable[Listed]) -> str:
    """Entries as an HTML list, each with where it comes from and a link that opens it."""
    return f'<ul style="list-style:none;padding:0;margin:0">{"".join(_item(workshop_id, entry) for entry in entries)}</ul>'


def _item(workshop_id: UUID, entry: Listed) -> str:
    kind = "Available" if entry.kind == AVAILABLE else "Gap"
    page = "step_map" if entry.kind == AVAILABLE else "step_gaps"
    address = (f"/{page}?workshop={workshop_id}&amp;function={entry.function}&amp;group={entry.group_id}&amp;entry={entry.id}")
    return (f'<li class="ct-entry {entry.kind}" style="margin:0 0 .6rem"><b><span aria-hidden="true">{tables.SIGNS[entry.kind]}'
            f"</span> {kind}</b> {show.words(entry.words)}"
            f'<div class="ct-more">{show.words(" · ".join(_about(entry)))}</div>'
            f'<div class="ct-more">{show.words(provenance(entry))}</div>{_also(entry)}'
            f'<a href="{address}" target="_self" aria-label="Open: {show.words(entry.words[:80])}">Open</a></li>')


def _about(entry: Listed) -> list[str]:
    names = {approach.slug: approach.name for approach in framework().approaches}
    parts = [tables.row_name(entry.function), GAP_KINDS.get(entry.gap_kind or "", ""),
             f"Wanted: {entry.wanted}" if entry.wanted else "", ", ".join(names.get(slug, slug) for slug in entry.approaches),
             ", ".join(entry.places) or "no one place"]
    return [part for part in parts if part]


def provenance(entry: Listed) -> str:
    """Who said it, at which table, in which session, who wrote it down, how and when."""
    parts = [entry.small_group or "", entry.session or "", entry.group,
             f"recorded by {entry.created_by}" if entry.created_by else "", CHANNELS.get(entry.channel, entry.channel),
             say_moment(entry.created_at)]
    return " · ".join(part for part in parts if part)


def _also(entry: Listed) -> str:
    if not entry.also_said_by:
        return ""
    said = "; ".join(f"{one.source} (“{one.words}”)" for one in entry.also_said_by)
    return f'<div class="ct-more"><b>Also said by:</b> {show.words(said)}</div>'
