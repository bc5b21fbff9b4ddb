"""What is due: which days count, what ends them, and how they are said."""

from datetime import date, timedelta

import pytest

from tests.factories import a_plan, a_workshop, a_workshop_at, an_actor, an_evaluation, the
from toolkit.clock import a_year_on, today
from toolkit.errors import Changed, NotAllowed
from toolkit.models import Consultation, PlanAction, PlanMilestone, Workshop
from toolkit.steps.due import due
from toolkit.steps.looking_again import set_look_again
from toolkit.steps.moves import move
from toolkit.steps.setting_up import put_away
from toolkit.storage.queries import due as queries
from toolkit.words.speaking import say_due

TODAY = date(2028, 2, 29)


@pytest.mark.parametrize(("day", "next_year"), [
    (date(2026, 3, 12), date(2027, 3, 12)), (date(2028, 2, 29), date(2029, 2, 28)), (date(2027, 2, 28), date(2028, 2, 28)),
    (date(2027, 12, 31), date(2028, 12, 31)), (date.max, date.max)])
def test_a_year_on_is_the_same_day_where_there_is_one(day, next_year):
    assert a_year_on(day) == next_year


@pytest.mark.parametrize(("days", "said"), [
    (-366, "late by 366 days"), (-2, "late by 2 days"), (-1, "late by 1 day"), (0, "due today"), (1, "due tomorrow"),
    (2, "due in 2 days"), (28, "due in 28 days"), (29, "due on 29 March 2028"), (366, "due on 1 March 2029")])
def test_how_far_off_a_day_is(days, said):
    assert say_due(TODAY + timedelta(days=days), TODAY) == said


def ends(session, row):
    session.add(row)
    session.flush()
    return row


def kinds(session, workshop):
    return [(one.kind, one.on) for one in due(workshop.id, session=session)]


def test_nothing_is_due_where_no_day_was_given(session):
    workshop = a_workshop(session)
    plan = a_plan(session, workshop)
    ends(session, PlanAction(plan_id=plan, words="Print it"))
    assert kinds(session, workshop) == [] and queries.due_counts(TODAY, session=session) == (0, 0)


@pytest.mark.parametrize(("changes", "listed"), [
    ({}, True), ({"done_on": TODAY}, False), ({"dropped_on": TODAY}, False)])
def test_an_action_is_due_until_it_is_done_or_dropped(session, changes, listed):
    workshop = a_workshop(session)
    plan = a_plan(session, workshop)
    ends(session, PlanAction(plan_id=plan, words="Print it", owner="Information lead", due_on=TODAY, **changes))
    found = due(workshop.id, session=session)
    assert [(one.name, one.who, say_due(one.on, TODAY)) for one in found] == [
        ("Action: Print it", "Information lead", "due today")] * listed


@pytest.mark.parametrize(("reached_on", "listed"), [(None, True), (TODAY, False)])
def test_a_milestone_is_due_until_it_is_reached(session, reached_on, listed):
    workshop = a_workshop(session)
    ends(session, PlanMilestone(plan_id=a_plan(session, workshop), words="Half of them", due_on=TODAY, reached_on=reached_on))
    assert kinds(session, workshop) == [("milestone", TODAY)] * listed


@pytest.mark.parametrize(("actions", "listed"), [
    ([], True), ([{}], True), ([{"done_on": TODAY}, {}], True), ([{"dropped_on": TODAY}], True),
    ([{"done_on": TODAY}], False), ([{"done_on": TODAY}, {"dropped_on": TODAY}], False)])
def test_a_plan_is_due_until_its_actions_are_done(session, actions, listed):
    workshop = a_workshop(session)
    plan = a_plan(session, workshop, ends_on=TODAY)
    for number, action in enumerate(actions):
        ends(session, PlanAction(plan_id=plan, words=f"Part {number}", **action))
    assert kinds(session, workshop) == [("plan", TODAY)] * listed
    assert bool(queries.done_priorities(workshop.id, session=session)) is not listed


@pytest.mark.parametrize(("state", "closes_on", "listed"), [
    ("open", TODAY, True), ("open", None, False), ("draft", TODAY, False), ("closed", TODAY, False)])
def test_a_consultation_is_due_while_it_is_open(session, state, closes_on, listed):
    workshop = a_workshop(session)
    ends(session, Consultation(workshop_id=workshop.id, state=state, closes_on=closes_on, words="What do you think?"))
    assert [one.name for one in due(workshop.id, session=session)] == [
        "Consultation closes: Key what came in on paper, then close it."] * listed


@pytest.mark.parametrize(("held_on", "listed"), [(TODAY - timedelta(days=1), True), (TODAY, False), (TODAY + timedelta(days=1), False)])
def test_a_plan_that_ended_before_an_evaluation_was_looked_at_there(session, held_on, listed):
    workshop = a_workshop(session)
    a_plan(session, workshop, ends_on=TODAY)
    an_evaluation(session, workshop, held_on)
    assert [one.kind for one in due(workshop.id, session=session)] == ["plan"] * listed + ["review"]


def test_looking_again_is_due_a_year_after_step_3_was_closed(session):
    workshop = a_workshop_at(session, "plans")
    assert kinds(session, workshop) == [("review", a_year_on(today()))]
    an_evaluation(session, workshop, date(2028, 2, 29))
    assert kinds(session, workshop) == [("review", date(2029, 2, 28))]


def test_people_agree_on_another_day(session):
    workshop = a_workshop_at(session, "plans")
    first = the(session, Workshop, workshop.id).look_again_on
    set_look_again(an_actor("commissioner"), workshop.id, first, TODAY, session=session)
    assert kinds(session, workshop) == [("review", TODAY)]
    with pytest.raises(Changed) as caught:
        set_look_again(an_actor(), workshop.id, first, None, session=session)
    assert (caught.value.theirs, caught.value.mine) == ({"day": "29 February 2028"}, {"day": "no date"})
    with pytest.raises(NotAllowed):
        set_look_again(an_actor("small-group-host"), workshop.id, TODAY, None, session=session)
    set_look_again(an_actor(), workshop.id, TODAY, None, session=session)
    assert kinds(session, workshop) == []


def test_going_back_and_on_again_keeps_the_day_people_agreed_on(session):
    workshop = a_workshop_at(session, "plans")
    set_look_again(an_actor(), workshop.id, the(session, Workshop, workshop.id).look_again_on, TODAY, session=session)
    for step in ("priorities", "plans"):
        move(an_actor(), workshop.id, step, session=session)
    assert kinds(session, workshop) == [("review", TODAY)]


def test_late_ones_come_first_and_what_is_put_away_is_not_due(session):
    workshop, other = a_workshop(session, title="Spring"), a_workshop(session, title="Autumn")
    for one, on in ((workshop, TODAY), (other, TODAY - timedelta(days=1)), (other, TODAY + timedelta(days=1))):
        a_plan(session, one, ends_on=on)
    assert [say_due(one.on, TODAY) for one in due(session=session)] == ["late by 1 day", "due today", "due tomorrow"]
    assert [one.workshop for one in due(session=session, limit=1)] == ["Autumn"]
    assert queries.due_counts(TODAY, session=session) == (3, 1)
    put_away(an_actor(), other.id, session=session)
    assert [one.workshop for one in due(session=session)] == ["Spring"]
