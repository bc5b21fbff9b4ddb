"""Outlines of areas: read from a council's GeoJSON file, or a circle where there is none."""

import json
from dataclasses import dataclass
from functools import lru_cache
from math import asin, atan2, cos, degrees, pi, radians, sin
from typing import TYPE_CHECKING

from toolkit.errors import BadInput, Unclear
from toolkit.places import geojson
from toolkit.places.place import check_in_great_britain, is_in_great_britain
from toolkit.words.speaking import _

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MOST_POINTS = 2_000
EARTH_KM = 6371.0
WIDEST_CIRCLE_KM = 200
WHOLE_ISLAND = (-9.5, 49.3, 2.5, 61.5)  # degrees: no boundary of ours reaches beyond


@dataclass(frozen=True)
class Boundary:
    """An area's outline: GeoJSON text of its geometry, a point inside it, and (west, south, east, north) degrees."""

    name: str
    geojson: str
    latitude: float
    longitude: float
    bounds: tuple[float, float, float, float]

    def contains(self, latitude: float, longitude: float) -> bool:
        """Whether a point (degrees, WGS84) lies inside or on the outline."""
        from shapely import Point

        return _prepared(self.geojson).intersects(Point(longitude, latitude))


def read_boundary(data: bytes | str, pick: str | None = None) -> Boundary:
    """The area in a GeoJSON file (WGS84), made lighter for the map and repaired where its lines cross.

    Several areas: `pick` names the one wanted; features of one name count as one area. Raises Unclear with the names as
    choices when none is picked, and BadInput when the file is no GeoJSON, holds no area, or lies outside Great Britain.
    """
    areas = geojson.read_areas(data)
    if pick is None and len(areas) > 1:
        raise Unclear(_("This file holds {areas} areas. Choose the one you mean.", areas=len(areas)), sorted(areas), field="boundary")
    name = next(iter(areas)) if pick is None else pick
    if name not in areas:
        raise BadInput(_("This file holds no area called {name}. Choose one of its areas.", name=name), field="boundary")
    return _boundary(name, geojson.polygon_of(areas[name]))


def touches(outline: str, shape: str) -> bool:
    """Whether any of a shape lies inside or on an outline, both as GeoJSON text (WGS84)."""
    import shapely

    return _prepared(outline).intersects(shapely.from_geojson(shape))


def bounds_of(outline: str) -> tuple[float, float, float, float]:
    """West, south, east and north (degrees) of an outline as GeoJSON text."""
    import shapely

    return tuple(float(edge) for edge in shapely.from_geojson(outline).bounds)


def circle(latitude: float, longitude: float, radius_km: float, name: str | None = None) -> Boundary:
    """A circle of 64 points around a point in Great Britain, for areas without a boundary. Raises BadInput."""
    check_in_great_britain(latitude, longitude)
    if not 0 < radius_km <= WIDEST_CIRCLE_KM:
        raise BadInput(_("Choose a distance of more than 0 and at most {widest_circle_km} km.", widest_circle_km=WIDEST_CIRCLE_KM),
                       field="radius_km")
    ring = [_away(latitude, longitude, radius_km, 2 * pi * step / 64) for step in range(64)]
    text = json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}, separators=(",", ":"))
    return Boundary(name or f"{radius_km:g} km around", text, latitude, longitude, _bounds(ring))


def _away(latitude: float, longitude: float, km: float, bearing: float) -> list[float]:
    north, turn = radians(latitude), km / EARTH_KM
    to = asin(sin(north) * cos(turn) + cos(north) * sin(turn) * cos(bearing))
    east = atan2(sin(bearing) * sin(turn) * cos(north), cos(turn) - sin(north) * sin(to))
    return [round(longitude + degrees(east), 6), round(degrees(to), 6)]


def _bounds(ring: list[list[float]]) -> tuple[float, float, float, float]:
    across, down = zip(*ring, strict=True)
    return min(across), min(down), max(across), max(down)


def _boundary(name: str, shape: "BaseGeometry") -> Boundary:
    _check_place(shape)
    lighter = _lighter(shape)
    inside = lighter.representative_point()
    bounds = tuple(round(value, 6) for value in lighter.bounds)
    return Boundary(name, _text(lighter), round(inside.y, 6), round(inside.x, 6), bounds)


def _check_place(shape: "BaseGeometry") -> None:
    west, south, east, north = shape.bounds
    inside = shape.representative_point()
    within = WHOLE_ISLAND[0] < west and east < WHOLE_ISLAND[2] and WHOLE_ISLAND[1] < south and north < WHOLE_ISLAND[3]
    if not (within and is_in_great_britain(inside.y, inside.x)):
        raise BadInput(_why_outside(west, south, east, north), field="boundary")


def _why_outside(west: float, south: float, east: float, north: float) -> str:
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        return (
            _("The numbers in this file look like British National Grid eastings and northings in metres. Export it again as "
              "WGS84 (longitude and latitude, EPSG:4326).")
        )
    if is_in_great_britain((west + east) / 2, (south + north) / 2):
        return _("Latitude and longitude are the wrong way round in this file. GeoJSON wants longitude first: export it again.")
    return _("This area lies outside Great Britain. Choose a boundary in England, Scotland or Wales.")


def _lighter(shape: "BaseGeometry") -> "BaseGeometry":
    """At most about 2,000 points: coarser lines first, then without the smallest islands."""
    import shapely

    tolerance, lighter = 0.00002, shape
    while shapely.get_num_coordinates(lighter) > MOST_POINTS and tolerance < 0.02:
        lighter = shapely.simplify(shape, tolerance)
        tolerance *= 1.6
    parts = sorted(getattr(lighter, "geoms", [lighter]), key=lambda part: -part.area)
    if len(parts) == 1 and shapely.get_num_coordinates(lighter) > MOST_POINTS:
        parts = [shapely.Polygon(parts[0].exterior)]  # a shape of thousands of holes
    while len(parts) > 1 and sum(map(shapely.get_num_coordinates, parts)) > MOST_POINTS:
        parts.pop()
    rounded = shapely.set_precision(shapely.MultiPolygon(parts) if len(parts) > 1 else parts[0], 0.000001)
    return geojson.only_areas(rounded) or lighter


def _text(shape: "BaseGeometry") -> str:
    def tidy(value):
        return [tidy(part) for part in value] if isinstance(value, list | tuple) else round(value, 6)

    from shapely.geometry import mapping

    raw = mapping(shape)
    return json.dumps({"type": raw["type"], "coordinates": tidy(raw["coordinates"])}, separators=(",", ":"))


@lru_cache(maxsize=32)
def _prepared(text: str) -> "BaseGeometry":
    import shapely

    shape = shapely.from_geojson(text)
    shapely.prepare(shape)
    return shape
