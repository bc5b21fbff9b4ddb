"""Files that are damaged, foreign, newer or hostile: one sentence, and nothing half-written."""

import io
import json
import shutil
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import kept_at
from tests.factories import a_workshop, an_actor
from tests.unit.exchange.test_round_trip import a_full_workshop
from toolkit.errors import BadInput
from toolkit.exchange.package import checksum
from toolkit.exchange.workshop_in import import_workshop, read_file
from toolkit.exchange.workshop_out import export_workshop
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.workshops import workshop_rows


@pytest.fixture(scope="session")
def good(tmp_path_factory, migrated_file, shared_places) -> bytes:
    """A right file, of a workshop that is not on this computer; made once, as nobody changes it."""
    var = tmp_path_factory.mktemp("good")
    (var / "places").symlink_to(shared_places, target_is_directory=True)
    shutil.copy(migrated_file, var / "record.db")
    with kept_at(f"sqlite:///{var / 'record.db'}", var), write_session() as session:
        return export_workshop(an_actor(), a_full_workshop(session).id, session=session)


def opened(data: bytes) -> tuple[dict, dict, dict[str, bytes]]:
    """(manifest, rows, the other parts)."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    return json.loads(parts.pop("manifest.json")), json.loads(parts.pop("workshop.json")), parts


def closed(manifest: dict, rows: object, parts: dict[str, bytes], *, checksums: bool = True) -> bytes:
    """A file again, with right checksums unless told otherwise."""
    parts = {"workshop.json": rows if isinstance(rows, bytes) else json.dumps(rows).encode(), **parts}
    if checksums:
        manifest = manifest | {"parts": {name: checksum(part) for name, part in parts.items()}}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as out:
        for name, part in {"manifest.json": json.dumps(manifest).encode(), **parts}.items():
            out.writestr(name, part)
    return whole.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        read_file(data)
    assert caught.value.field == "file"
    said = str(caught.value)
    assert said.endswith(".") and "\n" not in said
    return said


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), value=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_byte_is_refused_or_changes_nothing(good, place, value, cut):
    at = int(place * len(good))
    damaged = good[:at] if cut else good[:at] + bytes([value]) + good[at + 1:]
    try:
        found = read_file(damaged)
    except BadInput as error:
        assert str(error).endswith(".")
    else:
        assert found == read_file(good)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_value_in_any_column_is_refused_or_imported_whole(good, there, data):
    there.at()
    manifest, rows, parts = opened(good)
    table = data.draw(st.sampled_from(sorted(table for table in rows if rows[table])))
    row = data.draw(st.sampled_from(rows[table]))
    odd = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just([]), st.just({"a": 1}),
                    st.sampled_from(["2026-01-01", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "\0", "\ud800",
                                     "NaN", "1e999", 1e999, -1, 2**31, 0, manifest["workshop"]["id"], "x" * 6000]))
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(odd)
    try:
        found = read_file(closed(manifest, rows, parts))
        with write_session() as session:
            import_workshop(an_actor(), found, session=session)
            session.rollback()
    except BadInput as error:
        assert str(error).endswith(".")
    with read_session() as session:
        assert workshop_rows(session=session) == []


@pytest.mark.parametrize(("data", "said"), [
    (b"", "This file is empty"), (b"hello", "This is not a workshop file"), (b"PK\x03\x04 but no zip", "This is not a workshop file"),
    (b"%PDF-1.7", "This is not a workshop file")])
def test_what_is_no_zip(data, said):
    assert refusal(data).startswith(said)


def zip_of(**parts: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as out:
        for name, part in parts.items():
            out.writestr(name, part)
    return whole.getvalue()


@pytest.mark.parametrize("name", ["../../evil.py", "/etc/passwd", "attachments/../x", "attachments/abc", "C:\\x", "word/document.xml",
                                  "workshop.json/"])
def test_a_zip_with_other_things_in_it(good, name):
    manifest, rows, parts = opened(good)
    assert "other things than a workshop" in refusal(closed(manifest, rows, parts | {name: b"x"}))


def test_a_foreign_zip():
    assert "other things" in refusal(zip_of(**{"content.xml": b"<x/>"}))
    assert "not a workshop file of Common Table" in refusal(zip_of(**{"manifest.json": b'{"format": "something else"}'}))
    assert "damaged" in refusal(zip_of(**{"manifest.json": b"[" * 100_000}))


def test_a_name_given_twice(good):
    whole = io.BytesIO(good)
    with zipfile.ZipFile(whole, "a") as out, pytest.warns(UserWarning, match="Duplicate"):
        out.writestr("workshop.json", b"{}")
    assert "other things" in refusal(whole.getvalue())


def test_a_zip_bomb(good):
    manifest, _, parts = opened(good)
    assert "unpacks to more" in refusal(closed(manifest, b" " * 50_000_000, parts))


def test_too_many_parts(good):
    manifest, rows, _ = opened(good)
    many = {f"attachments/{number:064x}": b"" for number in range(5_001)}
    assert "unpacks to more" in refusal(closed(manifest, rows, many))


def test_a_newer_version(good):
    manifest, rows, parts = opened(good)
    newer = "This file was made by a newer version of Common Table. Update this computer, then import it again."
    assert refusal(closed(manifest | {"format_version": 2}, rows, parts)) == newer
    assert refusal(closed(manifest, rows | {"new_table": []}, parts)) == newer
    rows["entry"][0]["colour"] = "blue"
    assert refusal(closed(manifest, rows, parts)) == newer


def test_a_column_that_came_later_starts_as_it_does_for_a_new_row(good):
    manifest, rows, parts = opened(good)
    for row in rows["entry"]:
        del row["wanted"], row["merged_into_id"], row["channel"]
    found = read_file(closed(manifest, rows, parts)).rows["entry"]
    assert {(row["wanted"], row["merged_into_id"], row["channel"]) for row in found} == {("", None, "room")}


@pytest.mark.parametrize("column", ["words", "id", "created_at"])
def test_a_column_that_every_row_needs(good, column):
    manifest, rows, parts = opened(good)
    del rows["entry"][0][column]
    assert "damaged" in refusal(closed(manifest, rows, parts))


@pytest.mark.parametrize("about", [{"made_at": "yesterday"}, {"made_at": "2026-01-01"}, {"workshop": None}, {"workshop": {"id": 5}},
                                   {"format_version": "1"}, {"format_version": 0}, {"parts": []}])
def test_a_manifest_that_makes_no_sense(good, about):
    manifest, rows, parts = opened(good)
    assert "damaged" in refusal(closed(manifest | about, rows, parts, checksums="parts" not in about))


def test_checksums_that_do_not_match(good):
    manifest, rows, parts = opened(good)
    rows["entry"][0]["words"] = "Put into somebody's mouth"
    assert "checksums" in refusal(closed(manifest, rows, parts, checksums=False))


def test_rows_of_another_workshop_and_rows_that_belong_to_nothing(good):
    other = "00000000-0000-4000-8000-000000000000"
    for table, column, said in (("entry", "workshop_id", "another workshop"), ("entry_approach", "entry_id", "do not fit together"),
                                ("entry", "group_id", "do not fit together"), ("workshop", "id", "the workshop it names")):
        manifest, rows, parts = opened(good)
        rows[table][0][column] = other
        assert said in refusal(closed(manifest, rows, parts)), (table, column)


@pytest.mark.parametrize(("table", "column", "value"), [
    ("workshop", "format", "party"), ("workshop", "step", "party"), ("entry", "channel", "radio"), ("entry_place", "kind", "moon"),
    ("entry_approach", "approach", "magic"), ("plan_tool", "tool", "hammer"), ("priority", "kind", "odd"),
    ("evaluation_answer", "question", "why"), ("attachment", "content_type", "text/html"), ("entry_place", "latitude", 0.0),
    ("nothing_there", "function", 0), ("entry", "function", 11), ("area", "boundary", "{}"), ("area", "longitude", 100.0),
    ("area", "boundary", '{"type":"FeatureCollection","features":[]}'), ("baseline", "content", "{}"), ("attachment", "size", 3),
    ("entry", "words", "x" * 2001), ("plan", "cost_pounds", "-1"), ("plan", "cost_pounds", "NaN"), ("plan", "cost_pounds", 5),
    ("plan", "jsna_link", "javascript:alert(1)"), ("plan_tool", "takes", "{"), ("plan_tool", "takes", "[1]"),
    ("plan_tool", "takes", '{"wishes": "x"}'), ("plan_tool", "takes", '{"grant_to": 5}'), ("plan_money", "tool", "hammer"),
    ("plan_money", "pounds", "-1"), ("plan_money", "year", 1), ("plan_place", "kind", "moon"), ("plan_place", "latitude", 0.0)])
def test_what_no_screen_could_show(good, table, column, value):
    manifest, rows, parts = opened(good)
    rows[table][0][column] = value
    refusal(closed(manifest, rows, parts))


def test_a_baseline_of_another_shape_with_the_right_checksum(good):
    manifest, rows, parts = opened(good)
    rows["baseline"][0] |= {"content": "[1]", "checksum": checksum(b"[1]")}
    assert "a baseline" in refusal(closed(manifest, rows, parts))


def test_entries_merged_in_a_circle(good):
    manifest, rows, parts = opened(good)
    one, other = rows["entry"][:2]
    one["merged_into_id"], other["merged_into_id"] = other["id"], one["id"]
    assert "circle" in refusal(closed(manifest, rows, parts))


def test_an_attachment_that_lies_about_its_type(good):
    manifest, rows, _ = opened(good)
    page = b"<script>alert(1)</script>"
    rows["attachment"][0] |= {"checksum": checksum(page), "size": len(page)}
    assert "attachment" in refusal(closed(manifest, rows, {f"attachments/{checksum(page)}": page}))


def test_an_attachment_that_is_missing_or_nobodys(good):
    manifest, rows, parts = opened(good)
    assert "attachments" in refusal(closed(manifest, rows, {}))
    assert "attachments" in refusal(closed(manifest, rows, parts | {f"attachments/{checksum(b'x')}": b"x"}))


def test_an_import_that_fails_at_the_last_row_keeps_nothing(here, there):
    with write_session() as session:
        workshop = a_workshop(session)
    found = read_file(here.export(workshop.id))
    found.rows["area"].append(found.rows["area"][0] | {"name": "Twice"})
    there.at()
    with pytest.raises(BadInput, match="Nothing was imported"), write_session() as session:
        import_workshop(an_actor(), found, session=session)
    assert not any(there.rows(workshop.id).values())
