"""Step 1 suggests what the directory knows, and records nothing unasked."""

import pytest

from tests.asking import a_provider
from tests.factories import a_workshop
from toolkit.access.roles import Role
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session


@pytest.fixture
def room(record):
    with write_session() as session:
        made = a_workshop(session)
        for name in ("Ash **Care**", "Oak"):
            a_provider(session, name, areas=("Anywhere",))
    return made


def said(room):
    with read_session() as session:
        return [one.words for one in entries_seen(room.id, session=session)]


def test_the_room_corrects_one_and_refuses_the_other(facilitator, room):
    facilitator.open("step_map", room.id, function=6)
    assert len(facilitator.fields("In the room's words")) == 2 and said(room) == []
    facilitator.fields("In the room's words")[0].set_value(" ")
    facilitator.press("It is so: record it", 0)
    assert len(facilitator.errors) == 1 and said(room) == []
    facilitator.fields("In the room's words")[0].set_value("Ash helps on <b>Mondays</b>.")
    facilitator.press("It is so: record it", 0)
    assert said(room) == ["Ash helps on <b>Mondays</b>."] and "Ash helps on <b>Mondays</b>." in facilitator.reads
    facilitator.press("Not so here")
    assert not facilitator.fields("In the room's words") and len(said(room)) == 1


def test_nobody_who_only_looks_is_asked(sign_in, room):
    commissioner = sign_in(Role.COMMISSIONER).open("step_map", room.id, function=6)
    assert not commissioner.fields("In the room's words") and not commissioner.buttons("Not so here")
