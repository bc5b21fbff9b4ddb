"""The record as data: each file is what the description beside it says, holds what the screen shows, and does no harm."""

import hashlib
import json
import zipfile
from io import BytesIO

import jsonschema
import pytest

from docs import write_exports
from tests import factories
from tests.table_schema import check, check_foreign, rows_of_csv
from toolkit.access.roles import COMMAND_LINE
from toolkit.models import AVAILABLE, GAP
from toolkit.places.place import ONLINE, WHOLE_AREA, Place
from toolkit.reports import making
from toolkit.reports.data.tables import TABLES
from toolkit.steps.places import standing
from toolkit.steps.plan_overview import plans_seen
from toolkit.steps.recording import withdraw_entry
from toolkit.steps.saying import entries_seen
from toolkit.steps.table import table_of
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import votes
from toolkit.voting import results

SIGNS = "Caerdydd ŵ ŷ 🎉 العربية\nsecond line; \"quoted\", and a comma"
FORMULA = '=HYPERLINK("http://evil.example","x")'
# What the Data Package specification (version 1) asks of a description, in short.
RESOURCE = {"type": "object", "required": ["name", "title"], "oneOf": [{"required": ["path"]}, {"required": ["data"]}],
            "properties": {"name": {"pattern": "^[a-z0-9._-]+$"}, "path": {"pattern": "^[^/\\\\~]"},
                           "bytes": {"type": "integer"}, "hash": {"pattern": "^sha256:[0-9a-f]{64}$"}}}
PACKAGE = {"type": "object", "required": ["name", "title", "resources"],
           "properties": {"resources": {"type": "array", "minItems": 1, "items": RESOURCE}, "name": {"pattern": "^[a-z0-9._-]+$"}}}
POINT = {"type": "object", "required": ["type", "geometry", "properties"], "properties": {
    "type": {"const": "Feature"}, "geometry": {"type": "object", "required": ["type", "coordinates"], "properties": {
        "type": {"const": "Point"}, "coordinates": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"}}}}}}
COLLECTION = {"type": "object", "required": ["type", "features"],
              "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": POINT}}}


@pytest.fixture
def strange(record):
    """A workshop with words that are hard to carry, and a place of every kind."""
    with write_session() as session:
        workshop = factories.a_workshop(session, ("Older people", "=Group"), title=f"{FORMULA} 🎉")
        places = (Place("Banbury", 52.06, -1.34, "place_name"), Place("Near here", 51.9, -1.3, "around", 3.0), WHOLE_AREA, ONLINE)
        factories.an_entry(session, workshop, SIGNS, places=places)
        factories.a_gap(session, workshop, FORMULA, wanted="-1 more", source="@home")
        factories.nothing(session, workshop, 3, GAP)
        return workshop.id


@pytest.fixture(params=["example", "strange", "empty"])
def workshop(request, record):
    if request.param != "empty":
        return request.getfixturevalue(request.param)
    with write_session() as session:
        return factories.a_workshop(session).id


def made(workshop, ending):
    asked = making.asked_for("record", ending, workshop)
    return making.written(asked, making.take(COMMAND_LINE, asked))


def unpacked(data):
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def tables_in(files):
    resources = json.loads(files["datapackage.json"])["resources"]
    return {one["name"]: (one["schema"], rows_of_csv(files[one["path"]], one["schema"])) for one in resources if "schema" in one}


def test_the_description_is_a_data_package_that_names_every_file_with_its_fingerprint(workshop):
    files = unpacked(made(workshop, "csv"))
    described = json.loads(files["datapackage.json"])
    jsonschema.validate(described, PACKAGE)
    assert {one["path"] for one in described["resources"]} == set(files) - {"datapackage.json"}
    for one in described["resources"]:
        data = files[one["path"]]
        assert one["bytes"] == len(data) and one["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_each_csv_file_is_what_its_schema_says(workshop):
    found = tables_in(unpacked(made(workshop, "csv")))
    assert list(found) == [one.name for one in TABLES]
    for name, (schema, rows) in found.items():
        check(rows, schema)
        check_foreign({each: rows for each, (_, rows) in found.items()}, name, schema)


def test_the_json_file_holds_the_same_rows_with_the_same_schema(workshop):
    packed = unpacked(made(workshop, "csv"))
    whole = json.loads(made(workshop, "json"))
    jsonschema.validate(whole, PACKAGE)
    assert json.loads(packed["data.json"]) == whole
    in_csv = tables_in(packed)
    for one in whole["resources"]:
        schema, rows = in_csv[one["name"]]
        check(one["data"], one["schema"])
        assert one["schema"] == schema and one["data"] == [{name: _typed(value) for name, value in row.items()} for row in rows]


def _typed(value):
    # The apostrophe is in the CSV files only.
    return value[1:] if isinstance(value, str) and value.startswith(("'=", "'-", "'@")) else value


def test_the_map_holds_every_spot_and_nothing_else(workshop):
    found = json.loads(made(workshop, "geojson"))
    jsonschema.validate(found, COLLECTION)
    with read_session() as session:
        spots = sorted((one.entry_id, one.longitude, one.latitude, one.label) for one in standing(workshop, session=session))
    assert sorted((one["properties"]["entry_id"], *one["geometry"]["coordinates"], one["properties"]["place"])
                  for one in found["features"]) == spots
    names = [one["name"] for one in found["fields"]]
    assert all(list(one["properties"]) == names for one in found["features"])
    assert all(-8 < one["geometry"]["coordinates"][0] < 2 and 49 < one["geometry"]["coordinates"][1] < 61 for one in found["features"])


def test_the_numbers_are_those_of_the_screens(example):
    rows = {name: rows for name, (_, rows) in tables_in(unpacked(made(example, "csv"))).items()}
    with read_session() as session:
        table, entries = table_of(example, session=session), entries_seen(example, session=session)
        plans = plans_seen(example, session=session)
        [vote] = votes.rounds_of(example, session=session)
        counted = results.results(vote, session=session)
    assert [row["words"] for row in rows["entries"]] == [one.words for one in entries] and len(entries) > 50
    for kind in (AVAILABLE, GAP):
        assert sum(row["entries"] for row in rows["table_cells"] if row["kind"] == kind) == table.total(kind)
    states = {(row["function"], row["group"], row["kind"]): row["state"] for row in rows["table_cells"]}
    assert all(states[number, name, kind] == table.cell(number, group).state(kind)
               for number in range(1, 11) for group, name in table.groups for kind in (AVAILABLE, GAP))
    assert [(row["title"], row["dots"], row["supporters"]) for row in rows["vote_results"]] == [
        (one.title, one.dots, one.supporters) for one in counted]
    assert [(row["rank"], row["cost"]) for row in rows["plans"]] == [(one.rank, float(one.cost)) for one in plans]
    assert len(rows["plan_actions"]) == sum(len(one.actions) for one in plans) > 0
    assert sum(row["amount"] for row in rows["plan_money"]) == float(sum(one.cost for one in plans))


def test_no_sign_is_lost_and_nothing_is_taken_for_a_formula(strange):
    rows = {name: rows for name, (_, rows) in tables_in(unpacked(made(strange, "csv"))).items()}
    assert [row["words"] for row in rows["entries"]] == [SIGNS, f"'{FORMULA}"]
    gap = rows["entries"][1]
    assert (gap["wanted"], gap["source"]) == ("'-1 more", "'@home")
    assert {row["group"] for row in rows["table_cells"]} == {"Older people", "'=Group"}
    in_json = next(one for one in json.loads(made(strange, "json"))["resources"] if one["name"] == "entries")["data"]
    assert [row["words"] for row in in_json] == [SIGNS, FORMULA]
    assert [row["place_kind"] for row in rows["places"]] == ["place_name", "around", "whole_area", "online"]


def test_what_was_taken_back_and_votes_that_run_are_in_no_file(record):
    with write_session() as session:
        workshop = factories.a_workshop(session)
        gone = factories.an_entry(session, workshop, "Taken back")
        withdraw_entry(COMMAND_LINE, gone, session=session)
        factories.a_priority(session, workshop)
        factories.a_vote(session, workshop, "Runs still")
    whole = made(workshop.id, "json").decode()
    assert "Taken back" not in whole and "Runs still" not in whole


def test_the_same_record_gives_the_same_file(example):
    assert made(example, "csv") == made(example, "csv") and made(example, "json") == made(example, "json")


def test_every_field_is_described_once():
    for one in TABLES:
        assert one.title and one.description.endswith(".") and len(set(one.names)) == len(one.names)
        assert all(field.title and field.name.isidentifier() for field in one.fields)
        assert set(one.key) <= set(one.names) and {each.field for each in one.refers} <= set(one.names)
        assert all(each.to in next(to for to in TABLES if to.name == each.table).names for each in one.refers)


def test_the_reference_of_exports_is_not_old():
    assert write_exports.FILE.read_text("utf-8") == write_exports.page(), "Run: PYTHONPATH=. python docs/write_exports.py"
