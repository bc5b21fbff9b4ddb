"""Commissioning plans: their limits and dates, one for each final priority, withdrawn and taken up again."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import a_plan, a_priority, a_workshop, an_actor, as_saved, the
from toolkit.errors import BadInput, NotAllowed, NotFound
from toolkit.framework import framework
from toolkit.models import Plan
from toolkit.steps.planning import Planned, change_plan, withdraw_plan, write_plan
from toolkit.storage.queries import plans as queries

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_one_line_is_enough_to_start(session):
    workshop = a_workshop(session)
    plan = the(session, Plan, a_plan(session, workshop, action="  Ask around  "))
    assert (plan.action, plan.lead, plan.cost_pounds, plan.starts_on, plan.quick_win) == ("Ask around", "", None, None, False)


def test_all_that_a_plan_says_is_kept(session):
    workshop = a_workshop(session)
    tools = tuple(tool.slug for tool in framework().tools)
    made = a_plan(session, workshop, tools=(*tools, tools[0]), lead="Ana", partners="Libraries", cost_pounds=Decimal("0"),
                  starts_on=MAY, ends_on=MAY, quick_win=True, asked_again="31 people: yes")
    plan = the(session, Plan, made)
    assert (plan.lead, plan.partners, plan.cost_pounds, plan.starts_on, plan.ends_on, plan.quick_win, plan.asked_again) == (
        "Ana", "Libraries", Decimal("0"), MAY, MAY, True, "31 people: yes")
    assert sorted(tool for _, tool in queries.tool_rows(workshop.id, session=session)) == sorted(tools)


@pytest.mark.parametrize(("planned", "field"), [
    ({"action": ""}, "action"), ({"action": "x" * 10_000}, "action"), ({"lead": "x" * 201}, "lead"),
    ({"partners": "x" * 501}, "partners"), ({"asked_again": "x" * 2001}, "asked_again"), ({"tools": ("wishes",)}, "tools"),
    ({"cost_pounds": Decimal("-0.01")}, "cost_pounds"), ({"cost_pounds": Decimal("10000000000")}, "cost_pounds"),
    ({"cost_pounds": Decimal("NaN")}, "cost_pounds"), ({"cost_pounds": Decimal("Infinity")}, "cost_pounds"),
    ({"starts_on": JUNE, "ends_on": MAY}, "ends_on")])
def test_what_a_plan_cannot_say(session, planned, field):
    workshop = a_workshop(session)
    standing = a_plan(session, workshop)
    planned = Planned(**{"action": "Something", **planned})
    for act in (lambda: write_plan(an_actor(), a_priority(session, workshop, final="So."), planned, session=session),
                lambda: change_plan(an_actor(), standing, as_saved(session, standing), planned, session=session)):
        with pytest.raises(BadInput) as caught:
            act()
        assert caught.value.field == field


def test_the_longest_texts_and_the_most_money_fit(session):
    made = a_plan(session, a_workshop(session), action="x" * 2000, lead="x" * 200, partners="x" * 500, asked_again="x" * 2000,
                  cost_pounds=Decimal("9999999999.99"), starts_on=MAY, ends_on=JUNE)
    assert the(session, Plan, made).cost_pounds == Decimal("9999999999.99")


def test_plans_are_for_final_priorities_and_one_each(session):
    workshop = a_workshop(session)
    with pytest.raises(BadInput, match="final priorities"):
        a_plan(session, workshop, a_priority(session, workshop))
    priority = a_priority(session, workshop, final="Because.")
    a_plan(session, workshop, priority)
    with pytest.raises(BadInput, match="has a plan already"):
        a_plan(session, workshop, priority)


def test_a_withdrawn_plan_is_taken_up_again_and_not_made_twice(session):
    workshop = a_workshop(session)
    priority = a_priority(session, workshop, final="Because.")
    first = a_plan(session, workshop, priority, lead="Ana", tools=("grants",))
    withdraw_plan(an_actor(), first, session=session)
    assert queries.plans_of(workshop.id, session=session) == [] == queries.tool_rows(workshop.id, session=session)
    for act in (lambda: withdraw_plan(an_actor(), first, session=session),
                lambda: change_plan(an_actor(), first, None, Planned("Unseen"), session=session)):
        with pytest.raises(NotFound, match="withdrawn"):
            act()
    assert a_plan(session, workshop, priority, "A new start", tools=("loans",)) == first
    plan = the(session, Plan, first)
    assert (plan.action, plan.lead, plan.withdrawn_at, plan.version) == ("A new start", "", None, 3)
    assert queries.tool_rows(workshop.id, session=session) == [(first, "loans")]


def test_only_who_may_writes_plans(session):
    workshop = a_workshop(session)
    plan = a_plan(session, workshop)
    for role in ("small-group-host", "broker"):
        with pytest.raises(NotAllowed):
            change_plan(an_actor(role), plan, as_saved(session, plan), Planned("Mine"), session=session)
    change_plan(an_actor("commissioner"), plan, as_saved(session, plan), Planned("Ours"), session=session)
    assert the(session, Plan, plan).action == "Ours"
