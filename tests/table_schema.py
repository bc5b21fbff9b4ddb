"""A reader of Table Schema (Frictionless Data, version 1) for tests: written from the specification, apart from what writes the files."""

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO
from typing import Any

INTEGER, NUMBER = re.compile(r"[+-]?\d+"), re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
TEXT_OF = {"string": str, "integer": INTEGER.fullmatch, "number": NUMBER.fullmatch, "boolean": {"true", "false"}.__contains__,
           "date": date.fromisoformat}
JSON_OF = {"string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "date": (str,)}


def rows_of_csv(data: bytes, schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a CSV file, each cell as its field's type. Raises AssertionError with the cell that is not what the schema says."""
    head, *rows = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == [one["name"] for one in schema["fields"]]
    return [{one["name"]: _of_text(one, cell, schema) for one, cell in zip(schema["fields"], row, strict=True)} for row in rows]


def check(rows: Iterable[Mapping[str, Any]], schema: Mapping[str, Any]) -> None:
    """Every value has its field's type and keeps its constraints, and no two rows have one key. Raises AssertionError."""
    rows = list(rows)
    for row in rows:
        assert list(row) == [one["name"] for one in schema["fields"]], row
        for one in schema["fields"]:
            _check_value(one, row[one["name"]])
    keys = [tuple(row[name] for name in schema.get("primaryKey", ())) for row in rows]
    assert not schema.get("primaryKey") or (len(set(keys)) == len(keys) and all(None not in key for key in keys))


def check_foreign(tables: Mapping[str, list[Mapping[str, Any]]], name: str, schema: Mapping[str, Any]) -> int:
    """What a table refers to is there. Gives how many references were followed. Raises AssertionError."""
    followed = 0
    for one in schema.get("foreignKeys", ()):
        there = {row[one["reference"]["fields"]] for row in tables[one["reference"]["resource"]]}
        given = [row[one["fields"]] for row in tables[name] if row[one["fields"]] is not None]
        assert set(given) <= there, (name, one)
        followed += len(given)
    return followed


def _of_text(field: Mapping[str, Any], cell: str, schema: Mapping[str, Any]) -> Any:
    if cell in schema["missingValues"]:
        return None
    assert TEXT_OF[field["type"]](cell) is not None and TEXT_OF[field["type"]](cell) is not False, (field["name"], cell)
    return {"integer": int, "number": float, "boolean": "true".__eq__}.get(field["type"], str)(cell)


def _check_value(field: Mapping[str, Any], value: Any) -> None:
    limits, told = field.get("constraints", {}), (field["name"], value)
    if value is None:
        assert not limits.get("required"), told
        return
    assert isinstance(value, JSON_OF[field["type"]]) and (field["type"] == "boolean") == isinstance(value, bool), told
    assert value in limits.get("enum", [value]), told
    assert limits.get("minimum", value) <= value <= limits.get("maximum", value), told
    if field["type"] == "date":
        assert date.fromisoformat(value).isoformat() == value, told
