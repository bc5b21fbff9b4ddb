"""What if: what each rule would choose within the limits, a reason for everything else, and what is not known left out."""

import pytest

from tests.factories import a_closed_vote, a_priority, a_vote, a_workshop, the
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Priority, VoteRound
from toolkit.steps.what_if import Counted, Item, counted, seed_of, try_rules, what_if

PLAIN, SHARES = 0, 1


def a_counted(costs, *ballots, **more):
    """Items 1, 2, … with these (cost, staff days), and ballots that put a dot on each of their numbers."""
    items = tuple(Item(number, f"Idea {number}", *cost) for number, cost in enumerate(costs, 1))
    rest = {"declared": {}, "people_declared": 0, "support": "dots", "seed": 1} | more
    return Counted(items, tuple({str(number): ballot.count(number) for number in ballot} for ballot in ballots), **rest)


def chosen(found, rule):
    return [item.number for item in found.tried[rule].chosen]


def why(found, rule):
    return {one.item.number: one.why for one in found.tried[rule].not_chosen}


# Three people want 1 and 2, two want 3: counted plainly the three get both; by shares the two get theirs.
HALL = ([(60, 1), (40, 1), (40, 1)], *([(1, 2)] * 3), *([(3,)] * 2))


def test_the_two_rules_differ_where_a_smaller_group_wants_something_else():
    found = try_rules(a_counted(*HALL), 100, None)
    assert chosen(found, PLAIN) == [2, 1] and chosen(found, SHARES) == [2, 3]
    assert why(found, PLAIN) == {3: "It needs £40, with £0 left when its turn came."}
    assert set(why(found, SHARES)) == {1} and "supporters" in why(found, SHARES)[1]
    assert found.tried[PLAIN].takes == ("Money: £100 used of £100, £0 left.",)


@pytest.mark.parametrize(("money", "plain"), [(0, []), (39, []), (40, [2]), (80, [2, 3]), (100, [2, 1]), (139, [2, 1]), (140, [2, 1, 3])])
def test_the_limit_can_be_moved(money, plain):
    found = try_rules(a_counted(*HALL), money, None)
    assert chosen(found, PLAIN) == plain
    for tried in found.tried:
        assert sorted([item.number for item in tried.chosen] + [one.item.number for one in tried.not_chosen]) == [1, 2, 3]
        assert all(one.why for one in tried.not_chosen)
        assert sum(item.cost for item in tried.chosen) <= money


def test_staff_time_is_a_limit_too():
    found = try_rules(a_counted([(10, 5), (10, 5)], (1, 2), (1,)), 100, 5)
    for rule in (PLAIN, SHARES):
        assert chosen(found, rule) == [1] and "of staff time" in why(found, rule)[2]
    assert found.tried[PLAIN].takes[1] == "Staff time: 5 days used of 5 days, 0 days left."


def test_what_nobody_knows_the_cost_of_is_left_out():
    vote = a_counted([(10, 1), (None, 1), (10, None)], (1, 2, 3))
    assert [item.number for item in try_rules(vote, 100, None).unknown] == [2]
    found = try_rules(vote, 100, 9)
    assert [item.number for item in found.unknown] == [2, 3] and chosen(found, PLAIN) == [1]
    with pytest.raises(MoveRefused, match="has a cost yet"):
        try_rules(a_counted([(None, 1)], (1,)), 100, None)
    with pytest.raises(MoveRefused, match="has their staff time yet"):
        try_rules(a_counted([(10, None)], (1,)), 100, 9)


def test_nothing_to_pay_is_a_cost():
    assert chosen(try_rules(a_counted([(0, 0)], (1,)), 0, 0), PLAIN) == [1]


def test_totals_from_the_wall_count_for_the_plain_count_alone():
    vote = a_counted([(10, 0), (10, 0)], (1,), declared={"2": 30}, people_declared=12)
    found = try_rules(vote, 10, None)
    assert chosen(found, PLAIN) == [2] and chosen(found, SHARES) == [1]
    assert found.tried[SHARES].notes[0].startswith("12 people voted on the wall or by show of hands.")
    only = try_rules(a_counted([(10, 0)], declared={"1": 3}, people_declared=3), 10, None)
    assert chosen(only, PLAIN) == [1] and "only totals" in only.tried[SHARES].notes[0]


def test_a_lot_is_said_and_the_recorded_number_draws_it_again():
    costs, ballots = [(10, 0)] * 3, [(1, 2, 3)] * 2
    drawn = {seed: chosen(try_rules(a_counted(costs, *ballots, seed=seed), 10, None), PLAIN) for seed in range(12)}
    assert {tuple(one) for one in drawn.values()} == {(1,), (2,), (3,)}
    again = try_rules(a_counted(costs, *ballots, seed=5), 10, None)
    assert chosen(again, PLAIN) == drawn[5]
    assert f"Between 1, 2 and 3 only a lot decided; it fell on {drawn[5][0]}." in again.tried[PLAIN].notes[0]


def test_a_round_s_seed():
    assert (seed_of("00ff"), seed_of("")) == (255, 1)


def test_it_reads_a_closed_vote_with_the_latest_costs(session):
    workshop = a_workshop(session)
    cheap, dear = a_priority(session, workshop, "Guides", cost=10), a_priority(session, workshop, "Buses", cost=50)
    vote = a_closed_vote(session, workshop, ((1, 1, 2), (2,)))
    assert chosen(what_if(vote, 60, session=session), PLAIN) == [1, 2]
    the(session, Priority, dear).cost = 55
    the(session, Priority, cheap).cost = None  # the voting paper still says 10
    found = what_if(vote, 60, session=session)
    assert [one.item.cost for one in found.tried[PLAIN].not_chosen] == [55]
    read = counted(the(session, VoteRound, vote), session=session)
    assert sorted(read.ballots, key=len) == [{"2": 1}, {"1": 2, "2": 1}]
    assert read.seed == int(the(session, VoteRound, vote).seed, 16)


@pytest.mark.parametrize(("money", "staff", "field"), [(None, None, "money"), (-1, None, "money"), (5, -1, "staff_days")])
def test_limits_that_cannot_be(session, money, staff, field):
    vote = a_closed_vote(session, a_workshop(session))
    with pytest.raises(BadInput) as caught:
        what_if(vote, money, staff, session=session)
    assert caught.value.field == field


def test_an_open_vote_and_a_matrix_say_why_not(session):
    workshop = a_workshop(session)
    a_priority(session, workshop, cost=10)
    with pytest.raises(MoveRefused, match="closed votes only"):
        what_if(a_vote(session, workshop), 100, session=session)
    with pytest.raises(MoveRefused, match="dots or ticks"):
        what_if(a_closed_vote(session, a_workshop(session), (), input="matrix"), 100, session=session)
