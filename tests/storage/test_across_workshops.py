"""Questions about many workshops at once, on both databases: the dashboard, what is due, the rounds of an area."""

from datetime import date, timedelta

import pytest

from tests.factories import WITNEY, a_next_round, a_plan, a_workshop, a_workshop_at, an_actor, an_evaluation
from toolkit.errors import NotAllowed
from toolkit.models import ConcernAnswer, PlanAction, PlanMilestone
from toolkit.steps.dashboard import PAGE, Wanted, glance
from toolkit.steps.due import due
from toolkit.steps.history import history
from toolkit.steps.setting_up import ChosenArea, put_away
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import evaluations
from toolkit.storage.queries.due import due_counts

TODAY = date(2026, 11, 27)


@pytest.fixture
def three(database):
    """Spring, evaluated, with a plan that is late; Autumn in Witney with an action to come; Winter, just begun."""
    with write_session() as session:
        spring = a_workshop_at(session, "evaluation", title="Spring", groups=("Older people", "Poets"))
        a_plan(session, spring, ends_on=TODAY - timedelta(days=3))
        held = an_evaluation(session, spring, date(2026, 3, 1), answers={"concerned": "Buses stopped"})
        autumn = a_workshop(session, title="Autumn 100%", area=ChosenArea(WITNEY.label, WITNEY.latitude, WITNEY.longitude))
        plan = a_plan(session, autumn)
        session.add(PlanAction(plan_id=plan, words="Print it", owner="Information lead", due_on=TODAY + timedelta(days=9)))
        session.add(PlanMilestone(plan_id=plan, words="Half of them", due_on=TODAY + timedelta(days=30)))
        return spring, autumn, a_workshop(session, title="Winter", area=False), held


def seen(wanted=None, number=1, actor=None):
    with read_session() as session:
        return glance(actor or an_actor("commissioner"), wanted or Wanted(), number, TODAY, session=session)


def titles(**wanted):
    found = seen(Wanted(**wanted))
    assert found.total == len(found.rows)
    return [one.title for one in found.rows]


def test_each_workshop_says_where_it_stands(three):
    spring, autumn, winter = seen().rows
    assert (seen().late, seen().concerns) == (1, 1)
    assert (spring.title, spring.step, spring.groups, spring.area) == ("Spring", "evaluation", ("Older people", "Poets"), "Oxfordshire")
    assert (spring.priorities, spring.planned, spring.open, spring.late, spring.concerns) == (2, 2, 1, 1, 1)
    assert (spring.first_on, spring.review_on) == (TODAY - timedelta(days=3), date(2027, 3, 1))
    assert (autumn.priorities, autumn.planned, autumn.open, autumn.late, autumn.concerns) == (1, 1, 2, 0, 0)
    assert (autumn.first_on, autumn.review_on) == (TODAY + timedelta(days=9), None)
    assert (winter.area, winter.open, winter.late, winter.first_on, winter.priorities) == (None, 0, 0, None, 0)


def test_a_concern_is_answered(three):
    with write_session() as session:
        answer = evaluations.answers_of(three[3], session=session)["concerned"]
        session.add(ConcernAnswer(workshop_id=three[0].id, answer_id=answer.id, words="A bus runs again."))
    assert seen().rows[0].concerns == seen().concerns == 0


@pytest.mark.parametrize(("wanted", "found"), [
    ({}, ["Spring", "Autumn 100%", "Winter"]),
    ({"order": "concerns"}, ["Spring", "Autumn 100%", "Winter"]),
    ({"order": "newest"}, ["Winter", "Autumn 100%", "Spring"]),
    ({"order": "title"}, ["Autumn 100%", "Spring", "Winter"]),
    ({"order": "step"}, ["Autumn 100%", "Winter", "Spring"]),
    ({"order": "no such"}, ["Spring", "Autumn 100%", "Winter"]),
    ({"area": "Oxfordshire"}, ["Spring"]),
    ({"group": "Poets"}, ["Spring"]),
    ({"group": "Older people", "step": "map"}, ["Autumn 100%", "Winter"]),
    ({"words": "witn"}, ["Autumn 100%"]),
    ({"words": "100%"}, ["Autumn 100%"]),
    ({"words": "spring oxford"}, ["Spring"]),
    ({"words": "spring witney"}, []),
    ({"step": "no such"}, ["Spring", "Autumn 100%", "Winter"])])
def test_the_list_is_narrowed_and_ordered(three, wanted, found):
    assert titles(**wanted) == found


def test_what_is_put_away_or_not_opened_by_a_link_is_left_out(three):
    with write_session() as session:
        put_away(an_actor(), three[0].id, session=session)
    assert titles() == ["Autumn 100%", "Winter"]
    limited = an_actor("commissioner", three[2].id)
    found, all_of_them = seen(actor=limited), seen()
    assert [one.title for one in found.rows] == ["Winter"]
    assert (found.areas, found.groups) == ((), ("Older people",))
    assert (all_of_them.areas, all_of_them.groups) == ((WITNEY.label,), ("Older people",))
    with pytest.raises(NotAllowed):
        seen(actor=an_actor("small-group-host"))


def test_a_long_list_comes_page_by_page(database):
    with write_session() as session:
        for number in range(PAGE + 2):
            a_workshop(session, title=f"Workshop {number:02}")
    found = [seen(Wanted(order="title"), number) for number in (1, 2, 3)]
    assert [(page.number, len(page.rows), page.total) for page in found] == [(1, PAGE, PAGE + 2), (2, 2, PAGE + 2), (2, 2, PAGE + 2)]
    assert [one.title for page in found[:2] for one in page.rows] == [
        f"Workshop {number:02}" for number in range(PAGE + 2)]


def test_what_is_due_comes_in_order(three):
    with read_session() as session:
        found = [(one.workshop, one.kind, (one.on - TODAY).days) for one in due(session=session)]
        assert due_counts(TODAY, session=session) == (4, 1)
    assert found == [("Spring", "plan", -3), ("Autumn 100%", "action", 9), ("Autumn 100%", "milestone", 30), ("Spring", "review", 94)]


def test_a_new_round_goes_on_and_the_one_before_is_not_looked_at_again(three):
    with write_session() as session:
        made = a_next_round(session, three[0])
        found = history(an_actor(), made, session=session)
        assert [(one.title, one.came_along) for one in found.rounds] == [("Spring", 0), ("Oxfordshire, a year on", 2)]
        assert "review" not in [one.kind for one in due(three[0].id, session=session)]
    spring = next(one for one in seen().rows if one.title == "Spring")
    assert spring.followed and spring.review_on is None
