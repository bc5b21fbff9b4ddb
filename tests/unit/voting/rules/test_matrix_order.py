"""Matrix order: medians, quick wins first, and how far people were apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.framework import framework
from toolkit.voting.rules.matrix_order import CORNERS, Spread, matrix_order

ANSWER = st.none() | st.integers(1, 5)


def test_quick_wins_come_first_and_what_nobody_placed_last():
    found = matrix_order({"hard": [(5, 5)], "none": [], "small": [(1, 1)], "never": [(1, 5)], "quick": [(4, 1), (5, 2), (5, 1)]})
    assert [(item.id, item.corner) for item in found] == [
        ("quick", "quick_wins"), ("hard", "major_projects"), ("small", "fill_ins"), ("never", "think_again"), ("none", None)]
    assert found[-1].count == 0
    assert found[-1].impact is None


def test_within_a_corner_more_impact_then_less_effort_then_the_id():
    found = matrix_order({"d": [(4, 2)], "c": [(4, 2)], "b": [(4, 1)], "a": [(5, 2)]})
    assert [item.id for item in found] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(("placings", "impact"), [
    ([(4, 1)], Spread(4, 4, 4)),
    ([(1, 1), (5, 1)], Spread(3, 2, 4)),
    ([(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)], Spread(3, 2, 4)),
    ([(5, 1), (1, 1), (5, 1), (1, 1)], Spread(3, 1, 5)),  # the same middle, but the room is split
])
def test_the_spread_shows_where_the_middle_half_lies(placings, impact):
    [item] = matrix_order({"a": placings})
    assert item.impact == impact
    assert item.count == len(placings)


@pytest.mark.parametrize(("placing", "corner"), [
    ((3, 3), "quick_wins"), ((3, 3.5), "major_projects"), ((2.5, 3), "fill_ins"), ((2.5, 3.5), "think_again")])
def test_the_middle_counts_as_high_impact_and_low_effort(placing, corner):
    [item] = matrix_order({"a": [placing]})
    assert item.corner == corner


def test_what_was_left_out_counts_on_neither_side():
    found = matrix_order({1: [(5, None), (None, 1), (4, 2)], 2: [(5, None), (4, None)], 10: [(None, None)], 9: []})
    assert [(item.id, item.corner, item.count) for item in found] == [(1, "quick_wins", 3), (2, None, 2), (9, None, 0), (10, None, 1)]
    assert found[0].impact.median == 4.5 and found[0].effort.median == 1.5
    assert found[1].impact.median == 4.5 and found[1].effort is None


@given(st.dictionaries(st.integers(1, 40), st.lists(st.tuples(ANSWER, ANSWER), max_size=6), max_size=8))
def test_no_item_is_lost_and_quick_wins_lead(placings):
    found = matrix_order(placings)
    assert sorted(item.id for item in found) == sorted(placings)
    ranks = [list(CORNERS.values()).index(item.corner) if item.corner else len(CORNERS) for item in found]
    assert ranks == sorted(ranks)
    for item in found:
        for spread in filter(None, (item.impact, item.effort)):
            assert 1 <= spread.lower <= spread.median <= spread.upper <= 5


def test_corners_are_those_of_the_framework():
    assert set(CORNERS.values()) == {corner.slug for corner in framework().corners}
    assert all((framework().corner(slug).impact == "high", framework().corner(slug).effort == "high") == ends
               for ends, slug in CORNERS.items())
