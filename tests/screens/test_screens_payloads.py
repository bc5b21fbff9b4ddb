"""Harmful words in every field of every form, found by walking: all of it is kept or refused, and every file that goes out is sound."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlmodel import SQLModel

from tests.factories import a_link, an_actor
from tests.payloads import doors, files
from tests.payloads.kept import kept_marks, tables
from tests.payloads.stops import stops
from tests.payloads.walk import Stop, Walk, every_site, go, noted
from tests.payloads.world import World, a_world
from tests.screens.person import Person
from toolkit.access.roles import Role
from toolkit.steps.example import load_example
from toolkit.storage.engine import write_session

# Of the places in pages/ that draw a text field: the others look for words, take a number, a day or a time, or want more than
# the walk gives.
LEAST_KEPT = 80


@dataclass
class Everything:
    """What was typed, and where."""

    world: World
    walk: Walk
    sent: doors.Sent


@pytest.fixture
def everything(record, at_the_door) -> Iterator[Everything]:
    """All fields of all forms, at the doors and then at the screens, with harmful words in them."""
    with write_session() as session:
        load_example(an_actor(), session=session)
        world = a_world(session)
        phone, at, secret = doors.device(world.host, session), doors.addresses(world, session), a_link(session, Role.ADMINISTRATOR)
    sent = doors.send_all(phone, at)
    with noted() as walk:
        go(walk, Person(at_the_door, secret), stops(world))
        go(walk, Person(at_the_door, world.host), [Stop("small_group")])
    yield Everything(world, walk, sent)


@pytest.mark.full
def test_harmful_words_in_any_field_are_kept_as_words_and_leave_every_file_sound(everything):
    walk, world = everything.walk, everything.world
    assert every_site() - walk.reached == set(), "fields that no walk came to"
    assert doors.every_form_door() - everything.sent.doors == set()
    with write_session() as session:
        assert SQLModel.metadata.tables.keys() <= tables(session)
        kept, given = kept_marks(session), list(files.every_file(world, session))
        device = doors.device(a_link(session, Role.ADMINISTRATOR), session)
    held = {one.site for one in walk.fields if one.number in kept}
    lost = sorted({f"{one.site} {one.label}: {one.said}"[:160] for one in walk.fields if one.site not in held})
    assert len(held) >= LEAST_KEPT, lost
    assert files.look_into(device, given) == {}
