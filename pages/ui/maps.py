"""Showing a map, and taking a click on it."""

from uuid import UUID

import streamlit as st
from streamlit_folium import st_folium

from pages.ui import cached, session
from toolkit.look import colours
from toolkit.maps.record_map import record_map
from toolkit.places.tiles import ATTRIBUTION
from toolkit.steps.overview import AreaSeen

ONLINE = "online_map"


def is_dark() -> bool:
    """Whether this person's screen is dark."""
    return st.context.theme.type == "dark"


def show_map(area: AreaSeen, workshop_id: UUID | None, key: str, *, height: int = 430, query: str = "", clicks: bool = False,
             marked: tuple[float, float] | None = None) -> tuple[float, float] | None:
    """Draw the map; the point clicked last, where clicks are wanted."""
    view = cached.map_view(area, workshop_id, is_dark(), bool(st.session_state.get(ONLINE)), query, marked)
    # render=False: the whole page round the map, which nobody sees here; st_folium renders the map itself all the same.
    said = st_folium(record_map(view), key=key, height=height, use_container_width=True, render=False,
                     returned_objects=["last_clicked"] if clicks else [])
    st.html(_legend(is_dark()))
    spot = (said or {}).get("last_clicked") if clicks else None
    return (spot["lat"], spot["lng"]) if spot else None


def _legend(dark: bool) -> str:
    shown = colours(dark)
    return (f'<div><b style="color:{shown.available}"><span aria-hidden="true">●</span> Available: a circle</b> &nbsp; '
            f'<b style="color:{shown.gap}"><span aria-hidden="true">◆</span> Gap: a diamond</b> &nbsp; '
            "The number is the function's.</div>")


@st.fragment
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
    """Whose map it is, and the online map, off until somebody turns it on: it asks another server for pictures."""
    st.toggle("Use the online map (OpenStreetMap). Needs the internet.", key=ONLINE)
    st.caption(ATTRIBUTION)
