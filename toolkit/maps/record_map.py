"""The map of the record: base map, the area's outline, and places fetched from their door as the map is shown."""

import json
from dataclasses import dataclass
from math import cos, floor, log2, radians
from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template

from toolkit.look import colours

# Leaflet and our own script come from this machine; folium would load them, and much else, from elsewhere.
SCRIPTS = [("leaflet", "/assets/leaflet/leaflet.js"), ("record-map", "/assets/record-map.js")]
STYLES = [("leaflet", "/assets/leaflet/leaflet.css")]
ONLINE = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
ONLINE_CREDIT = '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors'
# The full statement that the licences ask for stands below every map (toolkit.places.tiles.ATTRIBUTION).
SHORT_CREDIT = "OS and Royal Mail, OGL v3; GeoNames"
POLL_MS = 4000
SEEN_PIXELS = 470


@dataclass(frozen=True)
class MapView:
    """What a map shows.

    The area's outline (GeoJSON text) with its name and bounds (west, south, east, north), where its places come from,
    and the names of the functions by number.
    """

    name: str
    outline: str
    bounds: tuple[float, float, float, float]
    points_url: str | None = None
    functions: tuple[tuple[int, str], ...] = ()
    dark: bool = False
    online: bool = False
    follows: bool = True
    marked: tuple[float, float] | None = None


class _Base(MacroElement):
    """The base map. folium's own TileLayer compares its address with hundreds of known servers: 3 ms each time."""

    _template = Template("{% macro script(this, kwargs) %}"
                         "L.tileLayer({{ this.url }}, {{ this.options }}).addTo({{ this._parent.get_name() }});{% endmacro %}")

    def __init__(self, url: str, credit: str):
        super().__init__()
        self._name, self.url = "Base", _in_script(url)
        self.options = _in_script({"minZoom": 5, "maxZoom": 16, "attribution": credit})


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
                      control_scale=True, zoom_control="topright")
    made._id = "record"
    made.default_js, made.default_css = list(SCRIPTS), list(STYLES)
    _base(view).add_to(made)
    _Places(_look(view)).add_to(made)
    for number, child in enumerate(made._children.values()):
        child._id = f"part{number}"
    return made


def _zoom(west: float, south: float, east: float, north: float) -> int:
    """The closest zoom that shows the whole area. The component sets the view itself, so Leaflet's own fitting is undone."""
    wide = SEEN_PIXELS / 256 * 360 / max(east - west, 0.001)
    high = SEEN_PIXELS / 256 * 360 * cos(radians((south + north) / 2)) / max(north - south, 0.001)
    return max(6, min(15, floor(log2(min(wide, high)))))


def _base(view: MapView) -> _Base:
    url = ONLINE if view.online else f"/tiles/{'dark' if view.dark else 'light'}/{{z}}/{{x}}/{{y}}.png"
    return _Base(url, ONLINE_CREDIT if view.online else SHORT_CREDIT)


def _look(view: MapView) -> str:
    shown = colours(view.dark)
    look = {"outline": json.loads(view.outline), "marked": view.marked, "url": view.points_url,
            "every": POLL_MS if view.follows else 0, "functions": dict(view.functions), "ink": shown.ink,
            "paper": shown.paper, "quiet": shown.quiet, "priority": shown.priority,
            "kinds": {"available": {"colour": shown.available, "shape": "circle", "word": "Available"},
                      "gap": {"colour": shown.gap, "shape": "diamond", "word": "Gap"}}}
    return _in_script(look)


def _in_script(value: Any) -> str:
    # Inside a script, so no "</script>" may stand in it, whatever a council calls its functions.
    return json.dumps(value).replace("<", "\\u003c")
