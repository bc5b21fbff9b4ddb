"""All plans side by side: what is missing, what they cost beside the limit, who does how much."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_closed_vote, a_milestone, a_plan, a_priority, a_sum, a_workshop, an_action, an_actor, as_saved
from toolkit.framework import framework
from toolkit.steps.limits import Limits, save_limits
from toolkit.steps.plan_lines import Sum, take_out_line
from toolkit.steps.plan_missing import missing_of
from toolkit.steps.plan_money import Limit, beside_the_limit, by_tool_and_year, limit_that_applied, over_the_limit, total
from toolkit.steps.plan_overview import ActionSeen, PlanSeen, Spent, months_after, plans_seen
from toolkit.steps.plan_owners import load_by_owner

DAY, YEAR = date(2026, 3, 12), timedelta(days=365)
EVERY_TOOL = tuple(tool.slug for tool in framework().tools)
WHOLE = PlanSeen(1, "Guides", "Make guides", "Ana", "Yes", DAY, DAY + YEAR, True, EVERY_TOOL, Decimal(100), DAY)


def a_plan_seen(**other) -> PlanSeen:
    return replace(WHOLE, **other)


def an_action_seen(owner="Ana", due_on=DAY, done_on=None, dropped_on=None) -> ActionSeen:
    return ActionSeen("Print", owner, due_on, done_on, dropped_on)


@pytest.mark.parametrize(("plans", "said"), [
    ([WHOLE], []),
    ([a_plan_seen(lead="")], ["Plan 1 does not say who leads."]),
    ([a_plan_seen(starts_on=None)], ["Plan 1 does not say a start."]),
    ([a_plan_seen(ends_on=None)], ["Plan 1 does not say an end."]),
    ([a_plan_seen(cost_pounds=None)], ["Plan 1 does not say a cost."]),
    ([a_plan_seen(cost_pounds=None, money=(Spent(2026, "", "", Decimal(0)),))], []),
    ([a_plan_seen(cost_pounds=Decimal(0))], []),
    ([a_plan_seen(lead="", asked_again="")], ["Plan 1 does not say who leads or what the experts said when asked again."]),
    ([a_plan_seen(quick_win=False)], ["No plan is a quick win yet. People need to see early that something happens."]),
    ([WHOLE, a_plan_seen(rank=2, quick_win=False, starts_on=DAY - YEAR)],
     ["Plan 1 is a quick win and starts after others. Quick wins come first."]),
    ([WHOLE, a_plan_seen(rank=3), a_plan_seen(rank=2, quick_win=False, starts_on=DAY - YEAR)],
     ["Plans 1 and 3 are quick wins and start after others. Quick wins come first."]),
    ([WHOLE, a_plan_seen(rank=2, quick_win=False)], []),
    ([a_plan_seen(actions=(an_action_seen(owner=""), an_action_seen(owner="", due_on=None)))],
     ["Plan 1: 2 actions without anybody who does it.", "Plan 1: 1 action without a day."]),
    ([a_plan_seen(actions=(an_action_seen("", None, DAY), an_action_seen("", None, None, DAY)))], []),
    ([a_plan_seen(ends_on=date(2029, 3, 13))],
     ["Plan 1 runs longer than the medium term of 36 months. That is allowed; people will ask what they see before."]),
    ([a_plan_seen(ends_on=date(2029, 3, 12))], []),
    ([a_plan_seen(tools=tuple(one for one in EVERY_TOOL if one != "loans"))],
     ["Tools not used by any plan: loans to start social enterprises and small firms."])])
def test_what_plans_lack_is_said(plans, said):
    assert missing_of([], plans) == said


def test_priorities_without_a_plan_come_first_and_money_over_the_limit_last():
    said = missing_of([2, 3], [a_plan_seen(cost_pounds=Decimal("120.50"))], Limit(100, "vote 1"))
    assert said[0] == "No plan yet for priorities 2 and 3 of the final list."
    assert said[-1] == ("The plans come to £120.50, and vote 1 allowed £100: that is £20.50 over it. Plan for less, or say under "
                        "Money where more comes from.")
    assert missing_of([1], []) == ["No plan yet for priority 1 of the final list."]


@pytest.mark.parametrize(("day", "months", "last"), [
    (date(2026, 3, 12), 36, date(2029, 3, 12)), (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2024, 2, 29), 12, date(2025, 2, 28)),
    (date(2026, 12, 31), 2, date(2027, 2, 28)), (date(2026, 11, 30), 1, date(2026, 12, 30))])
def test_months_after_a_day(day, months, last):
    assert months_after(day, months) == last


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_months_after_a_day_keeps_to_the_calendar(day, months):
    found = months_after(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months and found.day <= day.day


@given(st.lists(st.tuples(st.sampled_from(["", "grants", "loans"]), st.sampled_from([None, 2026, 2027]), st.integers(0, 10**6))))
def test_money_by_tool_and_year_is_all_the_money(sums):
    plans = [a_plan_seen(money=tuple(Spent(year, tool, "", Decimal(pounds)) for tool, year, pounds in sums), cost_pounds=Decimal(0))]
    assert sum(by_tool_and_year(plans).values()) == total(plans) == sum(pounds for *_, pounds in sums)


def test_the_one_figure_belongs_to_a_tool_only_where_there_is_a_single_one():
    one, several = a_plan_seen(tools=("grants",)), a_plan_seen()
    assert by_tool_and_year([one, several]) == {("grants", None): 100, ("", None): 100}


@pytest.mark.parametrize(("limit", "said"), [
    (None, "1 of 2 plans have a cost. Together they come to £100. No limit was set, neither for the vote nor for the workshop."),
    (Limit(150, "vote 2"), "1 of 2 plans have a cost. Together they come to £100. By vote 2 there is £150, so £50 is left."),
    (Limit(100, "vote 2"), "1 of 2 plans have a cost. Together they come to £100. By vote 2 there is £100, so £0 is left."),
    (Limit(99, "vote 2"), "1 of 2 plans have a cost. Together they come to £100. The plans come to £100, and vote 2 allowed £99: "
                          "that is £1 over it. Plan for less, or say under Money where more comes from.")])
def test_money_stands_beside_the_limit(limit, said):
    plans = [WHOLE, a_plan_seen(cost_pounds=None)]
    assert beside_the_limit(plans, limit) == said
    assert bool(over_the_limit(plans, limit)) == (limit is not None and limit.pounds < 100)


def test_the_limit_is_that_of_the_newest_counted_vote_else_of_the_workshop(session):
    workshop = a_workshop(session)
    assert limit_that_applied(workshop.id, session=session) is None
    save_limits(an_actor(), workshop.id, 0, Limits(money=5000), session=session)
    assert limit_that_applied(workshop.id, session=session) == Limit(5000, "the workshop's limits")
    a_closed_vote(session, workshop, money_limit=4000)
    a_closed_vote(session, workshop)
    assert limit_that_applied(workshop.id, session=session) == Limit(4000, "vote 1")


def test_plans_are_read_with_their_lines_in_the_order_of_the_final_list(session):
    workshop = a_workshop(session)
    first, second = (a_priority(session, workshop, title, final="So.") for title in ("Guides", "Buses"))
    made = a_plan(session, workshop, second, tools=("loans", "grants"), cost_pounds=Decimal(7))
    a_plan(session, workshop, first, ends_on=date(2032, 1, 1))
    an_action(session, made, owner="Ana")
    a_milestone(session, made)
    a_sum(session, made, 30, source="Health")
    gone = a_sum(session, made, 500)
    take_out_line(an_actor(), Sum, gone, 1, session=session)
    found = plans_seen(workshop.id, session=session)
    assert [(plan.rank, plan.title, plan.later) for plan in found] == [(1, "Guides", True), (2, "Buses", False)]
    assert found[1].tools == ("grants", "loans") and found[1].cost == 30 and found[1].from_day == DAY
    assert [action.owner for action in found[1].actions] == ["Ana"] and len(found[1].milestones) == 1
    assert as_saved(session, made).cost_pounds == 7


def test_load_counts_each_owner_once_whatever_the_letters():
    plans = [a_plan_seen(actions=(an_action_seen("ana "), an_action_seen("Ben", DAY - YEAR), an_action_seen("", None))),
             a_plan_seen(rank=2, lead="Ben", actions=(an_action_seen("Ben", DAY, DAY), an_action_seen("Ben", DAY, None, DAY)))]
    found = load_by_owner(plans, DAY + timedelta(days=1))
    assert [(one.name, one.leads, one.to_do, one.late, one.done, one.dropped, one.pounds) for one in found] == [
        ("", [], 1, 0, 0, 0, 0), ("Ana", [1], 1, 1, 0, 0, 100), ("Ben", [2], 1, 1, 1, 1, 100)]
    assert load_by_owner(plans, DAY)[1].late == 0, "what is due today is not late"
