"""Who comes in: without a link that holds, every screen shows one and the same page."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event

from pages.ui import session
from tests.factories import a_link, a_workshop, an_actor, link_by_hash
from tests.screens.person import PAGES, STEP_PAGES, Person
from toolkit.access.links import hash_of
from toolkit.access.roles import Role
from toolkit.clock import now
from toolkit.storage.engine import engine, write_session


@pytest.mark.parametrize("page", PAGES)
def test_without_a_link_a_screen_shows_only_how_to_get_one(page, nobody, example):
    assert nobody.open(page, example, function=3, part="vote").shows_only_need_a_link()


def test_how_to_get_a_link_is_said_once(nobody):
    assert nobody.reads.count("You need a link to come in") == 1


def test_a_wrong_secret_is_no_link(sign_in):
    assert sign_in(secret="not-a-secret").open("step_map").shows_only_need_a_link()


def test_a_link_that_expired_is_no_link(record, sign_in):
    with write_session() as session:
        secret = a_link(session, days=-1)
    assert sign_in(secret=secret).shows_only_need_a_link()


@pytest.mark.parametrize("page", PAGES)
def test_after_the_link_is_revoked_the_next_run_shows_only_how_to_get_one(page, facilitator, example):
    facilitator.open(page, example)
    revoke(facilitator)
    assert facilitator.run().shows_only_need_a_link()


def test_after_the_link_is_revoked_a_button_saves_nothing(facilitator, example):
    facilitator.open("step_map", example, function=7).put("What is available now?", "Said too late")
    revoke(facilitator)
    facilitator.press("Save", 0)
    assert facilitator.shows_only_need_a_link()
    assert "Said too late" not in facilitator.run().reads


@pytest.fixture
def asked_who(record):
    """The questions for who is here that the database got, as they come in."""
    asked = []

    def note(_, __, statement, *___):
        if statement.startswith("SELECT") and "sign_in.secret_hash =" in statement:
            asked.append(statement)

    event.listen(engine(), "before_cursor_execute", note)
    yield asked
    event.remove(engine(), "before_cursor_execute", note)


@pytest.mark.parametrize("page", STEP_PAGES)
def test_a_run_of_a_screen_asks_the_database_at_its_gate_only_and_each_run_anew(page, facilitator, example, asked_who):
    facilitator.open(page, example)
    asked_who.clear()
    facilitator.run()
    assert len(asked_who) == 2      # whether there is a link at all, before screens are named, and whose it is
    facilitator.run()
    assert len(asked_who) == 4


def test_who_is_known_in_a_run_is_forgotten_after_it_however_it_ends(facilitator, example):
    facilitator.open("step_gaps", example)
    assert session.KNOWN.get() is None
    somebody = an_actor()
    with pytest.raises(RuntimeError, match="cut short"), session.known_for_this_run(somebody):
        assert session.KNOWN.get() is somebody
        raise RuntimeError("cut short")
    assert session.KNOWN.get() is None


def test_what_a_test_harness_gives_for_a_cookie_is_no_link(record: Path):
    assert Person(lambda _: None, None).shows_only_need_a_link()


def test_a_broker_is_named_no_screen_of_workshops(sign_in, example):
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        sign_in(Role.BROKER).open("step_map", example)


def test_a_link_for_one_workshop_opens_that_one_only(sign_in, record):
    with write_session() as session:
        own, other = a_workshop(session, title="Ours"), a_workshop(session, title="Theirs")
    host = sign_in(Role.HOST, own.id)
    assert not any("Theirs" in label for label in host.labels)
    assert "Ours" in host.open("step_map", own.id).reads
    assert "opens another workshop" in host.open("step_map", other.id).errors[0]


@pytest.mark.parametrize("page", ["setup", *STEP_PAGES])
@pytest.mark.parametrize("workshop", ["not-a-workshop", str(UUID(int=7))])
def test_an_address_of_no_workshop_says_so_in_a_sentence(page, workshop, facilitator):
    assert "Choose one on the first page." in facilitator.open(page, workshop).errors[0]


def revoke(person: Person) -> None:
    with write_session() as session:
        link_by_hash(hash_of(person.secret), session=session).revoked_at = now()
