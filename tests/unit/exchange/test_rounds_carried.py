"""A round that goes on from another, carried to a computer that never had the one before, and that one after it."""

import pytest

from tests.factories import a_next_round, a_workshop_at, an_actor, an_evaluation
from toolkit.steps.history import history
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session


@pytest.fixture
def two(computer):
    """Two rounds of one area, on a computer in the office."""
    office = computer("office").at()
    with write_session() as session:
        first = a_workshop_at(session, "evaluation", title="The first")
        an_evaluation(session, first)
        return office, first.id, a_next_round(session, first)


def seen(workshop_id):
    with read_session() as session:
        found = history(an_actor(), workshop_id, session=session)
        return [(one.number, one.came_along) for one in found.rounds], found.elsewhere


def test_the_second_round_comes_alone_and_still_says_what_stands(two, computer):
    office, _, second = two
    laptop = computer("laptop")
    laptop.take(office.export(second))
    assert seen(second) == ([(2, 2)], 1)
    with read_session() as session:
        assert all(entry.came_from_id for entry in entries_seen(second, session=session))


def test_the_round_before_comes_later_and_the_history_is_whole(two, computer):
    office, first, second = two
    laptop, files = computer("laptop"), (office.export(second), office.export(first))
    for data in files:
        laptop.take(data)
    for one in (first, second):
        assert seen(one) == ([(1, 0), (2, 2)], 0)
    assert laptop.rows(second) == office.rows(second)
