"""What is no act is written aside: on PostgreSQL it waits for no writer, and nobody who writes waits for it."""

import pytest
from sqlmodel import select

from tests.factories import a_link, a_workshop
from toolkit.access.left_off import keep_left_off
from toolkit.models import LeftOff, Link
from toolkit.storage import engine as module
from toolkit.storage.engine import RuleBroken, aside_session, engine, read_session, write_session
from toolkit.storage.queries import links


@pytest.fixture
def somebody(database):
    with write_session() as session:
        a_link(session, "facilitator", name="Sam")
        workshop = a_workshop(session).id
        return session.exec(select(Link.id)).one(), workshop


def leave(somebody, page, session):
    keep_left_off(*somebody, page, "3", None, session=session)


def where(somebody):
    with read_session() as session:
        found = links.left_off(*somebody, session=session)
        return found and found.page


def test_it_is_kept_or_nothing_is(somebody):
    with aside_session() as session:
        leave(somebody, "step_map", session)
    assert where(somebody) == "step_map"
    with pytest.raises(ZeroDivisionError), aside_session() as session:
        leave(somebody, "step_gaps", session)
        session.flush()
        1 / 0  # noqa: B018
    assert where(somebody) == "step_map"


def test_on_a_server_nobody_waits(somebody, monkeypatch):
    if engine().dialect.name == "sqlite":
        pytest.skip("SQLite has one way to write")
    monkeypatch.setattr(module, "BUSY_SECONDS", 1)
    with write_session() as writing:
        writing.connection()  # from here on it holds the writers' lock
        with aside_session() as session:
            leave(somebody, "step_map", session)
        assert where(somebody) == "step_map"


def test_two_who_write_the_same_new_row_keep_one(somebody):
    with aside_session() as session:
        leave(somebody, "step_map", session)
    with pytest.raises(RuleBroken), aside_session() as session:
        session.add(LeftOff(link_id=somebody[0], workshop_id=somebody[1], page="step_gaps"))
    assert where(somebody) == "step_map"
