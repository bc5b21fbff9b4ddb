"""Limits and expected costs: not known is not the same as nothing."""

from itertools import pairwise

import pytest

from tests.factories import a_priority, a_workshop, an_actor, the
from toolkit.charts.cost_benefit import Item, cost_benefit, in_words
from toolkit.errors import BadInput, Changed, NotAllowed
from toolkit.framework import framework
from toolkit.models import Priority
from toolkit.steps.limits import MOST_POUNDS, Expected, Limits, altogether, days, limits_of, pounds, save_limits
from toolkit.steps.prioritising import change_priority
from toolkit.storage.queries.priorities import priorities_of


def test_before_anybody_says_one_there_is_no_limit(session):
    assert limits_of(a_workshop(session).id, session=session) == Limits()
    assert Limits().sentences() == []


def test_limits_are_saved_said_and_not_overwritten(session):
    workshop = a_workshop(session)
    save_limits(an_actor(), workshop.id, 0, Limits(120_000, 1, " The Care Act. ", ""), session=session)
    held = limits_of(workshop.id, session=session)
    assert held == Limits(120_000, 1, "The Care Act.", "", 1)
    assert held.sentences() == ["Money: £120,000 in all.", "Staff time: 1 day in all.", "Law: The Care Act."]
    save_limits(an_actor(), workshop.id, 1, Limits(0, None, "", "By May."), session=session)
    assert limits_of(workshop.id, session=session).sentences() == ["Money: £0 in all.", "Time: By May."]
    for old in (0, 1):
        with pytest.raises(Changed) as caught:
            save_limits(an_actor(), workshop.id, old, Limits(5), session=session)
        assert "By May." in caught.value.theirs["limits"] and caught.value.mine["limits"] == "Money: £5 in all."


@pytest.mark.parametrize(("wrong", "field"), [
    (Limits(money=-1), "money"), (Limits(money=MOST_POUNDS + 1), "money"), (Limits(staff_days=-1), "staff_days"),
    (Limits(law="x" * 1001), "law"), (Limits(time="x" * 1001), "time")])
def test_limits_that_cannot_be(session, wrong, field):
    with pytest.raises(BadInput) as caught:
        save_limits(an_actor(), a_workshop(session).id, 0, wrong, session=session)
    assert caught.value.field == field


def test_who_may_set_limits(session):
    workshop = a_workshop(session)
    for role in ("small-group-host", "commissioner", "broker"):
        with pytest.raises(NotAllowed):
            save_limits(an_actor(role), workshop.id, 0, Limits(5), session=session)


def test_an_idea_keeps_its_cost_unless_it_is_said_anew(session):
    workshop = a_workshop(session)
    idea = a_priority(session, workshop, cost=0, staff_days=3)
    change_priority(an_actor(), idea, 1, "A better guide", [], session=session)
    assert (the(session, Priority, idea).cost, the(session, Priority, idea).staff_days) == (0, 3)
    change_priority(an_actor(), idea, 2, "A better guide", [], Expected(None, 4), session=session)
    assert (the(session, Priority, idea).cost, the(session, Priority, idea).staff_days) == (None, 4)
    for wrong in (Expected(-1), Expected(None, -1), Expected(MOST_POUNDS + 1)):
        with pytest.raises(BadInput):
            change_priority(an_actor(), idea, 3, "A better guide", [], wrong, session=session)


@pytest.mark.parametrize(("amount", "money", "time"), [
    (None, "not known", "not known"), (0, "no cost", "no staff time"), (1, "£1", "1 day"), (1200, "£1,200", "1,200 days")])
def test_amounts_in_words(amount, money, time):
    assert (pounds(amount), days(amount)) == (money, time)


def test_what_all_ideas_take_together_stands_beside_the_limit(session):
    workshop = a_workshop(session)
    assert altogether([], Limits(5)) == []
    for cost, staff in ((1000, None), (500, None), (None, 0)):
        a_priority(session, workshop, cost=cost, staff_days=staff)
    rows = priorities_of(workshop.id, session=session)
    assert altogether(rows, Limits(1200)) == [
        "2 of 3 ideas have a known cost; together that is £1,500. The limit is £1,200.",
        "1 of 3 ideas has a known staff time; alone that is no staff time."]


def texts(spec, kind):
    """What the layers of a chart draw: their data, for marks of one kind."""
    return [layer.get("data", spec.get("data"))["values"] for layer in spec["layer"] if layer["mark"]["type"] == kind]


ITEMS = [Item(1, "Buses", 1000, 5), Item(2, "Guides", 0, 5), Item(3, "Trains", None, 4), Item(4, "Boats", 10, None)]


def test_the_chart_shows_what_is_known_and_says_it_in_words():
    spec = cost_benefit(ITEMS, 800, framework())
    points = texts(spec, "circle")[0]
    assert [(point["number"], point["cost"]) for point in points] == [(1, 1000), (2, 0)]
    assert texts(spec, "rule")[0] == [{"cost": 800, "says": "£800 in all"}]
    assert in_words(ITEMS, 800) == ("Expected cost upwards, difference to the right. 1: £1,000, difference 5 of 5. "
                                    "2: £0, difference 5 of 5. There is £800 in all.")
    assert texts(cost_benefit(ITEMS, None, framework()), "rule") == []
    assert "yet" in in_words(ITEMS[2:], 800)


def test_items_on_one_spot_of_the_chart_stand_beside_each_other():
    points = texts(cost_benefit([Item(number, "x", 500, 3) for number in range(5)], None, framework()), "circle")[0]
    places = sorted(point["impact"] for point in points)
    assert all(right - left > 0.2 for left, right in pairwise(places))
