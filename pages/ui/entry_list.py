"""What was said in one cell, page by page, each with a button to change it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, day_cached, entry_change, session, show
from pages.ui.content import framework
from pages.ui.pager import pager, pages
from pages.ui.stories import title_of
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.clock import say_date
from toolkit.steps import recording
from toolkit.steps.overview import Overview
from toolkit.steps.saying import EntrySeen

SHOWN, MOST_AT_ONCE = 10, 200
STILL_STANDS = "still stands from the round before"
HEADS = {"available": "Said so far: available", "gap": "Said so far: gaps"}


def in_cell(seen: Overview, state: int, kind: str, group_id: UUID, number: int, change: bool = True,
            everything: bool = False) -> None:
    """The entries of one cell, newest first, with a button to change each; what belongs here where there is none.

    With `everything` they stand on one page, each in a few lines, for a room that looks at one screen.

    One page at a time, so that a full cell costs no more than a few entries; the entry in the address, opened from the map or
    the record, stands above the others.
    """
    where = (seen.id, state, number, group_id, kind)
    total = cached.cell_at(seen.id, state, group_id, number).count(kind)
    st.markdown(f"**{_(HEADS[kind])} ({total})**")
    if not total:
        st.caption(_("Nothing yet. What is said about this function appears here, on the map and in the table."))
        return
    if everything:
        newest = cached.newest_at(seen.id, state, number, group_id, kind, 0, MOST_AT_ONCE)
        _cards(seen, state, newest, None, change and may(session.require(), "record what is said", seen.id))
        return
    page = min(_page(kind, group_id, number), pages(total, SHOWN))
    opened, newest = _opened(where), cached.newest_at(*where, (page - 1) * SHOWN, SHOWN)
    shown = ([opened] if opened else []) + [entry for entry in newest if entry != opened]
    _cards(seen, state, shown, opened, change and may(session.require(), "record what is said", seen.id))
    pager(f"cell-{kind}", page, SHOWN, total, _turn, kind, (group_id, number))


def _cards(seen: Overview, state: int, entries: list[EntrySeen], opened: EntrySeen | None, may_change: bool) -> None:
    small_groups = dict(cached.small_groups(seen.id, state))
    sessions = {one.id: one.name for one in day_cached.sessions_at(seen.id, state)}
    cards = [card(entry, small_groups.get(entry.small_group_id, ""), entry is opened, sessions.get(entry.session_id, ""))
             for entry in entries]
    if not may_change:
        st.html("".join(cards))
        return
    own = session.require().small_group_id
    for entry, shown in zip(entries, cards, strict=True):
        st.html(shown)
        if own in (None, entry.small_group_id) and st.button(_("Change"), key=f"change-{entry.id}", icon=":material/edit:",
                                                             type="tertiary"):
            entry_change.change(seen, entry)


def _opened(where: tuple) -> EntrySeen | None:
    try:
        return cached.entry_at(*where, UUID(st.query_params.get("entry", "")))
    except ValueError:
        return None


def _page(kind: str, group_id: UUID, number: int) -> int:
    # Another cell begins with what was said last.
    turned_in, page = st.session_state.get(session.TURNED, {}).get(kind, (None, 1))
    return page if turned_in == (group_id, number) else 1


def _turn(kind: str, turned_in: tuple[UUID, int], page: int) -> None:
    st.session_state[session.TURNED] = st.session_state.get(session.TURNED, {}) | {kind: (turned_in, page)}


def show_newest() -> None:
    """After an entry was added: turn back to the page where it stands."""
    st.session_state.pop(session.TURNED, None)


def card(entry: EntrySeen, small_group: str = "", opened: bool = False, held: str = "") -> str:
    """One entry as HTML: its words, then who, where, who pays, and where it comes from; `held` is its session's name."""
    channel = _(recording.CHANNELS.get(entry.channel, "")) if entry.channel != "room" else ""
    parts = [_(recording.GAP_KINDS.get(entry.gap_kind or "", "")), _("Wanted: {wanted}", wanted=entry.wanted) if entry.wanted else "",
             ", ".join(framework().approach(slug).name for slug in entry.approaches),
             ", ".join(place.label for place in entry.places) or _("no one place"), _paid(entry),
             _("Story: {title_of}", title_of=title_of(entry.story)) if entry.story else "", small_group, held, channel, entry.source,
             _(STILL_STANDS) if entry.came_from_id else ""]
    mark = f'<b>{_("Opened from the map or the record:")}</b> ' if opened else ""
    return (f'<div class="ct-entry {entry.kind}">{mark}{show.words(entry.words)}'
            f'<div class="ct-more">{show.words(" · ".join(part for part in parts if part))}</div></div>')


def _paid(entry: EntrySeen) -> str:
    until = _(" until {paid_until}", paid_until=say_date(entry.paid_until)) if entry.paid_until else ""
    return _("Paid by {paid_by}{until}", paid_by=entry.paid_by, until=until) if entry.paid_by else until.strip()
