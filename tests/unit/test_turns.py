"""Writers take turns: first come, first served; nobody waits for ever, and who gave up is not waited for."""

import threading
import time

import pytest

from tests.factories import a_workshop
from toolkit.errors import RecordUnavailable
from toolkit.storage import engine
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import workshops
from toolkit.turns import Turns

PATIENCE = 20.0


def waiting(turns: Turns, count: int) -> None:
    """Wait until so many stand in the queue."""
    until = time.monotonic() + PATIENCE
    while len(turns._waiting) < count and time.monotonic() < until:
        threading.Event().wait(0.001)
    assert len(turns._waiting) == count


def test_whoever_asked_first_comes_first():
    turns, order, threads = Turns(), [], []

    def write(name: int) -> None:
        assert turns.take(PATIENCE)
        order.append(name)
        turns.give_back()

    assert turns.take(0)
    for name in range(6):
        threads.append(threading.Thread(target=write, args=(name,)))
        threads[-1].start()
        waiting(turns, name + 1)
    turns.give_back()
    for thread in threads:
        thread.join(PATIENCE)
    assert order == [0, 1, 2, 3, 4, 5]


def test_who_gave_up_is_not_waited_for():
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0.01)
    turns.give_back()
    assert turns.take(0)


def test_a_writer_who_waits_too_long_is_told_and_the_next_one_writes(record, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    with write_session() as session:
        a_workshop(session)
        with pytest.raises(RecordUnavailable, match="busy"), write_session() as second:
            a_workshop(second)
    with write_session() as session:
        a_workshop(session)
    with read_session() as session:
        assert len(workshops.workshop_rows(session=session)) == 2


def test_a_write_that_failed_gives_its_turn_back(record):
    with pytest.raises(ValueError), write_session():
        raise ValueError
    with write_session() as session:
        a_workshop(session)


def test_many_threads_write_at_once_and_each_is_kept(record):
    def write() -> None:
        with write_session() as session:
            a_workshop(session)

    threads = [threading.Thread(target=write) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    with read_session() as session:
        assert len(workshops.workshop_rows(session=session)) == 20
