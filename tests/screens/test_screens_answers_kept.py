"""What screens keep of what was worked out: the newest states of a workshop, and no more than so many answers."""

from hypothesis import given
from hypothesis import strategies as st

from pages.ui.answers_kept import STATES, AnswersKept


def asked(answers: AnswersKept, state: int, of: str = "hall", key: str = "table") -> list[int]:
    """Ask for one answer; the states in which it had to be worked out."""
    worked_out = []
    answers.get((key,), lambda: worked_out.append(state) or f"{key} at {state}", (of, state))
    return worked_out


def test_an_answer_is_worked_out_once_for_a_state():
    answers = AnswersKept(10)
    assert asked(answers, 1) == [1]
    assert asked(answers, 1) == []


def test_older_states_are_forgotten_when_a_workshop_moves_on():
    answers = AnswersKept(100)
    for state in range(1, 50):
        asked(answers, state)
        asked(answers, state, key="list")
    assert len(answers) == 2 * STATES
    assert asked(answers, 48) == [], "a window that has not looked again yet is still answered at once"
    assert asked(answers, 7) == [7]
    assert asked(answers, 7) == [7], "what is over is answered, and not kept"
    assert asked(answers, 49) == []


def test_another_workshop_keeps_what_it_has():
    answers = AnswersKept(100)
    asked(answers, 1, of="club")
    for state in range(1, 50):
        asked(answers, state)
    assert asked(answers, 1, of="club") == []


def test_nothing_is_kept_that_could_not_be_worked_out():
    answers = AnswersKept(10)

    def fails() -> None:
        raise ValueError
    for _ in range(2):
        try:
            answers.get(("table",), fails, ("hall", 1))
        except ValueError:
            continue
        raise AssertionError("the error was swallowed")
    assert len(answers) == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 9), st.sampled_from("xyz")), max_size=60), st.integers(1, 8))
def test_answers_are_always_of_the_state_that_was_asked_for(asks, size):
    answers = AnswersKept(size)
    for of, state, key in asks:
        assert answers.get((key,), lambda of=of, state=state, key=key: (of, state, key), (of, state)) == (of, state, key)
        assert len(answers) <= size


@given(st.lists(st.integers(0, 20), max_size=60), st.integers(1, 8))
def test_what_has_no_state_falls_out_when_it_was_asked_for_longest_ago(asks, size):
    answers, last = AnswersKept(size), []
    for key in asks:
        worked_out = []
        answers.get((key,), lambda worked_out=worked_out: worked_out.append(1))
        assert bool(worked_out) == (key not in last[-size:])
        last = [one for one in last if one != key] + [key]
