"""A backup each night, one a day, however many processes there are and whatever the clock does."""

import multiprocessing
import os
import threading
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from toolkit import settings
from toolkit.errors import BadInput
from toolkit.storage.engine import read_session
from toolkit.storage.queries.audit import records
from toolkit.upkeep import manifest, nightly
from toolkit.upkeep.checking import findings

LONDON = ZoneInfo("Europe/London")
NIGHT = datetime(2026, 11, 27, 2, 5, tzinfo=LONDON)


@pytest.fixture
def folder(record, tmp_path, monkeypatch):
    """Where the nightly backups go."""
    monkeypatch.setenv("TOOLKIT_BACKUP", str(tmp_path / "nights"))
    return tmp_path / "nights"


def names(folder) -> list[str]:
    return [one.name for one in nightly.nights(folder)]


def test_it_is_made_after_two_in_the_morning_once_a_day(folder):
    assert nightly.tonight(NIGHT - timedelta(minutes=6)) is None and not folder.exists()
    out = nightly.tonight(NIGHT)
    assert out == folder / "2026-11-27"
    manifest.check(out, manifest.read(out))
    assert nightly.tonight(NIGHT + timedelta(hours=9)) is None
    assert nightly.tonight(NIGHT + timedelta(days=1)) == folder / "2026-11-28"
    with read_session() as session:
        assert [(one.who, one.act) for one in records(session=session)] == [("each night", "make a backup")] * 2


def test_a_computer_that_was_off_at_night_makes_it_when_it_is_on(folder):
    assert nightly.tonight(NIGHT.replace(hour=16)) == folder / "2026-11-27"


def test_nothing_is_made_where_it_is_switched_off(record, monkeypatch):
    monkeypatch.delenv("TOOLKIT_BACKUP", raising=False)
    assert nightly.tonight(NIGHT) is None and nightly.too_long_ago() is None


def test_so_many_are_kept_and_the_oldest_goes(folder, monkeypatch):
    monkeypatch.setenv("TOOLKIT_BACKUP_KEEP", "3")
    for day in range(5):
        nightly.tonight(NIGHT + timedelta(days=day))
    assert names(folder) == ["2026-11-29", "2026-11-30", "2026-12-01"]


@pytest.mark.parametrize(("said", "kept"), [("", 14), ("30", 30), ("0", 1), ("many", 14), ("-3", 14)])
def test_how_many_are_kept(monkeypatch, said, kept):
    monkeypatch.setenv("TOOLKIT_BACKUP_KEEP", said)
    assert settings.backups_kept() == kept


def test_a_clock_that_jumps_takes_no_backup_away(folder, monkeypatch):
    monkeypatch.setenv("TOOLKIT_BACKUP_KEEP", "3")
    for jump in (0, 1, 4000, 2):
        nightly.tonight(NIGHT + timedelta(days=jump))
    assert names(folder) == ["2026-11-28", "2026-11-29", "2037-11-09"]
    # The one from the future does not make up for nights on which there was none.
    assert nightly.too_long_ago(date(2026, 12, 5)).startswith("The last nightly backup is of 29 November 2026.")


def test_a_folder_of_somebody_elses_is_never_removed(folder, monkeypatch):
    monkeypatch.setenv("TOOLKIT_BACKUP_KEEP", "1")
    for name in ("2020-01-01", "letters", "2026-11-01 copy"):
        (folder / name).mkdir(parents=True)
    nightly.tonight(NIGHT)
    assert sorted(one.name for one in folder.iterdir() if one.is_dir()) == ["2020-01-01", "2026-11-01 copy", "2026-11-27", "letters"]


def test_what_a_killed_process_left_is_cleared(folder):
    (folder / "2026-11-26.part-x1").mkdir(parents=True)
    nightly.tonight(NIGHT)
    assert not list(folder.glob("*.part-*"))


def test_a_folder_that_cannot_be_written_is_said_and_nothing_older_goes(folder):
    folder.write_text("in the way")
    with pytest.raises(BadInput, match="cannot be written"):
        nightly.tonight(NIGHT)
    assert any("There is no nightly backup yet" in one for one in findings())


def the_thread():
    return next((one for one in threading.enumerate() if one.name == nightly.THREAD), None)


def test_the_app_looks_for_itself_until_it_stops(folder, monkeypatch):
    monkeypatch.setattr(nightly, "now", lambda: NIGHT)
    with nightly.each_night():
        looking = the_thread()
    looking.join(60)
    assert not looking.is_alive() and names(folder) == ["2026-11-27"]


def test_what_goes_wrong_at_night_stands_in_the_log_and_the_app_runs_on(folder, monkeypatch, caplog):
    monkeypatch.setattr(nightly, "now", lambda: NIGHT)
    folder.write_text("in the way")
    with nightly.each_night():
        looking = the_thread()
    looking.join(60)
    assert "The nightly backup was not made: The backup cannot be written" in caplog.text


def test_where_it_is_switched_off_nobody_looks(record, monkeypatch):
    monkeypatch.delenv("TOOLKIT_BACKUP", raising=False)
    with nightly.each_night():
        assert the_thread() is None


def in_a_process(out):
    out.put(nightly.tonight(NIGHT))


@pytest.mark.full
def test_of_several_processes_one_makes_it(folder):
    together = multiprocessing.get_context("spawn")
    out = together.Queue()
    started = [together.Process(target=in_a_process, args=(out,)) for _ in range(3)]
    for process in started:
        process.start()
    made = [out.get(timeout=120) for _ in started]
    for process in started:
        process.join()
    assert made.count(folder / "2026-11-27") == 1 and made.count(None) == 2
    assert names(folder) == ["2026-11-27"] and os.listdir(folder / "2026-11-27")


def test_check_says_when_the_last_night_is_too_long_ago(folder):
    nightly.tonight(NIGHT)
    assert nightly.too_long_ago(date(2026, 11, 29)) is None
    assert "27 November 2026" in nightly.too_long_ago(date(2026, 11, 30))
