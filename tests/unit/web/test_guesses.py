
import pytest

from toolkit.errors import MoveRefused
from toolkit.web.guesses import FREE, FULL, LONGEST_SECONDS, MOST_ROOMS, MOST_WAITING, TURN_SECONDS, Guesses


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guesses(clock) -> Guesses:
    return Guesses(clock)


def wrong(guesses, room="A", times=1) -> list[float]:
    return [guesses.wrong(room) for _ in range(times) if guesses.begin(room) >= 0]


def test_the_first_slips_are_answered_at_once_then_later_and_later(guesses):
    waits = wrong(guesses, times=FULL - 1)
    assert waits[:FREE] == [0.0] * FREE and waits == sorted(waits) and waits[-1] == LONGEST_SECONDS


def test_a_right_number_never_waits_and_leaves_nothing_behind(guesses):
    wrong(guesses, times=FULL - 2)
    for _ in range(100):
        assert guesses.begin("A") == 0.0
        guesses.right("A")


def test_a_room_calms_down_by_itself(guesses, clock):
    wrong(guesses, times=20)
    clock.now += 60
    assert wrong(guesses) == [0.0]


def test_one_room_does_not_slow_another(guesses):
    wrong(guesses, "A", FULL - 1)
    assert wrong(guesses, "B") == [0.0]


def test_tries_sent_all_at_once_take_turns_and_few_may_wait(guesses):
    assert [guesses.begin("A") for _ in range(FULL)] == [0.0] * FULL
    waits = [guesses.begin("A") for _ in range(MOST_WAITING + 1)]
    assert waits == [at * TURN_SECONDS for at in range(MOST_WAITING + 1)]
    with pytest.raises(MoveRefused, match="scan the code on your paper"):
        guesses.begin("A")


def test_a_flood_lets_one_through_each_second_and_nobody_is_locked_out(guesses, clock):
    for _ in range(FULL + MOST_WAITING):
        guesses.begin("A")
    found = 0
    for _ in range(60):
        clock.now += 1
        try:
            guesses.begin("A")
            found += 1
        except MoveRefused:
            pass
    assert 55 <= found <= 61


def test_few_rooms_are_remembered(guesses):
    for at in range(MOST_ROOMS * 2):
        guesses.slip(f"room {at}")
    assert len(guesses._rooms) == MOST_ROOMS
