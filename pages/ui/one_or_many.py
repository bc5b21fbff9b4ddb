"""For the plenary: what only one small group said beside what several said, so that the one voice is seen as well."""

import streamlit as st

from pages.ui import filters, record_cached, session, show, tables
from pages.ui.pager import pager, pages
from pages.ui.record_table import entry_list
from pages.ui.words import _, many, said_all, say_number
from toolkit.models import AVAILABLE, COVERAGE, GAP
from toolkit.steps.overview import Overview
from toolkit.steps.table import FUNCTIONS
from toolkit.steps.who_said import WhoSaid

KIND, FUNCTION = "kind_of", "about"
KINDS = {AVAILABLE: "What is there now", GAP: "What is missing"}
ONE, SEVERAL = "page", "page_several"
SHOWN = 20


def one_or_many(seen: Overview, state: int) -> None:
    """Two lists of one length side by side, then how much each small group said that nobody else did."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = filters.choice(_("Which entries"), KIND, said_all(KINDS))
        function = filters.choice(_("Function"), FUNCTION, {str(number): tables.row_name(number) for number in (*FUNCTIONS, COVERAGE)})
        filters.clear_button((KIND, FUNCTION))
    asked = (kind, int(function) if function else None)
    found = record_cached.who_said_at(seen.id, state, *asked)
    st.caption(_("Two entries that say the same count as one as soon as somebody put them together under “Said twice”. Where an "
                 "entry names no small group, the session it was said in counts."))
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("Only one small group said it ({count})", count=say_number(len(found.one))), anchor=False)
        _one(seen, state, found)
    with right:
        st.subheader(_("Several said it ({count})", count=say_number(len(found.several))), anchor=False)
        _several(seen, state, found)
    _sources(found)


def _one(seen: Overview, state: int, found: WhoSaid) -> None:
    if not found.one:
        st.caption(_("Nothing yet. What one small group said and no other stands here."))
        return
    at = _page(ONE, len(found.one))
    st.html(entry_list(seen.id, record_cached.these_at(seen.id, state, found.one[(at - 1) * SHOWN:at * SHOWN])))
    pager("one", at, SHOWN, len(found.one), _turn, ONE)


def _several(seen: Overview, state: int, found: WhoSaid) -> None:
    if not found.several:
        st.caption(_("Nothing yet. Put together under “Said twice” what several small groups said."))
        return
    at = _page(SEVERAL, len(found.several))
    shown = dict(found.several[(at - 1) * SHOWN:at * SHOWN])
    marks = {one: f"{many(len(names), 'small group')}: {', '.join(names)}" for one, names in shown.items()}
    st.html(entry_list(seen.id, record_cached.these_at(seen.id, state, tuple(shown)), marks))
    pager("several", at, SHOWN, len(found.several), _turn, SEVERAL)


def _page(name: str, total: int) -> int:
    return min(session.address_number(name, 1, 10_000_000), pages(total, SHOWN))


def _turn(name: str, number: int) -> None:
    st.query_params[name] = str(number)


def _sources(found: WhoSaid) -> None:
    if found.sources:
        rows = [(show.words(one.name), f"{one.said:,}", f"{one.alone:,}") for one in found.sources]
        st.html(tables.plain_table(_("How much each said, and how much of it nobody else said"),
                                   (_("Small group or session"), _("Entries"), _("Only they said it")), rows))
    if found.whole_room:
        st.caption(_("{entries} {more} no small group and no session: said by the whole room. They stand in the table of all entries.",
                     entries=many(found.whole_room, "entry", "entries"), more=_("names") if found.whole_room == 1 else _("name")))
