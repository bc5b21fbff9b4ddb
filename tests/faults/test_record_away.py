"""When the record cannot be read or written, people get one plain sentence, and nothing is half-saved."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.conftest import close_engines
from tests.factories import a_workshop
from toolkit.access.links import start_link
from toolkit.errors import RecordUnavailable
from toolkit.storage import engine as module
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.migrate import is_current, upgrade
from toolkit.storage.queries import workshops

NOBODY = 65534


@contextmanager
def held(file: Path, how: str = "immediate"):
    """Another program is writing to this file."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute(f"begin {how}")
        yield
        other.execute("rollback")


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.05)


def write_something() -> None:
    with write_session() as session:
        a_workshop(session)


def read_something() -> list:
    with read_session() as session:
        return workshops.workshop_rows(session=session)


def plain(caught: pytest.ExceptionInfo) -> str:
    """The sentence, after checking that it reads as one."""
    sentence = str(caught.value)
    assert sentence[0].isupper() and sentence.endswith(".")
    assert not any(sign in sentence for sign in ("sqlite", "psycopg", "Error", "(", "sqlalche.me"))
    return sentence


def test_a_locked_file_can_still_be_read(record, impatient):
    with held(record):
        assert read_something() == []
        assert is_current()
        with pytest.raises(RecordUnavailable) as caught:
            write_something()
    assert "busy" in plain(caught)
    write_something()
    assert len(read_something()) == 1


def test_a_file_held_alone_by_another_program(var, point_at, impatient):
    file = var / "new.db"
    point_at(f"sqlite:///{file}")
    with held(file, "exclusive"), pytest.raises(RecordUnavailable) as caught:
        upgrade()
    assert "busy" in plain(caught)
    upgrade()
    assert is_current()


def test_a_link_is_not_made_halfway(record, impatient):
    with held(record), pytest.raises(RecordUnavailable):
        start_link()
    assert start_link()


def test_a_writer_on_postgresql_is_waited_for_and_then_named(migrated_template, postgres, point_at, monkeypatch):
    monkeypatch.setattr(module, "BUSY_SECONDS", 1)
    address = postgres.make(template=migrated_template)
    point_at(address)
    with write_session() as session:
        a_workshop(session)
        with pytest.raises(RecordUnavailable) as caught:
            write_something()
        assert read_something() == []
    assert "busy" in plain(caught)
    write_something()


@pytest.fixture
def without_root(point_at, migrated_file):
    """A record that somebody without root's powers uses, because root may write anything."""
    folder = Path(tempfile.mkdtemp(prefix="ct-read-only-"))
    file = folder / "record.db"
    shutil.copyfile(migrated_file, file)
    point_at(f"sqlite:///{file}")
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.chown(file, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield file
    if is_root:
        os.seteuid(0)
    folder.chmod(0o700)
    shutil.rmtree(folder)


def protect(*paths: Path) -> None:
    for path in paths:
        path.chmod(path.stat().st_mode & ~0o222)


def test_a_write_protected_file(without_root):
    protect(without_root)
    with pytest.raises(RecordUnavailable) as caught:
        write_something()
    assert "can only be read" in plain(caught)
    assert is_current() and read_something() == []


def test_a_write_protected_folder(without_root):
    protect(without_root, without_root.parent)
    for act in (write_something, read_something, is_current):
        with pytest.raises(RecordUnavailable) as caught:
            act()
        assert "can only be read" in plain(caught) or "cannot be opened" in plain(caught)


def test_an_address_that_opens_for_reading_only(record, point_at, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    point_at(f"sqlite:///file:{record}?mode=ro&uri=true")
    assert is_current()
    with pytest.raises(RecordUnavailable) as caught:
        write_something()
    assert "can only be read" in plain(caught)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("act", [write_something, read_something, is_current, upgrade])
def test_a_file_that_is_not_a_database(var, point_at, act):
    file = var / "letter.db"
    file.write_text("Dear commissioner, " * 500)
    point_at(f"sqlite:///{file}")
    with pytest.raises(RecordUnavailable) as caught:
        act()
    assert "not a database" in plain(caught)
    assert file.read_text().startswith("Dear commissioner")


def test_a_damaged_file(record):
    write_something()
    close_engines()
    content = bytearray(record.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    record.write_bytes(content)
    with pytest.raises(RecordUnavailable) as caught:
        read_something()
    assert "damaged" in plain(caught)


def test_a_full_disk(record):
    with pytest.raises(RecordUnavailable) as caught, write_session() as session:
        session.connection().execute(text("pragma max_page_count = 1"))
        for number in range(200):
            a_workshop(session, title=f"Workshop {number}")
    assert "disk is full" in plain(caught)
    assert read_something() == []


@pytest.mark.parametrize("act", [write_something, read_something, is_current])
def test_a_database_without_tables(empty_database, act):
    with pytest.raises(RecordUnavailable) as caught:
        act()
    assert "not up to date" in plain(caught)


def test_a_missing_column(record):
    with write_session() as session:
        session.connection().execute(text("alter table workshop drop column purpose"))
    with pytest.raises(RecordUnavailable) as caught:
        write_something()
    assert "not up to date" in plain(caught)


@pytest.mark.parametrize("act", [write_something, read_something, is_current, upgrade])
def test_a_folder_where_the_file_should_be(var, point_at, act):
    (var / "record.db").mkdir()
    point_at(f"sqlite:///{var / 'record.db'}")
    with pytest.raises(RecordUnavailable) as caught:
        act()
    assert "cannot be opened" in plain(caught)


def test_a_folder_that_cannot_be_made(var, point_at):
    (var / "file").write_text("in the way")
    point_at(f"sqlite:///{var / 'file' / 'below' / 'record.db'}")
    with pytest.raises(RecordUnavailable) as caught:
        upgrade()
    assert "cannot be made" in plain(caught)


def test_a_var_folder_that_cannot_be_made(record, tmp_path, monkeypatch):
    (tmp_path / "taken").write_text("in the way")
    monkeypatch.setenv("TOOLKIT_VAR", str(tmp_path / "taken" / "var"))
    with pytest.raises(RecordUnavailable) as caught:
        upgrade()
    assert "cannot be" in plain(caught)


def test_a_server_is_brought_up_to_date_without_a_var_folder(postgres, point_at, tmp_path, monkeypatch):
    (tmp_path / "taken").write_text("in the way")
    point_at(postgres.make())
    monkeypatch.setenv("TOOLKIT_VAR", str(tmp_path / "taken" / "var"))
    upgrade()
    assert is_current()


@pytest.mark.parametrize("act", [write_something, read_something, is_current, upgrade])
def test_a_database_server_that_is_not_there(point_at, act):
    point_at("postgresql://nobody@127.0.0.1:9/nowhere?connect_timeout=2")
    with pytest.raises(RecordUnavailable) as caught:
        act()
    assert "does not answer" in plain(caught)


@pytest.mark.parametrize("act", [write_something, read_something, is_current, upgrade])
def test_a_database_that_the_server_does_not_have(postgres, point_at, act):
    point_at(postgres.address("never_made"))
    with pytest.raises(RecordUnavailable) as caught:
        act()
    assert "no database of this name" in plain(caught)


def test_a_server_stopped_while_we_write(migrated_template, postgres, point_at):
    address = postgres.make(template=migrated_template)
    point_at(address)
    with pytest.raises(RecordUnavailable) as caught, write_session() as session:
        a_workshop(session)
        name = address.rpartition("?")[0].rpartition("/")[2]
        postgres.run(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'")
        a_workshop(session)
    assert "server was stopped" in plain(caught)
    assert read_something() == []
