"""Counts and lists read as a person would say them."""

import pytest

from toolkit.record.saying import many
from toolkit.words.speaking import numbers


@pytest.mark.parametrize(("values", "said"), [([], ""), ([3], "3"), ([1, 2], "1 and 2"), ([1, 2, 5], "1, 2 and 5")])
def test_numbers(values, said):
    assert numbers(values) == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 gaps"), (1, "1 gap"), (2, "2 gaps"), (1234, "1,234 gaps")])
def test_many(count, said):
    assert many(count, "gap") == said


def test_many_with_an_odd_plural():
    assert [many(count, "entry", "entries") for count in (1, 2)] == ["1 entry", "2 entries"]
