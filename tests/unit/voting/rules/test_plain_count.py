"""Plain count: examples worked by hand, and what must hold in any election."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.voting.rules.elections import elections
from toolkit.errors import BadInput
from toolkit.voting.rules import RULES, plain_count
from toolkit.voting.rules.election import Ballot, Election, Limit, Project


def an_election(costs: dict[str, int], ballots: list[dict[str, int]], money: int) -> Election:
    """Projects by cost, ballots as points by project."""
    return Election(tuple(Project(name, (cost,)) for name, cost in costs.items()), tuple(map(Ballot, ballots)), (Limit(money),))


@pytest.mark.parametrize(("costs", "ballots", "money", "chosen"), [
    ({"a": 60, "b": 50, "c": 40}, [{"a": 3, "b": 2}, {"b": 2, "c": 3}, {"a": 2}], 100, ("a", "c")),  # b no longer fits; c does
    ({"a": 60, "b": 50}, [{"a": 1}, {"b": 1}], 60, ("b",)),  # as much support: cheaper
    ({"a": 50, "b": 50}, [{"a": 2}, {"b": 1}, {"b": 1}], 50, ("b",)),  # as many points and as dear: more supporters
    ({"a": 10, "b": 10}, [{"a": 1}], 100, ("a",)),  # b fits, but nobody chose it
    ({"a": 0, "b": 100}, [{"b": 2}, {"a": 1}], 100, ("b", "a")),  # free fits always
    ({"a": 101}, [{"a": 1}], 100, ()),
    ({}, [], 100, ()),
])
def test_worked_by_hand(costs, ballots, money, chosen):
    found = plain_count(an_election(costs, ballots, money))
    assert found.chosen == chosen
    assert found.used[0] + found.left[0] == money


def test_every_reason_is_a_sentence():
    found = plain_count(an_election({"a": 60, "b": 50, "c": 900, "d": 1}, [{"a": 3, "b": 2}, {"a": 1, "c": 1}], 100))
    assert found.reasons == {"b": "It needs £50, with £40 left when its turn came.",
                             "c": "It needs £900, more than the £100 there is altogether.", "d": "Nobody chose it."}
    assert found.just_missed == ("b",)


def test_every_limit_holds():
    projects = (Project("a", (50, 5)), Project("b", (10, 6)), Project("c", (10, 5)))
    found = plain_count(Election(projects, (Ballot({"a": 3, "b": 2, "c": 1}),), (Limit(100), Limit(10, "staff time", "days"))))
    assert found.chosen == ("a", "c")
    assert found.left == (40, 0)
    assert found.reasons == {"b": "It needs 6 days of staff time, with 5 days left when its turn came."}


def test_a_lot_is_written_down_and_can_be_drawn_again():
    election = an_election({"a": 50, "b": 50, "c": 50}, [{"a": 1}, {"b": 1}, {"c": 1}], 50)
    outcomes = [plain_count(election, seed=seed) for seed in range(12)]
    assert {found.chosen for found in outcomes} == {("a",), ("b",), ("c",)}
    assert all(found.lots[0][0] == found.chosen[0] and set(found.lots[0]) == set("abc") for found in outcomes)
    assert outcomes == [plain_count(election, seed=seed) for seed in range(12)]


def test_the_least_support_of_the_vote_holds():
    election = replace(an_election({"a": 10, "b": 10}, [{"a": 2}, {"a": 1, "b": 2}], 50), least=3, support="points")
    assert plain_count(election).chosen == ("a",)
    assert plain_count(election).reasons == {"b": "It got 2 of the 3 points that an item needs here."}


def test_tenths_of_a_penny_decide():
    costs = {"a": Decimal("0.1"), "b": Decimal("0.2")}
    election = Election(tuple(Project(name, (cost,)) for name, cost in costs.items()), (Ballot.approving("a", "b"),),
                        (Limit(Decimal("0.3")),))
    assert set(plain_count(election).chosen) == {"a", "b"}  # 0.1 + 0.2 is more than 0.3 in floats


@pytest.mark.parametrize("wrong", [
    lambda: Project("a", (0.5,)), lambda: Project("a", (-1,)), lambda: Project("a", (Decimal("NaN"),)), lambda: Limit(-1),
    lambda: Project("a", (True,)), lambda: Ballot({"a": 0.5}),
    lambda: Election((Project("a", (1,)), Project("a", (1,))), (), (Limit(1),)),
    lambda: Election((Project("a", (1,)),), (Ballot.approving("b"),), (Limit(1),)),
    lambda: Election((Project("a", (1, 2)),), (), (Limit(1),)), lambda: Election((), (), ()),
])
def test_what_cannot_be_counted_is_refused_with_a_sentence(wrong):
    with pytest.raises(BadInput, match=r"\.$"):
        wrong()


@given(elections(dots=True), st.randoms(), st.integers())
@settings(max_examples=80)
def test_never_over_a_limit_the_same_again_and_whatever_the_order(election, random, seed):
    found = plain_count(election, seed=seed)
    assert all(used <= limit.amount for used, limit in zip(found.used, election.limits, strict=True))
    assert found.used == tuple(sum(project.costs[at] for project in election.projects if project.id in found.chosen)
                               for at in range(len(election.limits)))
    ballots, projects = list(election.ballots), list(election.projects)
    random.shuffle(ballots)
    random.shuffle(projects)
    other = plain_count(replace(election, ballots=tuple(ballots), projects=tuple(projects)), seed=seed)
    assert (other.chosen, other.lots, dict(other.reasons)) == (found.chosen, found.lots, dict(found.reasons))
    assert set(found.reasons) | set(found.chosen) == {project.id for project in projects}


@given(elections(dots=True))
@settings(max_examples=60)
def test_whatever_was_skipped_did_not_fit_after_those_with_more_support(election):
    found, points = plain_count(election), election.points()
    costs = {project.id: project.costs for project in election.projects}
    for name in found.reasons:
        before = [other for other in found.chosen if points[other] >= points[name]]
        fits = all(sum(costs[other][at] for other in before) + costs[name][at] <= limit.amount
                   for at, limit in enumerate(election.limits))
        assert not fits or not points[name]


def test_rules_are_told_apart_and_explained():
    assert [rule.name for rule in RULES] == ["plain-count", "equal-shares"]
    assert all(rule.title and rule.words.endswith(".") for rule in RULES)
