"""The drill: a record is backed up, put back into an empty place, and is the same there, on and between both databases."""

import gzip
import hashlib
import io
import json
import threading

import pytest
from PIL import Image
from sqlalchemy import func, select

from tests.factories import a_workshop, an_actor, an_entry
from tests.storage.filled import fill_empty_tables
from tests.storage.test_migrating_data import at_version
from toolkit.access.audit import write_down
from toolkit.access.roles import COMMAND_LINE
from toolkit.errors import BadInput
from toolkit.models import AuditRecord, Entry, OwnStoryFile
from toolkit.steps.attaching import attach
from toolkit.steps.example import load_example
from toolkit.storage.engine import engine, read_session, write_session
from toolkit.storage.migrate import is_current, newest
from toolkit.storage.queries.audit import records
from toolkit.storage.snapshot import tables_of
from toolkit.upkeep import manifest
from toolkit.upkeep.backup import back_up
from toolkit.upkeep.checking import all_is_well, findings
from toolkit.upkeep.restoring import restore

ACTS = "audit_record"


def a_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#0B5C8A").save(out, "PNG")
    return out.getvalue()


def a_full_record():
    """The example, a photo, and a row in every table that is empty then."""
    with write_session() as session:
        load_example(COMMAND_LINE, session=session)
        attach(an_actor(), a_workshop(session, title="Spring").id, a_picture(), "Table 3.png", session=session)
        fill_empty_tables(session.connection())
        for film in session.exec(select(OwnStoryFile)).scalars():
            film.size, film.checksum = len(film.content), hashlib.sha256(film.content).hexdigest()


@pytest.fixture
def elsewhere(request, var, point_at, tmp_path, monkeypatch):
    """A function that points at an empty place of a kind: another file, or another database of the server."""
    def to(kind: str) -> None:
        if kind == "sqlite":
            point_at(f"sqlite:///{tmp_path / 'elsewhere' / 'record.db'}")
        else:
            point_at(request.getfixturevalue("postgres").make())

    return to


@pytest.mark.parametrize("into", ["sqlite", "postgresql"])
def test_what_is_put_back_is_what_was_there(database, elsewhere, tmp_path, into):
    a_full_record()
    made = back_up(COMMAND_LINE, tmp_path / "backup")
    assert all(made.counts.values()) and made.version == newest() and len(made.files) >= 2
    elsewhere(into)
    assert restore(COMMAND_LINE, tmp_path / "backup") == made
    assert findings() == []
    again = back_up(COMMAND_LINE, tmp_path / "again")
    assert {name: held for name, held in again.tables.items() if name != ACTS} == \
        {name: held for name, held in made.tables.items() if name != ACTS}
    assert again.files == made.files
    first, second = ([*manifest.lines(tmp_path / folder, ACTS)] for folder in ("backup", "again"))
    assert second[:len(first)] == first and json.loads(second[-1])["act"] == "restore a backup"
    work_goes_on()


def work_goes_on():
    """What is recorded afterwards has its number after those that were put back."""
    with write_session() as session:
        an_entry(session, a_workshop(session, title="After"), "Said afterwards")
    with read_session() as session:
        numbers = [one.number for one in records(session=session)]
        assert numbers == sorted(set(numbers))
    assert all_is_well().startswith("All is well") and findings() == []


def test_a_backup_is_of_one_moment_and_nobody_waits_for_it(database, tmp_path, monkeypatch):
    """While one is made, entries come in: each is in the backup with its audit record, or neither is."""
    with write_session() as session:
        workshop = a_workshop(session)
    stop, written = threading.Event(), []

    def others_work():
        while not stop.is_set():
            with write_session() as session:
                entry = an_entry(session, workshop, f"Thing {len(written)}")
            written.append(entry)  # only now is it written: a backup that begins before the commit need not hold it

    worker = threading.Thread(target=others_work)
    worker.start()
    try:
        for number in range(3):
            begun = len(written)
            made = back_up(COMMAND_LINE, tmp_path / f"backup{number}")
            acts = [json.loads(line)["act"] for line in manifest.lines(tmp_path / f"backup{number}", ACTS)]
            assert acts.count("record what is said") == made.counts["entry"] and made.counts["entry"] >= begun
    finally:
        stop.set()
        worker.join()
    with read_session() as session:
        assert session.exec(select(func.count()).select_from(Entry)).scalar() == len(written) > 3


@pytest.mark.parametrize("harm", ["manifest gone", "manifest cut", "table gone", "table cut", "table altered", "file gone", "file cut",
                                  "newer"])
def test_a_damaged_backup_is_refused_before_anything_is_written(record, elsewhere, tmp_path, harm):
    refused("sqlite", elsewhere, tmp_path, harm)


@pytest.mark.parametrize("harm", ["row altered", "key broken"])
def test_rows_that_do_not_fit_are_refused_and_nothing_is_kept(database, elsewhere, tmp_path, harm):
    refused("sqlite" if database.startswith("sqlite") else "postgresql", elsewhere, tmp_path, harm)


def refused(kind, elsewhere, tmp_path, harm):
    with write_session() as session:
        attach(an_actor(), a_workshop(session).id, a_picture(), "Table 3.png", session=session)
    folder = tmp_path / "backup"
    back_up(COMMAND_LINE, folder)
    do_harm(folder, harm)
    elsewhere(kind)
    with pytest.raises(BadInput) as caught:
        restore(COMMAND_LINE, folder)
    sentence = str(caught.value)
    assert sentence.endswith(".") and "Error" not in sentence
    if kind == "sqlite":
        assert not list((tmp_path / "elsewhere").glob("*"))
    else:
        with engine().connect() as connection:
            assert tables_of(connection) == {}


def do_harm(folder, harm):
    note, table, file = folder / manifest.NAME, manifest.table_file(folder, "workshop"), next((folder / "files").iterdir())
    if harm.endswith("gone"):
        {"manifest gone": note, "table gone": table, "file gone": file}[harm].unlink()
    elif harm.endswith("cut"):
        one = {"manifest cut": note, "table cut": table, "file cut": file}[harm]
        one.write_bytes(one.read_bytes()[:-9])
    elif harm == "newer":
        note.write_text(note.read_text().replace(f'"{newest()}"', '"9999"'))
    elif harm == "table altered":
        rewrite(folder, "workshop", lambda row: row | {"title": "Altered"}, honest=False)
    elif harm == "row altered":
        rewrite(folder, "workshop", lambda row: row | {"created_at": "yesterday"}, honest=True)
    else:
        rewrite(folder, "area", lambda row: row | {"workshop_id": "0" * 32}, honest=True)


def rewrite(folder, name, change, honest):
    """Change the rows of a table; where it is done well, the manifest agrees."""
    text = "".join(json.dumps(change(json.loads(line)), ensure_ascii=False) + "\n" for line in manifest.lines(folder, name)).encode()
    manifest.table_file(folder, name).write_bytes(gzip.compress(text))
    if honest:
        said = json.loads((folder / manifest.NAME).read_text())
        said["tables"][name]["checksum"] = hashlib.sha256(text).hexdigest()
        (folder / manifest.NAME).write_text(json.dumps(said))


def test_nothing_is_ever_overwritten(database, tmp_path):
    with write_session() as session:
        a_workshop(session, title="Here already")
    back_up(COMMAND_LINE, tmp_path / "backup")
    with pytest.raises(BadInput, match="There is a record here already"):
        restore(COMMAND_LINE, tmp_path / "backup")
    assert is_current()
    with read_session() as session:
        assert "restore a backup" not in [one.act for one in records(session=session)]


def test_the_backup_itself_is_written_down(database, tmp_path):
    back_up(COMMAND_LINE, tmp_path / "backup")
    with read_session() as session:
        [last] = records(session=session)
        assert (last.who, last.act) == ("command line", "make a backup") and '"files": [0]' in last.changed


def test_a_backup_of_the_first_version_is_put_back_and_brought_up_to_date(empty_database, elsewhere, tmp_path):
    at_version("0001")
    with engine().begin() as connection:
        fill_empty_tables(connection)
        connection.execute(tables_of(connection)[ACTS].delete())
    made = back_up(COMMAND_LINE, tmp_path / "backup")
    elsewhere("sqlite" if empty_database.startswith("sqlite") else "postgresql")
    restore(COMMAND_LINE, tmp_path / "backup")
    assert made.version == "0001" and is_current()
    with engine().connect() as connection:
        now = tables_of(connection)
        assert {name: connection.execute(select(func.count()).select_from(now[name])).scalar() for name in made.counts
                if name != ACTS} == {name: count for name, count in made.counts.items() if name != ACTS}


def test_writing_of_an_act_cannot_be_told_from_what_was_written(database):
    """The check sees a record that was altered behind the tool's back."""
    with write_session() as session:
        write_down(an_actor(), "come in", session=session)
        session.connection().execute(AuditRecord.__table__.update().values(who="Somebody else"))
    assert [one for one in findings() if "audit chain is broken at record 1" in one]
