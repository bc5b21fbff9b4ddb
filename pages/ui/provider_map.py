"""The providers that fit, on the map: it fetches their places from a door, so that many cost this screen no more than few."""

from dataclasses import asdict
from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from pages.ui import maps, provider_cached
from pages.ui.content import provider_lists
from pages.ui.provider_filters import sought
from pages.ui.words import _, many
from toolkit.brokerage.providers import Sought
from toolkit.look import colours
from toolkit.maps.record_map import MapView, record_map

NOTHING_AROUND = '{"type":"FeatureCollection","features":[]}'
MARGIN = 0.05  # degrees round the outermost places


def part() -> None:
    """The map under the same filters as the list."""
    wanted = sought()
    places, *degrees = provider_cached.spread_at(provider_cached.state(), wanted)
    if not places:
        st.info(_("None of these providers has a place on the map. Write their places under “Change”, then “More about them”."),
                icon=":material/location_off:")
        return
    st.markdown(_("**{place}** of providers who can be asked", place=many(places, "place")))
    st_folium(record_map(_view(wanted, *degrees)), key="providers-map", height=560, use_container_width=True, render=False,
              returned_objects=[])
    st.html(f'<b style="color:{colours(maps.is_dark()).available}"><span aria-hidden="true">●</span> {_("Provider: a circle")}</b> '
            f'{_("with the number of what they are, which the switches on the map name; × and a number stands for so many in one place.")}')
    maps.below_map()


def _view(wanted: Sought, west: float, south: float, east: float, north: float) -> MapView:
    given = {name: value for name, value in asdict(wanted).items() if value}
    bounds = (west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
    kinds = tuple(enumerate(provider_lists().kinds.values(), start=1))
    return MapView("", NOTHING_AROUND, bounds, maps.underneath(), f"/providers.geojson?{urlencode(given)}", kinds, maps.is_dark(),
                   follows=False, providers=True)
