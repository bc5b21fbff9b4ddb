"""Reading GeoJSON that people bring: which areas it holds, and their shapes, with plain words for what is wrong."""

import json
from typing import TYPE_CHECKING, Any

from toolkit.errors import BadInput

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

LARGEST = 20 * 1024 * 1024  # bytes
TANGLED = 3_000  # points
AREAS = ("Polygon", "MultiPolygon")
GEOMETRIES = (*AREAS, "Point", "MultiPoint", "LineString", "MultiLineString", "GeometryCollection")
UNNAMED = "Area without a name"


def read_areas(data: bytes | str) -> dict[str, list[dict[str, Any]]]:
    """Polygon geometries of a GeoJSON file by the name of their feature. Raises BadInput when there is none."""
    areas: dict[str, list[dict[str, Any]]] = {}
    for feature in _features(_parsed(data)):
        if polygons := _polygons(feature.get("geometry")):
            areas.setdefault(_name(feature), []).extend(polygons)
    if not areas:
        raise _refused("There is no area in this file, only points or lines or nothing. Choose a file with boundaries.")
    return areas


def polygon_of(geometries: list[dict[str, Any]]) -> "BaseGeometry":
    """One valid Polygon or MultiPolygon of all the geometries. Raises BadInput when their coordinates are no shape."""
    import shapely
    from shapely.geometry import shape

    try:
        shapes = [_repaired(shapely.force_2d(shape(geometry))) for geometry in geometries]
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, shapely.errors.ShapelyError) as error:
        raise _refused("The coordinates in this file are damaged. Export the boundary again.") from error
    found = only_areas(shapely.union_all(shapes) if len(shapes) > 1 else shapes[0])
    if found is None:
        raise _refused("The area in this file has no inside: its points lie on one line. Export the boundary again.")
    return found


def _repaired(shape: "BaseGeometry") -> "BaseGeometry":
    """A valid shape. Untangling thousands of crossing lines takes minutes, so such an outline is made coarser first."""
    import shapely

    tolerance = 0.00005
    while shapely.get_num_coordinates(shape) > TANGLED and tolerance < 0.1 and not shape.is_valid:
        shape = shapely.simplify(shape, tolerance, preserve_topology=False)
        tolerance *= 2
    return shape if shape.is_valid else shapely.make_valid(shape)


def only_areas(shape: "BaseGeometry") -> "BaseGeometry | None":
    """The polygons of a shape, without the lines and points that repairing may leave; None when there are none."""
    import shapely

    parts = [part for part in shapely.get_parts(shapely.get_parts([shape])) if part.geom_type == "Polygon" and part.area]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def _parsed(data: bytes | str) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise _refused("This file is over 20 MB. Export it again with a simplified boundary.")
    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
        # Not-a-number is not JSON, though Python reads it.
        found = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise _refused("This file is not JSON, so it cannot be a GeoJSON boundary. Choose another file.") from error
    if not isinstance(found, dict) or found.get("type") not in ("Feature", "FeatureCollection", *GEOMETRIES):
        raise _refused("This file is JSON, but not GeoJSON. Export the boundary as GeoJSON and choose that file.")
    return found


def _no_number(word: str) -> float:
    raise ValueError(word)


def _features(found: dict[str, Any]) -> list[dict[str, Any]]:
    if found["type"] in GEOMETRIES:
        return [{"geometry": found}]
    features = [found] if found["type"] == "Feature" else found.get("features")
    return [feature for feature in features if isinstance(feature, dict)] if isinstance(features, list) else []


def _polygons(geometry: Any) -> list[dict[str, Any]]:
    if not isinstance(geometry, dict):
        return []
    if geometry.get("type") == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        return [part for part in geometry["geometries"] if isinstance(part, dict) and part.get("type") in AREAS]
    return [geometry] if geometry.get("type") in AREAS else []


def _name(feature: dict[str, Any]) -> str:
    """The first property that looks like a name ("name", "areanm", "CTYUA24NM"), shortened to 100 letters."""
    properties = feature.get("properties")
    texts = {
        str(key).lower(): " ".join(value.split())[:100]
        for key, value in (properties.items() if isinstance(properties, dict) else ())
        if isinstance(value, str) and value.strip()
    }
    for looks_right in (lambda key: key == "name", lambda key: key.endswith("nm"), lambda key: "name" in key):
        if named := next((text for key, text in texts.items() if looks_right(key)), None):
            return named
    return UNNAMED


def _refused(sentence: str) -> BadInput:
    return BadInput(sentence, field="boundary")
