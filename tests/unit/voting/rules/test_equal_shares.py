"""Equal shares: examples worked by hand, the published winners, and what must hold in any election."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.voting.rules.elections import elections
from tests.unit.voting.rules.naive import naive_raise, naive_run
from toolkit.voting.rules import equal_shares
from toolkit.voting.rules.election import Ballot, Election, Limit, Project
from toolkit.voting.rules.shares.hall import hall
from toolkit.voting.rules.shares.raising import raise_shares, unchanged
from toolkit.voting.rules.shares.run import run
from toolkit.voting.rules.ties import places


def an_election(costs: dict[str, int], ballots: list[str], money: int) -> Election:
    """Projects with one-letter ids; a ballot such as "ab" ticks a and b."""
    projects = tuple(Project(name, (cost,)) for name, cost in costs.items())
    return Election(projects, tuple(Ballot.approving(*ballot) for ballot in ballots), (Limit(money),))


@pytest.mark.parametrize(("costs", "ballots", "money", "chosen"), [
    # Three of five want a (each pays 20), two want b (each pays 20): both groups get theirs.
    ({"a": 60, "b": 40}, ["a", "a", "a", "b", "b"], 100, ("a", "b")),
    # Everybody has 25. c comes first: three pay 10 each. b's two have 15 and 25 left, just its 40. a's two have 15 each left of the
    # 50 it needs; that would do at a share of 35 (25 each), but all three cost 120.
    ({"a": 50, "b": 40, "c": 30}, ["ac", "ac", "bc", "b"], 100, ("c", "b")),
    # 25 each: a and d need 30 from one person. At 30 each all four are paid for, and the money is spent.
    ({"a": 30, "b": 20, "c": 20, "d": 30}, ["a", "b", "c", "d"], 100, ("b", "c", "a", "d")),
    # Whoever ticks nothing has a share all the same: 50 each, and a needs 60 from one person. At 60 each it is paid for.
    ({"a": 60, "b": 70}, ["a", ""], 100, ("a",)),
    ({"a": 101}, ["a", "a"], 100, ()),
    ({"a": 10}, [], 100, ()),
    ({"a": 10, "b": 10}, ["", ""], 100, ()),
    # What is free needs no share, but a supporter.
    ({"a": 0, "b": 0, "c": 50}, ["a", "c"], 100, ("a", "c")),
])
def test_worked_by_hand(costs, ballots, money, chosen):
    found = equal_shares(an_election(costs, ballots, money))
    assert sorted(found.chosen) == sorted(chosen)
    assert set(found.reasons) == set(costs) - set(chosen)
    assert found.used[0] + found.left[0] == money


def test_a_minority_gets_its_part_where_the_plain_count_would_give_it_nothing():
    costs = dict.fromkeys("abcdef", 25)
    assert set(equal_shares(an_election(costs, ["abcd"] * 6 + ["ef"] * 2, 100)).chosen) & set("ef")


def test_raising_stops_before_the_first_step_that_overspends():
    # 11 / 3 is below 4, where only c is paid for. At 5 c and a are: 12, too much. At 6 it would be c and d: 11, and that would fit.
    election = an_election({"a": 8, "b": 12, "c": 4, "d": 7}, ["acd", "ab", "bcd"], 11)
    assert naive_run(election, Fraction(5)) == ["c", "a"]
    assert naive_run(election, Fraction(6)) == ["c", "d"]
    assert equal_shares(election).chosen == ("c",)
    assert equal_shares(election).just_missed == ("a",)


def test_raising_goes_on_where_the_money_left_pays_for_nothing_more():
    # 14 / 4 each: b's two pay 3.50, and the 7 left are too little for a. Raised to 4 each, a's three pay 4 at a lower price, and
    # b's two have 0 and 4 left of 7. At 7 each both would be paid for: 19, too much.
    election = an_election({"a": 12, "b": 7}, ["ab", "a", "a", "b"], 14)
    assert naive_run(election, Fraction(4)) == ["a"]
    assert naive_run(election, Fraction(14, 4)) == ["b"]
    assert equal_shares(election).chosen == ("a",)


def test_shares_are_whole_currency_units_after_the_first():
    # 20 / 3 pays for nothing, 7 and 8 neither (a needs 8.50 from each of two), and 9 pays for a and b, which is too much.
    election = an_election({"a": 17, "b": 9}, ["a", "b", "a"], 20)
    assert naive_run(election, Fraction(20, 3) + 2) == ["a"]
    assert equal_shares(election).chosen == ()
    assert set(equal_shares(election).just_missed) == {"a", "b"}


@pytest.mark.parametrize(("costs", "ballots", "first"), [
    ({"a": 20, "b": 10}, ["a", "b"], "b"),  # the same price: cheaper
    ({"b": 30, "a": 30}, ["a", "a", "b", "b"], None),  # the same in all: by lot
])
def test_ties(costs, ballots, first):
    election = an_election(costs, ballots, 60)
    outcomes = {seed: equal_shares(election, seed=seed) for seed in range(8)}
    if first:
        assert {found.chosen[0] for found in outcomes.values()} == {first}
        assert not any(found.lots for found in outcomes.values())
    else:
        assert {found.chosen[0] for found in outcomes.values()} == {"a", "b"}
        assert {found.lots for found in outcomes.values()} == {(("a", "b"),), (("b", "a"),)}
    assert outcomes == {seed: equal_shares(election, seed=seed) for seed in range(8)}


def test_the_same_supporters_and_cost_are_decided_by_a_lot_that_is_written_down():
    found = equal_shares(an_election({"a": 60, "b": 60}, ["ab", "ab"], 60))
    assert found.lots == ((found.chosen[0], *set("ab") - set(found.chosen)),)


def test_dots_count_as_ticks():
    ticks = an_election({"a": 30, "b": 40, "c": 50}, ["ab", "bc", "c"], 80)
    dots = replace(ticks, ballots=tuple(Ballot({name: 3 if name == "a" else 1 for name in ballot.points}) for ballot in ticks.ballots))
    assert equal_shares(dots).chosen == equal_shares(ticks).chosen


def test_reasons_are_sentences_a_room_understands():
    found = equal_shares(an_election({"a": 50, "b": 40, "c": 30, "d": 10, "e": 500}, ["ac", "ac", "bc", "be"], 100))
    assert found.reasons["d"] == "Nobody chose it."
    assert found.reasons["e"] == "It needs £500, more than the £100 there is altogether."
    assert found.reasons["a"].startswith("It costs £50, and its 2 supporters had £")
    assert "they had paid for c." in found.reasons["a"]
    assert found.just_missed == ("a",)
    assert "It just missed" in found.reasons["a"]
    assert "£120, £20 too much" in found.reasons["a"]


def test_under_staff_time_a_project_that_does_not_fit_says_so():
    projects = (Project("a", (10, 5)), Project("b", (10, 5)))
    found = equal_shares(Election(projects, (Ballot.approving("a", "b"), Ballot.approving("a")),
                                  (Limit(100), Limit(8, "staff time", "days"))))
    assert found.chosen == ("a",)
    assert found.left == (90, 3)
    assert found.reasons["b"] == "It needs 5 days of staff time, with 3 days left at the end."


def test_too_little_support_where_the_vote_asks_for_some():
    election = replace(an_election({"a": 10, "b": 10}, ["a", "ab"], 50), least=2)
    assert equal_shares(election).chosen == ("a",)
    assert equal_shares(election).reasons == {"b": "It got 1 of the 2 votes that an item needs here."}


@given(elections())
@settings(max_examples=200)
def test_raising_is_what_counting_each_step_from_the_start_gives(election):
    assert list(equal_shares(election).chosen) == naive_raise(election)


@given(elections())
@settings(max_examples=150)
def test_the_last_run_is_the_one_at_its_share(election):
    by = places(election, election.supporters(), 1)
    halls = hall(election, by)
    last = raise_shares(halls, election.limits[0].amount).last
    assert [halls.projects[at].id for at in last.order] == naive_run(election, last.share)


@given(elections(dots=True), st.randoms())
@settings(max_examples=100)
def test_never_over_a_limit_the_same_again_and_whatever_the_order(election, random):
    found = equal_shares(election)
    assert all(used <= limit.amount for used, limit in zip(found.used, election.limits, strict=True))
    ballots, projects = list(election.ballots), list(election.projects)
    random.shuffle(ballots)
    random.shuffle(projects)
    other = equal_shares(replace(election, ballots=tuple(ballots), projects=tuple(projects)))
    assert (other.chosen, other.used, other.lots, other.just_missed) == (found.chosen, found.used, found.lots, found.just_missed)
    assert dict(other.reasons) == dict(found.reasons)
    assert set(found.reasons) | set(found.chosen) == {project.id for project in projects}
    assert all(reason for reason in found.reasons.values())


def test_shares_that_floats_cannot_hold_still_tie():
    """Seven people share 100; a and b are both paid by three of them who have the same left: only the tie order decides."""
    costs = {"a": Fraction(100, 7), "b": Fraction(100, 7), "c": 30}
    projects = tuple(Project(name, (cost,)) for name, cost in costs.items())
    ballots = tuple(Ballot.approving(*ballot) for ballot in ("ca", "ca", "a", "cb", "cb", "b", ""))
    election = Election(projects, ballots, (Limit(100),))
    for seed in range(6):
        assert list(equal_shares(election, seed=seed, raising=False).chosen) == naive_run(election, Fraction(100, 7), seed)


@given(elections(), st.integers(0, 60), st.integers(1, 60), st.lists(st.fractions(0, 1), min_size=3, max_size=3))
@settings(max_examples=150)
def test_a_leap_passes_over_no_change(election, start, width, between):
    """Where two shares are said to give the same, all shares between do, also those that are no whole units."""
    halls = hall(election, places(election, election.supporters(), 1))
    low, high = run(halls, Fraction(start)), run(halls, Fraction(start + width))
    if unchanged(halls, low, high):
        shares = [Fraction(start), *(start + part * width for part in between), Fraction(start + width)]
        assert len({tuple(naive_run(election, share)) for share in shares}) == 1


def test_a_tie_that_lasts_is_leapt_over():
    """a and b keep the same price while shares rise by thousands: one run a step would take minutes."""
    costs = {"a": 90_000, "b": 90_000, "c": 60_000, "d": 60_000, "e": 500_000}
    election = an_election(costs, ["ac", "a", "bd", "b", "e"], 400_000)
    found = equal_shares(election)
    assert set(found.chosen) == set("abcd")
    assert found.just_missed == ("e",)


@pytest.mark.parametrize(("costs", "ballots", "start", "other", "end"), [
    ({"a": 21, "b": 13, "c": 30}, ["b", "ab", "c", "ac"], 14, 15, 17),
    ({"a": 24, "b": 32, "c": 36, "d": 40, "e": 5}, ["abce", "cde", "bd"], 29, 30, 37),
    ({"a": 19, "b": 32, "c": 24, "d": 22, "e": 33}, ["bce", "d", "bcd", "bcde", "e"], 13, 14, 15),
])
def test_the_same_at_both_ends_may_differ_between_and_is_not_leapt_over(costs, ballots, start, other, end):
    election = an_election(costs, ballots, 10)
    halls = hall(election, places(election, election.supporters(), 1))
    below, between, above = (run(halls, Fraction(share)) for share in (start, other, end))
    assert below.order == above.order != between.order
    assert not unchanged(halls, below, above)
