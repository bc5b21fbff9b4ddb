"""A backup that meets a full disk, a folder in use or a killed process leaves the record alone and nothing that looks like a backup."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import close_engines
from tests.factories import a_workshop, an_actor, an_entry
from tests.faults.test_record_away import NOBODY, plain, without_root  # noqa: F401  (a fixture)
from toolkit import settings
from toolkit.__main__ import main
from toolkit.access.roles import COMMAND_LINE
from toolkit.errors import BadInput, RecordUnavailable
from toolkit.steps.attaching import attach
from toolkit.storage.engine import write_session
from toolkit.storage.migrate import is_current
from toolkit.upkeep import manifest
from toolkit.upkeep.backup import back_up
from toolkit.upkeep.checking import findings
from toolkit.upkeep.restoring import restore

MEGABYTE = 1_000_000
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def workshop(record):
    """A workshop with a paper of three megabytes that no packing makes smaller."""
    with write_session() as session:
        made = a_workshop(session)
        attach(an_actor(), made.id, PAPER[:-6] + os.urandom(3 * MEGABYTE) + PAPER[-6:], "Big.pdf", session=session)
    return made


def with_room_for(size: int, *words: str) -> subprocess.CompletedProcess:
    """A command of the toolkit on a disk that takes no file larger than this."""
    close_engines()
    return subprocess.run([sys.executable, "-m", "toolkit", *words], cwd=settings.ROOT, capture_output=True, text=True, timeout=120,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))


def test_a_backup_on_a_full_disk(workshop, tmp_path):
    done = with_room_for(MEGABYTE, "backup", "--out", str(tmp_path / "backups" / "today"))
    assert done.returncode == 1 and "The backup cannot be written" in done.stderr and "Traceback" not in done.stderr
    assert list((tmp_path / "backups").iterdir()) == []
    assert findings() == []


def test_putting_back_on_a_full_disk(workshop, tmp_path, monkeypatch):
    back_up(COMMAND_LINE, tmp_path / "backup")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other' / 'record.db'}")
    done = with_room_for(MEGABYTE, "restore", str(tmp_path / "backup"))
    assert done.returncode == 1 and "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1, done.stderr
    assert list((tmp_path / "other").iterdir()) == []
    assert with_room_for(100 * MEGABYTE, "restore", str(tmp_path / "backup")).returncode == 0
    assert findings() == []


@pytest.mark.parametrize("taken", ["a file", "a folder with something in it"])
def test_a_place_that_is_in_use(record, tmp_path, taken):
    out = tmp_path / "backup"
    if taken == "a file":
        out.write_text("mine")
    else:
        out.mkdir()
        (out / "letter.txt").write_text("mine")
    with pytest.raises(BadInput, match="in use"):
        back_up(COMMAND_LINE, out)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("backup")] == ["backup"]
    assert (out if taken == "a file" else out / "letter.txt").read_text() == "mine"


def test_an_empty_folder_is_taken(record, tmp_path):
    (tmp_path / "backup").mkdir()
    back_up(COMMAND_LINE, tmp_path / "backup")
    assert (tmp_path / "backup" / manifest.NAME).is_file()


def test_a_backup_is_read_by_nobody_else(record, tmp_path):
    back_up(COMMAND_LINE, tmp_path / "backup")
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["../../etc", "workshop/../../x", "a.b"])
def test_a_manifest_leads_nowhere_else(record, tmp_path, name):
    back_up(COMMAND_LINE, tmp_path / "backup")
    note = tmp_path / "backup" / manifest.NAME
    note.write_text(note.read_text().replace('"workshop"', f'"{name}"'))
    with pytest.raises(BadInput, match="damaged"):
        manifest.read(tmp_path / "backup")


def test_a_folder_that_is_no_backup(var, point_at, tmp_path, capsys):
    point_at(f"sqlite:///{tmp_path / 'new' / 'record.db'}")
    assert main(["restore", str(tmp_path)]) == 1
    assert "is not a backup" in capsys.readouterr().err


def test_a_record_that_can_only_be_read_is_still_backed_up(without_root, monkeypatch):  # noqa: F811
    monkeypatch.setenv("TOOLKIT_VAR", str(without_root.parent))
    target = without_root.parent / "out"
    target.mkdir()
    without_root.chmod(0o444)
    made = back_up(COMMAND_LINE, target / "backup")
    assert manifest.read(target / "backup") == made


def test_a_record_that_is_not_there_is_not_made_by_backing_it_up(var, point_at, tmp_path):
    point_at(f"sqlite:///{tmp_path / 'gone' / 'record.db'}")
    with pytest.raises(RecordUnavailable) as caught:
        back_up(COMMAND_LINE, tmp_path / "backup")
    assert "not up to date" in plain(caught) and not (tmp_path / "backup").exists()


@pytest.mark.parametrize("words", [("backup", "--out"), ("restore",)], ids=["backup", "restore"])
def test_killed_in_the_middle(workshop, tmp_path, monkeypatch, words):
    """What is there afterwards is no backup and no record; the next try makes one."""
    with write_session() as session:
        for number in range(300):
            an_entry(session, workshop, f"Thing {number} that somebody said at some length")
    if words[0] == "restore":
        back_up(COMMAND_LINE, tmp_path / "backup")
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other' / 'record.db'}")
    close_engines()
    begins = "other/record.db-wal" if words[0] == "restore" else "backup.part-*/tables/e*"
    with subprocess.Popen([sys.executable, "-m", "toolkit", *words, str(tmp_path / "backup")], cwd=settings.ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        until = time.monotonic() + 60
        while not any(tmp_path.glob(begins)) and process.poll() is None and time.monotonic() < until:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        said = process.communicate()[0]
    assert process.returncode == -signal.SIGKILL, said
    if words[0] == "backup":
        assert not (tmp_path / "backup").exists()
        back_up(COMMAND_LINE, tmp_path / "backup")
        assert Path(tmp_path / "backup" / manifest.NAME).is_file()
    else:
        restore(COMMAND_LINE, tmp_path / "backup")
        assert is_current()
    assert findings() == []
