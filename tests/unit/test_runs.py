"""Screens take turns: two at once, nobody waits for ever, and who waits for another process lets the others work."""

import threading

import pytest

from toolkit import runs

PATIENCE = 20.0


@pytest.fixture
def patient(monkeypatch):
    """Nobody loses patience here, so that what is seen is the order and not the clock."""
    monkeypatch.setattr(runs, "PATIENCE_SECONDS", PATIENCE)


class Screen:
    """A screen that stays in its turn until it is told to end."""

    def __init__(self) -> None:
        self.begun, self.ends, self.over = threading.Event(), threading.Event(), threading.Event()
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        with runs.turn():
            self.begun.set()
            assert self.ends.wait(PATIENCE)
        self.over.set()

    def end(self) -> None:
        self.ends.set()
        assert self.over.wait(PATIENCE)


def test_a_third_screen_waits_until_one_of_two_is_done(patient):
    first, second = Screen(), Screen()
    assert first.begun.wait(PATIENCE) and second.begun.wait(PATIENCE)
    third = Screen()
    assert not third.begun.wait(0.1)
    first.end()
    assert third.begun.wait(PATIENCE)
    second.end()
    third.end()


def test_a_part_within_a_page_has_its_turn_already(patient):
    with runs.turn(), runs.turn(), runs.turn():
        other = Screen()
        assert other.begun.wait(PATIENCE)
    other.end()
    assert runs._turns._free == runs.AT_ONCE


def test_who_waits_for_another_process_lets_the_others_work(patient):
    busy = Screen()
    assert busy.begun.wait(PATIENCE)
    with runs.turn():
        with runs.aside():
            other = Screen()
            assert other.begun.wait(PATIENCE)
            other.end()
        late = Screen()
        assert not late.begun.wait(0.1)  # the turn was taken up again
    assert late.begun.wait(PATIENCE)
    busy.end()
    late.end()


def test_outside_of_a_turn_stepping_aside_does_nothing():
    with runs.aside():
        assert runs._turns._free == runs.AT_ONCE
    assert runs._turns._free == runs.AT_ONCE


def test_nobody_waits_for_ever(monkeypatch):
    monkeypatch.setattr(runs, "PATIENCE_SECONDS", 0.01)
    first, second = Screen(), Screen()
    assert first.begun.wait(PATIENCE) and second.begun.wait(PATIENCE)
    impatient = Screen()
    assert impatient.begun.wait(PATIENCE)
    for one in (impatient, first, second):
        one.end()
    assert runs._turns._free == runs.AT_ONCE


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_screen_that_breaks_off_gives_its_turn_back(error):
    with pytest.raises(error), runs.turn():
        raise error
    assert runs._turns._free == runs.AT_ONCE
