"""Guessed numbers slow down for all processes together, and only what is wrong is written."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.loops import run_apart
from toolkit.errors import MoveRefused
from toolkit.storage.engine import engine, read_session
from toolkit.storage.queries import guesses as queries
from toolkit.web.guesses import Guesses
from toolkit.web.measure import FREE, FULL, LONGEST_SECONDS, MOST_WAITING

FREE_WAITS = [0.0] * FREE


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def two(database, clock) -> tuple[Guesses, Guesses]:
    """Two processes that serve one record."""
    return Guesses(clock), Guesses(clock)


@pytest.fixture
def writes(database) -> list[str]:
    """What was written, as the database was told it."""
    said: list[str] = []

    def hear(connection, cursor, statement, *_):
        if statement.split()[0].upper() in ("INSERT", "UPDATE"):
            said.append(statement)

    event.listen(engine(), "before_cursor_execute", hear)
    return said


def wrong(guesses, room="A"):
    return run_apart(guesses.wrong(room))


async def turn(guesses, room="A"):
    async with guesses.trying(room):
        pass


def flood(guesses, room="A", times=FULL):
    return [wrong(guesses, room) for _ in range(times)]


def test_what_is_wrong_at_one_slows_the_other(two):
    here, there = two
    waits = [wrong((here, there)[at % 2]) for at in range(FULL + 5)]
    assert waits[:FREE] == FREE_WAITS and waits == sorted(waits) and waits[-1] == LONGEST_SECONDS


def test_one_room_does_not_slow_another_and_a_room_calms_down(two, clock):
    flood(two[0])
    assert wrong(two[1], "B") == 0.0
    clock.now += 120
    assert wrong(two[1]) == 0.0


def test_a_right_number_writes_nothing_and_never_waits(two, writes):
    flood(two[0], times=FULL - 1)
    del writes[:]
    for one in two:
        run_apart(asyncio.wait_for(turn(one), 5))
    assert writes == []


def test_a_flood_writes_little(two, writes, clock):
    flood(two[0], times=FULL * 5)
    assert len(writes) <= FULL + 2
    clock.now += 1
    with suppress(MoveRefused):
        for _ in range(100):
            two[1]._begin("A", 0)
    assert len(writes) <= FULL + 2 + MOST_WAITING + 2


def test_turns_of_a_flooded_room_are_those_of_all_processes(two):
    flood(two[0], times=FULL + 1)
    assert [two[at % 2]._begin("A", 0) for at in range(MOST_WAITING + 1)] == list(range(MOST_WAITING + 1))
    for one in two:
        with pytest.raises(MoveRefused, match="scan the code on your paper"):
            one._begin("A", 0)


def test_tries_sent_all_at_once_count_before_they_are_answered(two, clock):
    async def all_at_once():
        done = asyncio.Event()

        async def one():
            async with two[0].trying("A"):
                await done.wait()

        waiting = [asyncio.create_task(one()) for _ in range(FULL)]
        while two[0]._trying["A"] < FULL:
            await asyncio.sleep(0)
        late = [two[0]._begin("A", FULL) for _ in range(2)]
        done.set()
        await asyncio.gather(*waiting)
        return late

    assert run_apart(all_at_once()) == [0.0, 1.0]
    assert not two[0]._trying


def test_old_measures_are_forgotten(two, clock):
    wrong(two[0], "A")
    clock.now += 2 * 3600
    wrong(two[0], "B")
    with read_session() as session:
        assert queries.measure_of("A", session=session) is None and queries.measure_of("B", session=session)


def test_a_record_that_cannot_be_written_still_answers_late(two, point_at):
    point_at(f"sqlite:///{Path('/proc/nowhere/record.db')}")
    assert wrong(two[0]) == LONGEST_SECONDS
