"""Harmful words in every field of every form at the doors: each page that answers is whole and holds nothing that runs."""

import pytest
from sqlmodel import SQLModel

from tests.factories import a_link
from tests.payloads import doors, files
from tests.payloads.kept import kept_marks, tables
from tests.payloads.world import World, a_world
from toolkit.access.roles import Role
from toolkit.storage.engine import write_session

# Fields whose words are looked up or counted, and one that is kept only where somebody else answers for the person.
NOT_KEPT = {("find_room", "code"), ("find_consultation", "code"), ("find_survey", "code"), ("use_paper", "number"), ("receipt", "receipt"),
            ("send_choice", "authority")}
NUMBERS = ("cost", "available")


@pytest.fixture
def world(example) -> World:
    with write_session() as session:
        return a_world(session)


def test_no_form_of_a_door_is_missed_and_nothing_typed_there_runs(world, full):
    with write_session() as session:
        phone, at = doors.device(world.host, session), doors.addresses(world, session)
        admin = doors.device(a_link(session, Role.ADMINISTRATOR), session)
    sent = doors.send_all(phone, at)
    assert doors.every_form_door() - sent.doors == set()
    with write_session() as session:
        assert SQLModel.metadata.tables.keys() <= tables(session)
        kept, given = kept_marks(session), list(files.every_file(world, session))
    lost = {field for field, numbers in sent.fields.items() if not set(numbers) & kept and not field[1].startswith(NUMBERS)}
    assert lost == NOT_KEPT
    assert files.look_into(admin, given if full else given[::9]) == {}
