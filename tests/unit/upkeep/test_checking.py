"""`check` says in one line that all is well, and names each thing that is not."""

import pytest
from sqlalchemy import text

from tests.conftest import close_engines
from tests.factories import a_baseline, a_workshop, an_actor
from toolkit.__main__ import main
from toolkit.access.audit import write_down
from toolkit.models import OwnStoryFile
from toolkit.steps.attaching import attach
from toolkit.storage.engine import write_session
from toolkit.upkeep.checking import findings

PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def kept(database):
    """A workshop with a baseline, a photo and a film."""
    with write_session() as session:
        workshop = a_workshop(session)
        a_baseline(session, workshop)
        photo = attach(an_actor(), workshop.id, PAPER, "Table 3.pdf", session=session)
        session.add(OwnStoryFile(name="film.mp4", content_type="video/mp4", size=3, content=b"abc",
                                 checksum="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    return workshop, photo


def behind_its_back(*commands: str) -> None:
    """What somebody does who writes to the database without the tool."""
    with write_session() as session:
        for command in commands:
            session.connection().execute(text(command))


def test_all_is_well_in_one_line(kept, capsys):
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert said.count("\n") == 1 and said.startswith("All is well: ") and "1 baseline and 2 pictures and papers" in said


@pytest.mark.parametrize(("command", "said"), [
    ("update audit_record set who = 'Nobody' where number = 1", "The audit chain is broken at record 1"),
    ("update audit_record set changed = '{}' where number = 2", "The audit chain is broken at record 2"),
    ("delete from audit_record where number = 2", "The audit chain is broken at record 3"),
    ("delete from attachment_content", 'The photo or paper "Table 3.pdf" is missing.'),
    ("update attachment set checksum = '00'", 'The photo or paper "Table 3.pdf" does not match its checksum.'),
    ("update own_story_file set size = 4", 'The file "film.mp4" of a story does not match its checksum.'),
    ("update alembic_version set version_num = '0001'", "The record is not up to date with this version."),
])
def test_it_says_what_is_not_well(kept, capsys, command, said):
    behind_its_back(command)
    assert main(["check"]) == 1
    found = capsys.readouterr().out.splitlines()
    assert len(found) == 1 and found[0].startswith(said)


def test_a_baseline_that_was_altered(kept, database, capsys):
    off = "drop trigger baseline_is_frozen" if database.startswith("sqlite") else "alter table baseline disable trigger user"
    behind_its_back(off, "update baseline set content = '{}'")
    assert main(["check"]) == 1
    assert "does not match its checksum" in capsys.readouterr().out


def test_rows_that_belong_nowhere(kept, database, capsys):
    with write_session() as session:
        if database.startswith("sqlite"):
            session.connection().execute(text("commit"))
            session.connection().execute(text("pragma foreign_keys=off"))
            session.connection().execute(text("begin"))
        else:
            session.connection().execute(text("alter table area drop constraint fk_area_workshop_id_workshop"))
        session.connection().execute(text("update area set workshop_id = '00000000000000000000000000000000'"))
    assert main(["check"]) == 1
    assert capsys.readouterr().out == "1 row of area names a workshop that is not there. Compare with the last backup.\n"


def test_several_things_are_said_one_a_line(kept):
    behind_its_back("update audit_record set who = 'Nobody' where number = 1", "delete from attachment_content")
    assert len(findings()) == 2


def test_a_withdrawn_photo_from_elsewhere_may_lack_its_bytes(kept):
    behind_its_back("update attachment set withdrawn_at = created_at", "delete from attachment_content")
    assert findings() == []


def test_a_damaged_database_file(record, capsys):
    """A page of an index overwritten: rows still read, SQLite's own check sees it."""
    with write_session() as session:
        for number in range(60):
            write_down(an_actor(), f"act {number}", session=session)
        root = session.connection().execute(text("select rootpage from sqlite_master where name = 'uq_audit_record_hash' "
                                                 "or name = 'sqlite_autoindex_audit_record_1'")).scalar()
        size = session.connection().execute(text("pragma page_size")).scalar()
    close_engines()
    content = bytearray(record.read_bytes())
    content[(root - 1) * size + size - 40:root * size - 8] = bytes(32)
    record.write_bytes(content)
    assert main(["check"]) == 1
    found = capsys.readouterr()
    assert "damaged" in found.out + found.err


def test_no_record_at_all_says_so(empty_database, capsys):
    assert main(["check"]) == 1
    assert "not up to date" in capsys.readouterr().err
