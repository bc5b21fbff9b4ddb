"""Scores worked out by hand, and what holds whatever the marks and prices are."""

from decimal import Decimal
from fractions import Fraction
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.brokerage.scoring import (
    PARTS,
    Line,
    Offered,
    Score,
    Shift,
    Wanted,
    ahead,
    cost,
    missing,
    quality,
    scores,
    sensitivity,
    unmarked,
)

WASH, BUS, WALK = (UUID(int=number) for number in (1, 2, 3))
A, B, C = (UUID(int=number) for number in (11, 12, 13))
WANTED = (Wanted(WASH, 1, "I am washed each morning.", must=True, developmental=False, weight=5),
          Wanted(BUS, 2, "I take the bus by myself.", must=False, developmental=True, weight=3),
          Wanted(WALK, 3, "I go for a walk.", must=False, developmental=False, weight=2))
FULL = {"what": "We help", "how": "Two of us", "when": "8 to 9", "how_often": "Daily"}


def line(pounds=None, **more):
    return Line(**FULL | {"weekly_pounds": None if pounds is None else Decimal(pounds)} | more)


def an_offer(id, name, pounds, marks=()):
    return Offered(id, name, {WASH: line(pounds), BUS: line(0), WALK: line(None, grouped=True)},
                   dict(zip((WASH, BUS, WALK), marks, strict=False)))


# The gate

@pytest.mark.parametrize(("pounds", "grouped", "developmental", "complete"), [
    ("12.50", False, False, True), ("12.50", True, False, True), ("0", False, False, True), (None, True, False, True),
    (None, False, False, False),
    ("12.50", False, True, True), ("0", False, True, True), ("0", True, True, True),
    (None, False, True, False), (None, True, True, False)])
def test_what_counts_as_priced(pounds, grouped, developmental, complete):
    asked = Wanted(BUS, 2, "x", must=True, developmental=developmental, weight=3)
    beside = Wanted(WASH, 1, "y", must=True, developmental=False, weight=3)
    found = missing((beside, asked), {WASH: line(3), BUS: line(pounds, grouped=grouped)})
    assert (not found) == complete
    if not complete:
        assert found == (("Outcome 2 is developmental and has no weekly cost of its own.",) if developmental
                         else ("Outcome 2 has no weekly cost, and is not grouped with another.",))


@pytest.mark.parametrize("given_parts", list(product((True, False), repeat=len(PARTS))))
def test_each_missing_part_is_named(given_parts):
    said = {part: "x" if there else " " for part, there in zip(PARTS, given_parts, strict=True)}
    found = missing(WANTED[:1], {WASH: Line(**said, weekly_pounds=Decimal(1))})
    assert found == tuple(f"Outcome 1: it does not say {PARTS[part]}." for part, there in zip(PARTS, given_parts, strict=True) if not there)


def test_a_group_needs_a_price_and_an_outcome_left_out_is_missed():
    assert missing(WANTED, {WASH: line(None, grouped=True), BUS: line(5), WALK: line(None, grouped=True)}) == (
        "The maintenance outcomes are priced as a group, but the group has no price.",)
    assert len(missing(WANTED, {WASH: line(10), BUS: line(5)})) == len(PARTS) + 1


# Worked out by hand: weights 5, 3, 2, so the most is 50.

def test_quality_by_hand():
    assert quality(WANTED, {WASH: 4, BUS: 5, WALK: 0}) == 70           # (20 + 15 + 0) / 50
    assert quality(WANTED, {WASH: 3, BUS: 1, WALK: 4}) == 52           # (15 + 3 + 8) / 50
    assert quality(WANTED, {WASH: 5, BUS: 5, WALK: 5}) == 100 and quality(WANTED, {WASH: 0, BUS: 0, WALK: 0}) == 0


@pytest.mark.parametrize(("pounds", "cheapest", "score"), [
    ("100", "100", 100), ("200", "100", 50), ("300", "100", Fraction(100, 3)), ("125", "100", 80),
    ("0", "0", 100), ("50", "0", 0), ("0.01", "0", 0)])
def test_cost_by_hand(pounds, cheapest, score):
    assert cost(Decimal(pounds), Decimal(cheapest)) == score


def test_totals_by_hand():
    offers = [an_offer(A, "Zebra", 200, (4, 5, 0)), an_offer(B, "Aster", 160, (3, 1, 4))]
    assert scores(WANTED, offers, 70) == [
        Score(B, Fraction(52), Fraction(100), Fraction("66.4"), ()),    # 52 * 0.7 + 100 * 0.3
        Score(A, Fraction(70), Fraction(80), Fraction(73), ())]         # 70 * 0.7 + 80 * 0.3
    assert ahead(scores(WANTED, offers, 70), 70) == {A}
    assert scores(WANTED, offers, 0)[0].total == 100 and scores(WANTED, offers, 100)[1].total == 70


@pytest.mark.parametrize(("mark", "not_met"), [(0, (1,)), (1, (1,)), (2, ()), (5, ())])
def test_a_must_have_that_is_not_met_is_told(mark, not_met):
    assert scores(WANTED, [an_offer(A, "Aster", 10, (mark, 0, 0))], 70)[0].not_met == not_met


def test_nothing_to_compare():
    assert scores(WANTED, [], 70) == [] and ahead([], 70) == frozenset() and sensitivity([], 70) == ()
    assert unmarked(WANTED, an_offer(A, "Aster", 10, (3,))) == (2, 3)


# Sensitivity: 70 and 80 against 52 and 100. Level where 70w + 80(1-w) = 52w + 100(1-w), so w = 20/38 = 52.6 of 100.

TWO = [Score(A, Fraction(70), Fraction(80), Fraction(0), ()), Score(B, Fraction(52), Fraction(100), Fraction(0), ())]


@pytest.mark.parametrize(("weight", "shifts"), [
    (70, ()), (63, ()), (62, (Shift(52, frozenset({B})),)), (53, (Shift(52, frozenset({B})),)),
    (52, (Shift(53, frozenset({A})),)), (43, (Shift(53, frozenset({A})),)), (42, ()), (0, ()), (100, ())])
def test_where_the_other_would_be_ahead(weight, shifts):
    assert sensitivity(TWO, weight) == shifts


def test_a_level_point_is_a_shift_and_both_ways_are_told():
    level = [Score(A, Fraction(80), Fraction(50), Fraction(0), ()), Score(B, Fraction(50), Fraction(80), Fraction(0), ())]
    assert ahead(level, 50) == {A, B}
    assert sensitivity(level, 50) == (Shift(49, frozenset({B})), Shift(51, frozenset({A})))
    assert sensitivity(level, 51) == (Shift(50, frozenset({A, B})),)
    assert sensitivity([level[0], Score(C, Fraction(80), Fraction(50), Fraction(0), ())], 50) == ()


# What always holds

MARK, PRICE, WEIGHT = st.integers(0, 5), st.decimals(0, 5000, places=2), st.integers(0, 100)
OFFERS = st.lists(st.tuples(PRICE, MARK, MARK, MARK), min_size=1, max_size=6).map(
    lambda rows: [an_offer(UUID(int=100 + at), f"P{at}", row[0], row[1:]) for at, row in enumerate(rows)])


@given(OFFERS, WEIGHT)
def test_scores_stay_within_bounds_and_the_cheapest_has_the_full_cost_score(offers, weight):
    found = {one.offer_id: one for one in scores(WANTED, offers, weight)}
    assert all(0 <= part <= 100 for one in found.values() for part in (one.quality, one.cost, one.total))
    cheapest = min(one.weekly_pounds for one in offers)
    assert all((found[one.id].cost == 100) == (one.weekly_pounds == cheapest) for one in offers)


@given(OFFERS, WEIGHT)
def test_whoever_is_ahead_has_the_highest_total_and_order_does_not_matter(offers, weight):
    found = scores(WANTED, offers, weight)
    best = max(one.total for one in found)
    assert ahead(found, weight) == {one.offer_id for one in found if one.total == best}
    assert scores(WANTED, offers[::-1], weight) == found


@given(OFFERS, WEIGHT, st.integers(0, 2))
def test_a_better_mark_never_harms_and_a_higher_price_never_helps(offers, weight, at):
    better = Offered(offers[0].id, offers[0].name, offers[0].lines, offers[0].marks | {(WASH, BUS, WALK)[at]: 5})
    dearer = an_offer(offers[0].id, offers[0].name, offers[0].weekly_pounds + 1, tuple(offers[0].marks.values()))
    total = {change: next(one.total for one in scores(WANTED, [first, *offers[1:]], weight) if one.offer_id == first.id)
             for change, first in (("none", offers[0]), ("better", better), ("dearer", dearer))}
    assert total["better"] >= total["none"] >= total["dearer"]


@given(OFFERS, WEIGHT)
def test_a_shift_is_the_nearest_and_within_ten_points(offers, weight):
    found = scores(WANTED, offers, weight)
    shifts, now = sensitivity(found, weight), ahead(found, weight)
    for shift in shifts:
        assert 0 < abs(shift.weight - weight) <= 10 and 0 <= shift.weight <= 100 and shift.ahead == ahead(found, shift.weight) != now
        step = 1 if shift.weight > weight else -1
        assert all(ahead(found, between) == now for between in range(weight + step, shift.weight, step))
    told = {shift.weight > weight for shift in shifts}
    for up, way in ((False, range(max(0, weight - 10), weight)), (True, range(weight + 1, min(100, weight + 10) + 1))):
        assert (up in told) == any(ahead(found, there) != now for there in way)
