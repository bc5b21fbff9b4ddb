"""No hidden small number can be worked out from what is shown and its sums: asked of every table by trying all numbers."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from toolkit.brokerage.small_numbers import ALL, FEWEST, may_be_told, protected, together

ROWS, COLUMNS = ("a", "b", "c"), ("x", "y")


def tables(rows=ROWS, columns=COLUMNS):
    return st.fixed_dictionaries({(row, column): st.integers(0, 7) for row in rows for column in columns})


def others(table, counts, most):
    """Every table of counts from 0 to `most` with which all that is shown would look the same."""
    inner = [(row, column) for row in table.rows for column in table.columns]
    unknown = [cell for cell in inner if table.shown[cell] is None]
    for guess in product(range(most + 1), repeat=len(unknown)):
        sums = _sums(counts | dict(zip(unknown, guess, strict=True)), table)
        if all(table.shown[cell] in (None, count) for cell, count in sums.items()):
            yield dict(zip(unknown, guess, strict=True)) | sums


def _sums(counts, table):
    found = {(ALL, column): sum(counts[row, column] for row in table.rows) for column in table.columns}
    found |= {(row, ALL): sum(counts[row, column] for column in table.columns) for row in table.rows}
    return found | {(ALL, ALL): sum(counts[row, column] for row in table.rows for column in table.columns)}


def small(counts, table):
    return [cell for cell, count in (counts | _sums(counts, table)).items() if 0 < count < FEWEST]


@hypothesis_settings(max_examples=50)
@given(tables(ROWS, ("x",)) | tables(("a", "b"), COLUMNS))
def test_no_hidden_small_count_or_sum_can_be_worked_out(counts):
    rows, columns = tuple(dict.fromkeys(row for row, _ in counts)), tuple(dict.fromkeys(column for _, column in counts))
    table = protected(counts, rows, columns)
    possible = list(others(table, counts, 8))
    for cell in small(counts, table):
        assert table.shown[cell] is None
        assert len({one[cell] for one in possible if cell in one}) > 1, (cell, counts, table.shown)


@given(st.dictionaries(st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz")), st.integers(0, 60)))
def test_what_is_shown_is_true_and_nothing_small_is_shown(counts):
    table = protected(counts, tuple("abcdef"), tuple("xyz"))
    whole = {(row, column): counts.get((row, column), 0) for row in "abcdef" for column in "xyz"}
    for cell, count in (whole | _sums(whole, table)).items():
        assert table.shown[cell] in (None, count)
        assert table.shown[cell] is None or not 0 < count < FEWEST


def test_a_single_small_count_takes_others_with_it_and_leaves_the_rest():
    table = protected({("a", "x"): 3, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 9, ("c", "x"): 40, ("c", "y"): 50}, ROWS, COLUMNS)
    assert {cell for cell, count in table.shown.items() if count is None} == {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}
    assert table.at() == 152 and table.at("a") == 23 and table.at(column="x") == 73


def test_where_nothing_is_small_all_is_shown_and_an_empty_table_is_all_noughts():
    table = protected({("a", "x"): 5, ("b", "y"): 6}, ROWS, COLUMNS)
    assert None not in table.shown.values() and table.at("c", "x") == 0
    assert set(protected({}, ROWS, COLUMNS).shown.values()) == {0}


def test_a_table_with_a_few_in_all_shows_nothing_that_gives_them_away():
    assert protected({("a", "x"): 2}, ROWS, COLUMNS).at() is None


def test_a_sum_that_is_hidden_in_one_table_is_hidden_in_all():
    by_kind = {("a", "x"): 3, ("a", "y"): 30}
    by_area = {("b", "x"): 1, ("c", "x"): 2, ("b", "y"): 15, ("c", "y"): 15}
    made = together({"kind": (by_kind, ROWS), "area": (by_area, ROWS)}, COLUMNS)
    hidden = [{cell for cell, count in table.shown.items() if cell[0] == ALL and count is None} for table in made.values()]
    assert hidden[0] == hidden[1] and (ALL, "x") in hidden[0]


@pytest.mark.parametrize(("part", "whole", "told"), [(0, 4, False), (0, 5, True), (1, 20, False), (4, 20, False), (5, 20, True),
                                                     (16, 20, False), (20, 20, True), (0, 0, False)])
def test_a_rate_is_told_where_neither_side_is_small(part, whole, told):
    assert may_be_told(part, whole) is told
