"""How full a measure of tries is, and how long somebody waits."""

import pytest

from toolkit.errors import MoveRefused
from toolkit.web.measure import EMPTIES_SECONDS, FREE, FULL, LONGEST_SECONDS, MOST_WAITING, TURN_SECONDS, Measure


def filled(times: int) -> Measure:
    found = Measure(at=100.0)
    for _ in range(times):
        found = found.one_more()
    return found


def test_the_first_slips_are_answered_at_once_then_later_and_later():
    waits = [filled(times).wait() for times in range(1, FULL + 9)]
    assert waits[:FREE] == [0.0] * FREE and waits == sorted(waits) and waits[-1] == LONGEST_SECONDS


def test_it_empties_by_itself_and_never_below_nothing():
    assert filled(20).by(100 + 10 * EMPTIES_SECONDS).level == 10
    assert filled(20).by(100 + 1000).wait() == 0.0


def test_a_clock_that_was_set_back_empties_nothing_and_fills_nothing():
    assert filled(20).by(50.0).level == 20


def test_tries_that_are_not_answered_yet_count():
    assert filled(FULL).is_full() and filled(FULL - 1).is_full(others=1) and not filled(FULL - 1).is_full()


def test_turns_come_one_a_second_and_few_may_wait():
    found, waits = filled(FULL), []
    for _ in range(MOST_WAITING + 1):
        seconds, found = found.turn()
        waits.append(seconds)
    assert waits == [at * TURN_SECONDS for at in range(MOST_WAITING + 1)]
    with pytest.raises(MoveRefused, match="scan the code on your paper"):
        found.turn()
    assert found.by(101.0).turn()[0] == MOST_WAITING * TURN_SECONDS
