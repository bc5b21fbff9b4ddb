"""An import that is cut short, by a full disk, a busy record or a lost computer, leaves the record as it was."""

import os
import subprocess
import sys

import pytest
from sqlalchemy import text

from tests.conftest import close_engines
from tests.factories import AWorkshop, a_workshop, an_actor, an_entry
from tests.faults.test_record_away import held, plain
from toolkit import settings
from toolkit.access.audit import broken_at
from toolkit.errors import RecordUnavailable
from toolkit.exchange.kinds import CARRIED
from toolkit.exchange.workshop_in import import_workshop, read_file
from toolkit.exchange.workshop_out import export_workshop
from toolkit.storage import engine
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import carry

MANY = 150
# What a laptop does whose battery is taken out: everything is written, nothing is said to be final.
CUT = """
import os, sys
from pathlib import Path
from toolkit.access.roles import COMMAND_LINE
from toolkit.exchange.workshop_in import import_workshop, read_file
from toolkit.storage.engine import write_session
with write_session() as session:
    report = import_workshop(COMMAND_LINE, read_file(Path(sys.argv[1]).read_bytes()), session=session)
    print(sum(count.new for count in report.counts), flush=True)
    os._exit(9)
"""


@pytest.fixture
def workshop(record) -> AWorkshop:
    """A workshop with many entries."""
    with write_session() as session:
        made = a_workshop(session)
        for number in range(MANY):
            an_entry(session, made, f"Thing {number} that somebody in the room said at some length", function=number % 10 + 1)
    return made


@pytest.fixture
def file(workshop, record, migrated_file) -> bytes:
    """The workshop as a file, on a computer whose record is empty."""
    with write_session() as session:
        data = export_workshop(an_actor(), workshop.id, session=session)
    close_engines()
    for left in record.parent.glob("common-table.db*"):
        left.unlink()
    record.write_bytes(migrated_file.read_bytes())
    return data


def take(data: bytes) -> None:
    with write_session() as session:
        import_workshop(an_actor(), read_file(data), session=session)


def kept(workshop: AWorkshop) -> dict[str, list]:
    with read_session() as session:
        return {kind.table: carry.rows_of(kind.model, workshop.id, session=session) for kind in CARRIED}


def nothing_is_here(workshop: AWorkshop) -> bool:
    return not any(kept(workshop).values())


def then_it_comes_in_whole(data: bytes, workshop: AWorkshop) -> None:
    take(data)
    assert len(kept(workshop)["entry"]) == MANY
    with read_session() as session:
        assert broken_at(session=session) is None


def test_a_full_disk(file, workshop):
    with pytest.raises(RecordUnavailable) as caught, write_session() as session:
        pages = session.connection().execute(text("pragma page_count")).scalar_one()
        session.connection().execute(text(f"pragma max_page_count = {pages + 10}"))
        import_workshop(an_actor(), read_file(file), session=session)
    assert "disk is full" in plain(caught)
    close_engines()
    assert nothing_is_here(workshop)
    then_it_comes_in_whole(file, workshop)


def test_a_record_that_somebody_else_is_writing_to(file, workshop, record, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    with held(record), pytest.raises(RecordUnavailable) as caught:
        take(file)
    plain(caught)
    assert nothing_is_here(workshop)
    then_it_comes_in_whole(file, workshop)


def test_a_computer_that_goes_off_before_the_last_moment(file, workshop, tmp_path):
    (tmp_path / "it.commontable").write_bytes(file)
    close_engines()
    done = subprocess.run([sys.executable, "-c", CUT, str(tmp_path / "it.commontable")], cwd=settings.ROOT, env=dict(os.environ),
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 9 and int(done.stdout) > MANY, done.stderr
    assert nothing_is_here(workshop)
    then_it_comes_in_whole(file, workshop)
