"""Carrying a workshop: the link to download, and a file whose report is read before anything is written."""

import pytest

from tests.factories import a_workshop, an_actor, an_entry
from tests.unit.exchange.test_bad_files import closed, opened
from toolkit.access.roles import Role
from toolkit.exchange.workshop_out import export_workshop
from toolkit.models import Entry, Workshop
from toolkit.steps.recording import Said, change_entry
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.workshops import workshop_rows


@pytest.fixture
def workshop(record):
    with write_session() as session:
        made = a_workshop(session)
        an_entry(session, made, "A lunch *club*")
        return made


@pytest.fixture
def file(workshop):
    with write_session() as session:
        return export_workshop(an_actor(), workshop.id, session=session)


@pytest.fixture
def from_elsewhere(file, record, migrated_file):
    """The file of a workshop that this record does not know."""
    from shutil import copy

    from tests.conftest import close_engines
    close_engines()
    for left in record.parent.glob("common-table.db-*"):
        left.unlink()
    copy(migrated_file, record)
    return file


def give(person, data, workshop_id=None):
    person.open("exchange", workshop_id)
    person.at.file_uploader[0].upload("it.commontable", data, "application/zip")
    return person.run()


def test_the_setting_leads_to_it_and_the_file_comes_from_its_door(facilitator, workshop):
    assert any(label.startswith("To another computer") for label in facilitator.open("setup", workshop.id).labels)
    facilitator.open("exchange", workshop.id)
    assert facilitator.at.title[0].value == "To another computer"
    assert facilitator.at.get("link_button")[0].proto.url == f"/export/workshop/{workshop.id}"


def test_a_workshop_that_is_not_here_is_brought_in_after_its_report(from_elsewhere, sign_in):
    person = sign_in()
    assert any(label.startswith("Bring in a workshop") for label in person.labels)
    give(person, from_elsewhere)
    assert "It is not here yet." in person.reads and "What is in this file" in person.reads
    with read_session() as session:
        assert workshop_rows(session=session) == []
    person.press("Import")
    assert "Step 1 of 5" in person.reads
    with read_session() as session:
        assert len(workshop_rows(session=session)) == 1


def test_a_file_that_brings_nothing_new_has_no_button(facilitator, workshop, file):
    give(facilitator, file, workshop.id)
    assert "There is nothing to import." in facilitator.reads and not facilitator.buttons("Import")


def test_both_texts_are_shown_and_a_person_chooses(facilitator, workshop, file):
    with write_session() as session:
        entry = session.get_one(Workshop, workshop.id) and _entry(session, workshop)
        change_entry(an_actor(), entry, 1, Said("A supper *club*"), session=session)
    give(facilitator, file, workshop.id)
    assert "A supper *club*" in facilitator.reads and "A lunch *club*" in facilitator.reads
    assert "the one here is newer" in facilitator.reads
    facilitator.choose("Where both were changed", "take theirs").press("Import")
    with read_session() as session:
        assert session.get_one(Entry, entry).words == "A lunch *club*"


def _entry(session, workshop):
    from toolkit.storage.queries.entries import rows
    return rows(workshop.id, session=session)[0].id


@pytest.mark.parametrize(("data", "said"), [(b"no zip", "This is not a workshop file."), (b"", "This file is empty.")])
def test_a_file_that_is_none_is_refused_in_a_sentence(facilitator, data, said):
    give(facilitator, data)
    assert len(facilitator.errors) == 1 and facilitator.errors[0].startswith(said)
    assert not facilitator.buttons("Import")


def test_a_file_of_a_newer_version_is_refused_in_a_sentence(from_elsewhere, sign_in):
    manifest, rows, parts = opened(from_elsewhere)
    person = give(sign_in(), closed(manifest | {"format_version": 2}, rows, parts))
    assert len(person.errors) == 1 and "made by a newer version of Common Table" in person.errors[0]
    assert not person.buttons("Import")
    with read_session() as session:
        assert workshop_rows(session=session) == []


@pytest.mark.parametrize("role", [Role.COMMISSIONER, Role.HOST])
def test_others_find_neither_link_nor_screen(sign_in, workshop, role):
    person = sign_in(role)
    assert not any(label.startswith("Bring in") for label in person.labels)
    assert not any(label.startswith("To another computer") for label in person.open("setup", workshop.id).labels)
    person.open("exchange", workshop.id)
    assert "cannot carry a workshop" in person.errors[0] and not person.at.file_uploader


def test_a_link_for_one_workshop_brings_in_no_other(from_elsewhere, sign_in):
    with write_session() as session:
        mine = a_workshop(session, title="Mine")
    person = give(sign_in(workshop_id=mine.id), from_elsewhere, mine.id)
    assert "another workshop" in person.errors[0] and not person.buttons("Import")


def test_nobody_gets_in_without_a_link(nobody):
    assert nobody.open("exchange").shows_only_need_a_link()
