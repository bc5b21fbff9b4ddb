"""The description of data files (Data Package and Table Schema, version 1, Frictionless Data), made from the tables' definitions."""

import hashlib
from typing import Any

from toolkit.reports.data.filled import Filled, Package
from toolkit.reports.data.table import DataTable, Field, Refers

HARMLESS = ("In the CSV files, text that a spreadsheet would take for a formula has an apostrophe before it. JSON and GeoJSON have it as "
            "it was typed.")


def described(package: Package, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """The package's description around its resources."""
    return {"profile": "data-package", "name": "workshop-data", "title": package.title,
            "description": " ".join((*package.about, HARMLESS)), "created": f"{package.day.isoformat()}T00:00:00Z", "resources": resources}


def inline(filled: Filled) -> dict[str, Any]:
    """A table as a resource that holds its rows itself."""
    return _named(filled.table) | {"data": filled.as_objects(), "schema": schema_of(filled.table)}


def in_file(filled: Filled, data: bytes) -> dict[str, Any]:
    """A table as a resource in a CSV file beside the description."""
    return _named(filled.table) | _path(f"{filled.table.name}.csv", "csv", "text/csv", data) | {"schema": schema_of(filled.table)}


def other_file(path: str, title: str, media_type: str, data: bytes) -> dict[str, Any]:
    """A file that is no table."""
    name, _, ending = path.partition(".")
    return {"profile": "data-resource", "name": f"{name}-{ending}", "title": title} | _path(path, ending, media_type, data)


def schema_of(table: DataTable) -> dict[str, Any]:
    """The Table Schema of a table."""
    found: dict[str, Any] = {"fields": [field_schema(one) for one in table.fields], "missingValues": [""]}
    if table.key:
        found["primaryKey"] = list(table.key)
    if table.refers:
        found["foreignKeys"] = [_foreign(one) for one in table.refers]
    return found


def field_schema(one: Field) -> dict[str, Any]:
    """One field; `unit` is ours, as the schema allows."""
    limits = {"required": one.needed} if one.needed else {}
    limits |= {"enum": list(one.one_of)} if one.one_of else {}
    limits |= {"minimum": one.span[0], "maximum": one.span[1]} if one.span else {}
    said = {"name": one.name, "type": one.type, "title": one.title, "description": one.description, "unit": one.unit, "constraints": limits}
    return {name: value for name, value in said.items() if value}


def _named(table: DataTable) -> dict[str, Any]:
    return {"profile": "tabular-data-resource", "name": table.name, "title": table.title, "description": table.description}


def _path(path: str, ending: str, media_type: str, data: bytes) -> dict[str, Any]:
    return {"path": path, "format": ending, "mediatype": media_type, "encoding": "utf-8", "bytes": len(data),
            "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _foreign(one: Refers) -> dict[str, Any]:
    return {"fields": one.field, "reference": {"resource": one.table, "fields": one.to}}
