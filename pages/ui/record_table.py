"""The table of the whole record with its filters, and the entries that match, page by page."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import streamlit as st

from pages.ui import cached, day_cached, filters, maps, record_cached, session, show, tables
from pages.ui.content import framework
from pages.ui.entry_list import STILL_STANDS
from pages.ui.pager import pager, pages
from pages.ui.words import _, many
from toolkit.clock import say_moment
from toolkit.errors import ToolkitError
from toolkit.models import AVAILABLE, COVERAGE, GAP
from toolkit.steps.filtering import PAGE, Filter, Listed
from toolkit.steps.overview import Overview
from toolkit.steps.recording import CHANNELS, GAP_KINDS
from toolkit.steps.table import FUNCTIONS

# What the address calls each filter. "group" and "function" are where this person is, which is something else.
GROUP, SMALL_GROUP, SESSION, FUNCTION, APPROACH, WORDS = "of", "at_table", "at_session", "about", "who", "words"
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
    st.html(tables.function_table(table, (AVAILABLE, GAP), maps.is_dark(), _("Choose a cell to open it"), workshop_id=seen.id,
                                  functions=functions, row_totals=True))
    _list(seen, state, wanted, table.total(AVAILABLE) + table.total(GAP))


def _filters(seen: Overview, state: int) -> Filter:
    groups = {str(group_id): name for group_id, name in seen.groups}
    small_groups = {str(group_id): name for group_id, name in cached.small_groups(seen.id, state)}
    sessions = {str(one.id): one.label for one in day_cached.sessions_at(seen.id, state)}
    functions = {str(number): tables.row_name(number) for number in (*FUNCTIONS, COVERAGE)}
    approaches = {approach.slug: approach.name for approach in framework().approaches}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        group = filters.choice(_("Group of people"), GROUP, groups)
        small_group = filters.choice(_("Small group"), SMALL_GROUP, small_groups) if small_groups else None
        at_session = filters.choice(_("Session"), SESSION, sessions) if sessions else None
        function = filters.choice(_("Function"), FUNCTION, functions)
        approach = filters.choice(_("Who does it"), APPROACH, approaches)
        words = filters.words(_("Words"), WORDS, _("for example: bus"))
        filters.clear_button(FILTERS)
    return Filter(_uuid(group), _uuid(small_group), int(function) if function else None, approach, words,
                  _uuid(at_session))


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _list(seen: Overview, state: int, wanted: Filter, total: int) -> None:
    st.subheader(f'{many(total, "entry", "entries")} {_("match") if total != 1 else _("matches")}' if wanted
                 else many(total, "entry", "entries"), anchor=False)
    if not total:
        st.caption(_("Nothing matches. Clear the filters, or look for fewer words.") if wanted
                   else _("Nothing yet. What is said in Steps 1 and 2 appears here."))
        return
    number = min(session.address_number(filters.NUMBER, 1, 10_000_000), pages(total, PAGE))
    st.html(entry_list(seen.id, record_cached.page_at(seen.id, state, wanted, number)))
    pager("record", number, PAGE, total, filters.turn)


def entry_list(workshop_id: UUID, entries: Iterable[Listed], marks: Mapping[UUID, str] | None = None) -> str:
    """Entries as an HTML list, each with where it comes from and a link that opens it; `marks` stand above the words."""
    items = "".join(_item(workshop_id, entry, (marks or {}).get(entry.id, "")) for entry in entries)
    return f'<ul style="list-style:none;padding:0;margin:0">{items}</ul>'


def _item(workshop_id: UUID, entry: Listed, mark: str) -> str:
    kind = _("Available") if entry.kind == AVAILABLE else _("Gap")
    above = f"<div><b>{show.words(mark)}</b></div>" if mark else ""
    page = "step_map" if entry.kind == AVAILABLE else "step_gaps"
    address = (f"/{page}?workshop={workshop_id}&amp;function={entry.function}&amp;group={entry.group_id}&amp;entry={entry.id}")
    return (f'<li class="ct-entry {entry.kind}" style="margin:0 0 .6rem">{above}<b><span aria-hidden="true">'
            f'{tables.SIGNS[entry.kind]}</span> {kind}</b> {show.words(entry.words)}<div class="ct-more">'
            f'{show.words(" · ".join(_about(entry)))}</div><div class="ct-more">{show.words(provenance(entry))}</div>{_also(entry)}<a '
            f'href="{address}" target="_self" aria-label="{_("Open: {words}", words=show.words(entry.words[:80]))}">{_("Open")}</a></li>')


def _about(entry: Listed) -> list[str]:
    names = {approach.slug: approach.name for approach in framework().approaches}
    parts = [tables.row_name(entry.function), _(GAP_KINDS.get(entry.gap_kind or "", "")),
             _("Wanted: {wanted}", wanted=entry.wanted) if entry.wanted else "",
             ", ".join(names.get(slug, slug) for slug in entry.approaches),
             ", ".join(entry.places) or _("no one place")]
    return [part for part in parts if part]


def provenance(entry: Listed) -> str:
    """Who said it, at which table, in which session, who wrote it down, how and when."""
    by = _("brought along by") if entry.came_from_id else _("recorded by")
    parts = [entry.small_group or "", entry.session or "", entry.group, f"{by} {entry.created_by}" if entry.created_by else "",
             _(STILL_STANDS) if entry.came_from_id else _(CHANNELS.get(entry.channel, entry.channel)), say_moment(entry.created_at)]
    return " · ".join(part for part in parts if part)


def _also(entry: Listed) -> str:
    if not entry.also_said_by:
        return ""
    said = "; ".join(f"{one.source} (“{one.words}”)" for one in entry.also_said_by)
    return f'<div class="ct-more"><b>{_("Also said by:")}</b> {show.words(said)}</div>'
