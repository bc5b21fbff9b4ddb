"""Whose results may be shown: never fewer than five people, nor so that fewer than five could be worked out."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.voting.visibility import FEWEST, may_be_shown

ALL = frozenset(range(20))


def some(start: int, end: int) -> frozenset:
    return frozenset(range(start, end))


@pytest.mark.parametrize(("sets", "shown"), [
    ({}, set()),
    ({"a": some(0, 10)}, {"a"}),
    ({"a": some(0, 4)}, set()),                                       # four people
    ({"a": some(0, 5)}, {"a"}),
    ({"a": some(0, 16)}, set()),                                      # the other four could be worked out
    ({"a": ALL}, {"a"}),                                              # everybody: nothing is left to work out
    ({"a": some(0, 10), "b": some(10, 20)}, {"a", "b"}),
    ({"a": some(0, 10), "b": some(10, 17), "c": some(17, 20)}, {"a"}),  # c is small, so b goes as well
    ({"a": some(0, 12), "b": some(0, 10)}, {"a"}),                    # the two of a who are not in b
    ({"a": some(0, 12), "b": some(10, 20)}, {"a"}),                   # the two who are in both: a + b - all
    ({"a": some(0, 12), "b": some(6, 20)}, {"a", "b"}),               # six in both
])
def test_what_may_be_shown(sets, shown):
    assert may_be_shown(sets, ALL) == shown


@given(st.dictionaries(st.sampled_from("abcdef"), st.frozensets(st.integers(0, 24)), max_size=6))
def test_no_sum_of_shown_results_leaves_fewer_than_five(sets):
    everybody = frozenset(range(25))
    shown = {name: sets[name] for name in may_be_shown(sets, everybody)}
    assert all(len(ballots) >= FEWEST for ballots in shown.values())
    for count in range(1, len(shown) + 1):
        for names in combinations(shown, count):
            parts = [shown[name] for name in names]
            if sum(map(len, parts)) != len(frozenset().union(*parts)):
                continue
            for whole in (everybody, *shown.values()):
                left = whole - frozenset().union(*parts)
                if all(part <= whole for part in parts):
                    assert not 0 < len(left) < FEWEST


@given(st.permutations(list(enumerate([some(0, 6), some(3, 12), some(8, 20), some(0, 17)]))))
def test_the_order_of_the_sets_does_not_matter(order):
    assert may_be_shown({f"group {at}": one for at, one in order}, ALL) == may_be_shown(
        {f"group {at}": one for at, one in sorted(order, key=lambda pair: pair[0])}, ALL)
