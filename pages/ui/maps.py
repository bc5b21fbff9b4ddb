"""Showing a map, and taking a click on it."""

from uuid import UUID

import streamlit as st
from streamlit_folium import st_folium

from pages.ui import cached, parts, session, show
from pages.ui.words import _
from toolkit.look import colours
from toolkit.maps.base_map import BUILT_IN, ONLINE, BaseMap, base_map, choices, unusable
from toolkit.maps.record_map import MapView, record_map, waiting
from toolkit.places.tiles import ATTRIBUTION
from toolkit.steps.overview import AreaSeen

BASE = "base_map"  # session_state: the base map this person chose
ADDRESS = "base"   # the same in the address, so that a reload keeps it
CHOOSER = "base_map_chooser"
MAP = "map"        # the fragment with the map that takes clicks, drawn again when a clicked spot was used


def is_dark() -> bool:
    """Whether this person's screen is dark."""
    return st.context.theme.type == "dark"


def show_map(area: AreaSeen, workshop_id: UUID | None, key: str, *, height: int = 430, query: str = "",
             clicks: bool = False, compares: bool = False) -> tuple[float, float] | None:
    """Draw the map, or with `compares` what came and went on it.

    Gives the point clicked last, where clicks are wanted; a mark stands where one waits to be saved.
    """
    view = cached.map_view(area, workshop_id, is_dark(), underneath(), query, compares)
    spot = st.session_state.get(session.POINT) if clicks else None
    # render=False: the whole page round the map, which nobody sees here; st_folium renders the map itself all the same.
    said = st_folium(record_map(view), key=key, height=height, use_container_width=True, render=False,
                     returned_objects=["last_clicked"] if clicks else [], feature_group_to_add=waiting(spot) if spot else None)
    st.html(_legend_of_changes(is_dark()) if compares else _legend(is_dark()))
    spot = (said or {}).get("last_clicked") if clicks else None
    return (spot["lat"], spot["lng"]) if spot else None


def underneath() -> BaseMap:
    """The base map this person chose, as it looks on their screen."""
    return base_map(_chosen(), is_dark())


def show_plans(view: MapView, key: str) -> None:
    """Draw the map of the plans."""
    st_folium(record_map(view), key=key, height=480, use_container_width=True, render=False, returned_objects=[])
    st.html(f'<b style="color:{colours(is_dark()).priority}"><span aria-hidden="true">■</span> {_("Plan: a square")}</b> '
            f'{_("with the number of its priority in the final list; a ring means around there.")}')


def _legend(dark: bool) -> str:
    shown = colours(dark)
    signs = _("The number is the function's; C is a gap in coverage; × and a number stands for so many in one place; "
              "a ring means around there.")
    return (f'<div><b style="color:{shown.available}"><span aria-hidden="true">●</span> {_("Available: a circle")}</b> &nbsp; '
            f'<b style="color:{shown.gap}"><span aria-hidden="true">◆</span> {_("Gap: a diamond")}</b> &nbsp; {signs}</div>')


def _legend_of_changes(dark: bool) -> str:
    shown = colours(dark)
    return (f'<div><b style="color:{shown.done}"><span aria-hidden="true">+</span> {_("New since: a plus")}</b> &nbsp; <b '
            f'style="color:{shown.quiet}"><span aria-hidden="true">−</span> {_("Gone since: a cross, or a dashed frame")}</b> '
            f'{_("&nbsp; What moved is gone from one spot and new at another.")}</div>')


@parts.fragment(key=MAP)
def clickable_map(area: AreaSeen, workshop_id: UUID, key: str) -> None:
    """A map whose click becomes the place of what is being recorded. A fragment: typing elsewhere does not redraw it."""
    session.require("see workshops", workshop_id)
    spot = show_map(area, workshop_id, key, clicks=True)
    seen = f"{key}-seen"
    if spot and spot != st.session_state.get(seen):
        st.session_state[seen] = spot
        st.session_state[session.POINT] = spot
        st.rerun()


def below_map() -> None:
    """The choice of the base map, which files cannot be used and why, and whose map it is."""
    offered = choices()
    st.session_state[CHOOSER] = _chosen()
    st.selectbox(_("Map underneath"), list(offered), format_func=offered.get, key=CHOOSER, on_change=_choose)
    for sentence in unusable():
        st.caption(show.plain(sentence))
    st.caption(_(ATTRIBUTION))


def _chosen() -> str:
    """The base map this person chose. The online one is never taken from an address: it asks another server for pictures."""
    chosen = st.session_state.get(BASE) or st.query_params.get(ADDRESS)
    known = chosen in choices() and (chosen != ONLINE or BASE in st.session_state)
    return chosen if known else BUILT_IN


def _choose() -> None:
    session.require()
    chosen = st.session_state[BASE] = st.session_state[CHOOSER]
    if chosen == ONLINE:
        st.query_params.pop(ADDRESS, None)
    else:
        st.query_params[ADDRESS] = chosen
