"""Actions, milestones and money of a plan: added, changed, taken out and put back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_milestone, a_plan, a_sum, a_workshop, an_action, an_actor, the
from toolkit.clock import today
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.models import PlanAction, PlanMilestone, PlanMoney
from toolkit.steps.plan_lines import (
    Action,
    Milestone,
    Sum,
    add_line,
    change_line,
    put_back_line,
    say_year,
    take_out_line,
    year_of,
)
from toolkit.steps.planning import withdraw_plan
from toolkit.storage.queries import plans as queries

MAY, TOMORROW = date(2025, 5, 1), today() + timedelta(days=1)


@pytest.fixture
def workshop(session):
    return a_workshop(session)


@pytest.fixture
def plan(session, workshop):
    return a_plan(session, workshop)


def test_all_that_a_line_says_is_kept(session, plan):
    done = the(session, PlanAction, an_action(session, plan, " Print ", owner="Ana", due_on=MAY, done_on=MAY))
    assert (done.words, done.owner, done.due_on, done.done_on, done.dropped_on, done.version) == ("Print", "Ana", MAY, MAY, None, 1)
    dropped = the(session, PlanAction, an_action(session, plan, dropped_on=MAY, dropped_why="No money"))
    assert (dropped.dropped_why, done.position, dropped.position) == ("No money", 1, 2)
    assert the(session, PlanMilestone, a_milestone(session, plan, reached_on=MAY)).reached_on == MAY
    money = the(session, PlanMoney, a_sum(session, plan, 12, 2027, tool="grants", source="Health"))
    assert (money.year, money.pounds, money.tool, money.source) == (2027, Decimal(12), "grants", "Health")


@pytest.mark.parametrize(("line", "field"), [
    (Action(""), "words"), (Action("x" * 1001), "words"), (Action("Go", owner="x" * 201), "owner"),
    (Action("Go", done_on=MAY, dropped_on=MAY, dropped_why="No"), "dropped_on"), (Action("Go", done_on=TOMORROW), "done_on"),
    (Action("Go", dropped_on=TOMORROW, dropped_why="No"), "dropped_on"), (Action("Go", dropped_on=MAY), "dropped_why"),
    (Action("Go", dropped_why="No"), "dropped_why"), (Milestone("", MAY), "words"), (Milestone("x" * 501, MAY), "words"),
    (Milestone("Go", None), "due_on"), (Milestone("Go", MAY, TOMORROW), "reached_on"), (Sum(None, Decimal(1)), "year"),
    (Sum(1999, Decimal(1)), "year"), (Sum(2100, Decimal(1)), "year"), (Sum(2026, None), "pounds"), (Sum(2026, Decimal(-1)), "pounds"),
    (Sum(2026, Decimal("NaN")), "pounds"), (Sum(2026, Decimal(10**10)), "pounds"), (Sum(2026, Decimal(1), "wishes"), "tool"),
    (Sum(2026, Decimal(1), "", "x" * 201), "source")])
def test_what_a_line_cannot_say(line, field, session, plan):
    with pytest.raises(BadInput) as caught:
        add_line(an_actor(), plan, line, session=session)
    assert caught.value.field == field


def test_saving_over_a_newer_line_is_refused_with_both_texts(session, plan):
    made = an_action(session, plan)
    change_line(an_actor(), made, 1, Action("Theirs"), session=session)
    with pytest.raises(Changed) as caught:
        change_line(an_actor(), made, 1, Action("Mine"), session=session)
    assert (caught.value.theirs["words"], caught.value.mine["words"]) == ("Theirs", "Mine")
    with pytest.raises(Changed):
        take_out_line(an_actor(), Action, made, 1, session=session)


@pytest.mark.parametrize(("make", "kind", "model", "other"), [
    (an_action, Action, PlanAction, Action("Else")), (a_milestone, Milestone, PlanMilestone, Milestone("Else", MAY)),
    (a_sum, Sum, PlanMoney, Sum(2028, Decimal(0)))])
def test_a_line_that_is_taken_out_can_be_put_back(make, kind, model, other, session, workshop, plan):
    made = make(session, plan)
    take_out_line(an_actor(), kind, made, 1, session=session)
    assert the(session, model, made).withdrawn_at
    with pytest.raises(MoveRefused, match="Put it back first"):
        change_line(an_actor(), made, 2, other, session=session)
    put_back_line(an_actor(), kind, made, 2, session=session)
    assert [(row.id, row.withdrawn_at) for row in queries.lines_of(model, workshop.id, session=session)] == [(made, None)]


def test_lines_of_a_withdrawn_plan_rest_with_it(session, workshop, plan):
    made = an_action(session, plan)
    withdraw_plan(an_actor(), plan, session=session)
    assert queries.lines_of(PlanAction, workshop.id, session=session) == []
    for act in (lambda: an_action(session, plan), lambda: change_line(an_actor(), made, 1, Action("Go"), session=session)):
        with pytest.raises(NotFound, match="withdrawn"):
            act()


def test_only_who_may_writes_lines(session, workshop, plan):
    made = an_action(session, plan)
    line = Action("Go")
    for actor in (an_actor("small-group-host"), an_actor("commissioner", a_workshop(session).id)):
        for act, what in ((add_line, (plan, line)), (change_line, (made, 1, line)), (take_out_line, (Action, made, 1)),
                           (put_back_line, (Action, made, 1))):
            with pytest.raises(NotAllowed):
                act(actor, *what, session=session)


@pytest.mark.parametrize(("day", "year", "said"), [
    (date(2026, 3, 31), 2025, "2025-26"), (date(2026, 4, 1), 2026, "2026-27"), (date(2099, 12, 31), 2099, "2099-00")])
def test_a_financial_year_begins_in_april(day, year, said):
    assert year_of(day) == year and say_year(year) == said


@given(st.dates(date(2000, 4, 1), date(2099, 3, 31)))
def test_every_day_lies_in_its_financial_year(day):
    assert date(year_of(day), 4, 1) <= day <= date(year_of(day) + 1, 3, 31)
