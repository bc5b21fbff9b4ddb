"""The map of the record: base map, the area's outline, and places fetched from their door as the map is shown."""

import json
from dataclasses import dataclass
from functools import lru_cache
from math import cos, floor, log2, radians
from re import sub
from typing import Any

import folium
from branca import element
from branca.element import MacroElement
from jinja2 import Template

from toolkit.look import Colours, colours
from toolkit.maps.base_map import BaseMap
from toolkit.places.tiles import CLOSEST, WIDEST

# Leaflet and our own scripts come from this machine; folium would load them, and much else, from elsewhere.
SCRIPTS = [("leaflet", "/assets/leaflet/leaflet.js"), *((name, f"/assets/{name}.js") for name in
           ("record-marks", "record-switches", "record-map"))]
STYLES = [("leaflet", "/assets/leaflet/leaflet.css"), ("record-map", "/assets/record-map.css")]
CLOSEST_OF_ALL = 19  # houses are told apart there
POLL_MS = 4000
SEEN_PIXELS = 470
# folium makes a pattern of each finished script, every time a map is shown: 3 ms. The same text gives the same pattern, so it is made once.
PATTERNS_KEPT = 64
element.Template = lru_cache(PATTERNS_KEPT)(element.Template)
# Which step's screen shows an entry of this kind.
SCREENS = {"available": "/step_map", "gap": "/step_gaps", "provider": "/providers"}


@dataclass(frozen=True)
class MapView:
    """What a map shows.

    The area's name, outline (GeoJSON text) and bounds (west, south, east, north), the base map, where its places come from
    and the names of the functions by number. `opens` is the workshop whose entries can be opened from the map. With `plans` the
    numbers are those of plans, and the places theirs; with `providers` those of their kinds. One that
    `compares` shows what came and what went since a baseline.
    """

    name: str
    outline: str
    bounds: tuple[float, float, float, float]
    base: BaseMap
    points_url: str | None = None
    functions: tuple[tuple[int, str], ...] = ()
    dark: bool = False
    follows: bool = True
    opens: str = ""
    plans: bool = False
    compares: bool = False
    providers: bool = False


class _Base(MacroElement):
    """The base map. folium's own TileLayer compares its address with hundreds of known servers: 3 ms each time."""

    _template = Template("{% macro script(this, kwargs) %}"
                         "L.tileLayer({{ this.url }}, {{ this.options }}).addTo({{ this._parent.get_name() }});{% endmacro %}")

    def __init__(self, base: BaseMap):
        super().__init__()
        self._name, self.url = "Base", _in_script(base.url)
        # Two zooms wider than the file's widest its tiles are still shown small; further out there would be too many of them.
        options: dict[str, Any] = {"minZoom": max(WIDEST, base.least - 2), "minNativeZoom": base.least, "maxNativeZoom": base.most,
                                   "maxZoom": _closest(base), "attribution": base.credit}
        if base.bounds:
            west, south, east, north = base.bounds
            options["bounds"] = [[south, west], [north, east]]
        self.options = _in_script(options)


class _Places(MacroElement):
    """Calls our script on the finished map."""

    _template = Template("{% macro script(this, kwargs) %}"
                         "commonTableMap({{ this._parent.get_name() }}, {{ this.look }});{% endmacro %}")

    def __init__(self, look: str):
        super().__init__()
        self._name, self.look = "Places", look


def record_map(view: MapView) -> folium.Map:
    """A map with the same script for the same view, so that an unchanged map is not drawn again."""
    west, south, east, north = view.bounds
    made = folium.Map([(south + north) / 2, (west + east) / 2], zoom_start=_zoom(*view.bounds), tiles=None, prefer_canvas=True,
                      control_scale=True, zoom_control="topright", minZoom=WIDEST, maxZoom=_closest(view.base))
    made._id = "record"
    made.default_js, made.default_css = list(SCRIPTS), list(STYLES)
    _Base(view.base).add_to(made)
    _Places(_look(view)).add_to(made)
    for number, child in enumerate(made._children.values()):
        child._id = f"part{number}"
    return made


def waiting(spot: tuple[float, float]) -> folium.FeatureGroup:
    """The mark of a clicked spot (degrees, WGS84) that is not saved yet; laid over a map without drawing that anew."""
    icon = folium.DivIcon('<div class="pin waiting"></div>', icon_size=(30, 30), class_name="")
    marker = folium.Marker(spot, icon=icon, interactive=False, keyboard=False)
    icon._id, marker._id = "waiting_icon", "waiting"
    return folium.FeatureGroup().add_child(marker)


def _zoom(west: float, south: float, east: float, north: float) -> int:
    """The closest zoom that shows the whole area. The component sets the view itself, so Leaflet's own fitting is undone."""
    wide = SEEN_PIXELS / 256 * 360 / max(east - west, 0.001)
    high = SEEN_PIXELS / 256 * 360 * cos(radians((south + north) / 2)) / max(north - south, 0.001)
    return max(6, min(15, floor(log2(min(wide, high)))))


def _closest(base: BaseMap) -> int:
    return max(CLOSEST, min(base.most, CLOSEST_OF_ALL))


def _look(view: MapView) -> str:
    shown = colours(view.dark)
    return _in_script({
        "name": view.name, "outline": json.loads(view.outline), "bounds": view.bounds,
        "url": view.points_url, "every": POLL_MS if view.follows else 0, "functions": list(view.functions), "ink": shown.ink,
        "paper": shown.paper, "quiet": shown.quiet, "priority": shown.priority, "workshop": view.opens, "screens": SCREENS,
        "numbers": "Plan" if view.plans else "Kind of provider" if view.providers else "Function", "kinds": _kinds(shown, view)})


def _kinds(shown: Colours, view: MapView) -> dict[str, dict[str, str]]:
    if view.plans:
        return {"plan": {"colour": shown.priority, "shape": "square", "word": "Plan"}}
    if view.providers:
        return {"provider": {"colour": shown.available, "shape": "circle", "word": "Provider"}}
    if view.compares:
        return {"new": {"colour": shown.done, "shape": "plus", "word": "New since", "sign": "+"},
                "gone": {"colour": shown.quiet, "shape": "cross", "word": "Gone since", "sign": "−"}}
    return {"available": {"colour": shown.available, "shape": "circle", "word": "Available"},
            "gap": {"colour": shown.gap, "shape": "diamond", "word": "Gap"}}


def _in_script(value: Any) -> str:
    # Inside a script, so no "</script>" may stand in it, whatever a council calls its functions. And folium reads the finished script
    # as a Jinja template once more: no "{{", "{%" or "{#" either. In JSON these stand in people's words only.
    return sub(r"\{(?=[{%#])", r"\\u007b", json.dumps(value).replace("<", "\\u003c"))
