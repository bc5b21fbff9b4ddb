"""Data to reckon with elsewhere: CSV files in a ZIP with their description, the places as GeoJSON, or all of it as one JSON file."""

import io
import json
import zipfile
from typing import Any

from toolkit.record.cells import as_csv
from toolkit.reports.data.filled import Filled, Package
from toolkit.reports.data.schema import described, field_schema, in_file, inline, other_file

PLACES = "places"
DESCRIPTION, ALL, MAP = "datapackage.json", "data.json", "places.geojson"
GEOJSON, JSON = "application/geo+json", "application/json"
SPOT = ("latitude", "longitude")


def write_zip(package: Package) -> bytes:
    """A Data Package: a CSV file for each table, all as one JSON file, the places as GeoJSON if there are any, and what each field is."""
    files = {f"{one.table.name}.csv": csv_of(one) for one in package.tables}
    resources = [in_file(one, files[f"{one.table.name}.csv"]) for one in package.tables]
    others = {ALL: ("All tables in one file", JSON, write_json(package))}
    if package.table(PLACES):
        others[MAP] = ("Places as points on a map", GEOJSON, write_geojson(package))
    resources += [other_file(path, title, media_type, data) for path, (title, media_type, data) in others.items()]
    files |= {path: data for path, (_, _, data) in others.items()}
    return _zipped({DESCRIPTION: _text(described(package, resources))} | files)


def write_json(package: Package) -> bytes:
    """The same tables in one file: a Data Package whose resources hold their rows."""
    return _text(described(package, [inline(one) for one in package.tables]))


def write_geojson(package: Package) -> bytes:
    """The places that are a spot on the map, as points (RFC 7946: WGS84, longitude first), each with what was said there."""
    places = package.table(PLACES)
    points = [one for one in places.as_objects() if one["latitude"] is not None]
    return _text({"type": "FeatureCollection", "name": PLACES, "title": package.title, "description": places.table.description,
                  "fields": [field_schema(one) for one in places.table.fields if one.name not in SPOT],
                  "features": [_feature(one) for one in points]})


def csv_of(filled: Filled) -> bytes:
    """One table as CSV. True and false are in words, since a spreadsheet's own differ from language to language."""
    return as_csv([filled.table.names, *([_cell(value) for value in row] for row in filled.rows)])


def _cell(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _feature(one: dict[str, Any]) -> dict[str, Any]:
    about = {name: value for name, value in one.items() if name not in SPOT}
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [one["longitude"], one["latitude"]]}, "properties": about}


def _text(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for path, data in files.items():
            # A fixed time, so that the same data is the same file.
            file.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()
