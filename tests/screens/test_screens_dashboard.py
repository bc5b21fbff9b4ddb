"""All workshops at a glance, and what is due on the first page."""

from datetime import timedelta

import pytest

from tests.factories import WITNEY, a_plan, a_workshop, a_workshop_at, an_actor, an_evaluation
from toolkit.access.roles import Role
from toolkit.clock import say_date, today
from toolkit.models import PlanAction
from toolkit.steps.dashboard import PAGE
from toolkit.steps.setting_up import ChosenArea, put_away
from toolkit.storage.engine import write_session


@pytest.fixture
def two(record):
    """Spring, evaluated, late with a plan and with a concern; Autumn in Witney, with an action to come."""
    with write_session() as session:
        spring = a_workshop_at(session, "evaluation", title="Spring", groups=("Older people", "Poets"))
        a_plan(session, spring, action="A bus <b>now</b>", ends_on=today() - timedelta(days=3), lead="Transport lead")
        an_evaluation(session, spring, today() - timedelta(days=300), answers={"concerned": "Buses stopped"})
        autumn = a_workshop(session, title="Autumn *tea*", area=ChosenArea(WITNEY.label, WITNEY.latitude, WITNEY.longitude))
        session.add(PlanAction(plan_id=a_plan(session, autumn), words="Print it", due_on=today() + timedelta(days=9)))
        return spring, autumn


@pytest.fixture
def commissioner(two, sign_in):
    return sign_in(Role.COMMISSIONER)


def test_the_first_page_says_what_is_due_late_ones_first(commissioner):
    reads = commissioner.reads
    assert "What is due" in reads and "Late by 3 days" in reads and "Plan ends: A bus <b>now</b>" in reads
    assert reads.index("Late by 3 days") < reads.index("Due in 9 days") < reads.index("Look again, Step 5")
    assert f"Due in 9 days, {say_date(today() + timedelta(days=9))}" in reads and "Transport lead · Spring" in reads


def test_what_is_due_leads_to_where_it_is_dealt_with_and_to_a_calendar(commissioner, two):
    html = "".join(one.value for one in commissioner.at.html)
    assert f'href="/step_plans?workshop={two[0].id}"' in html and f'href="/step_evaluation?workshop={two[0].id}"' in html
    assert 'href="/due.ics"' in html and "All workshops at a glance" in commissioner.labels


def test_a_host_has_no_reminders_and_no_dashboard(two, sign_in):
    host = sign_in(Role.HOST)
    assert "What is due" not in host.reads and "All workshops at a glance" not in host.labels
    assert "This cannot be shown just now" in host.open("dashboard").reads
    assert "cannot look across workshops" in host.errors[0]


def test_many_reminders_are_the_first_few_and_how_many_there_are(two, sign_in):
    with write_session() as session:
        plan = a_plan(session, two[1])
        for number in range(10):
            session.add(PlanAction(plan_id=plan, words=f"Part {number}", due_on=today() - timedelta(days=1)))
    assert "These are the first 6 of 13, of which 11 are late." in sign_in(Role.COMMISSIONER).reads


def test_nothing_due_is_not_mentioned(sign_in):
    facilitator = sign_in()
    assert "What is due" not in facilitator.reads and "All workshops at a glance" in facilitator.labels


def test_the_example_is_marked_among_what_is_due(example, sign_in):
    assert "(example)" in sign_in(Role.COMMISSIONER).reads


def test_each_workshop_is_one_row(commissioner):
    reads = commissioner.open("dashboard").reads
    assert "In all workshops under way, 1 thing is late and 1 worry has no answer." in reads
    assert "2 workshops under way" in reads and "Older people, Poets" in reads and "Autumn *tea*" in reads
    assert "1 late , 1 in all" in " ".join(reads.split()) and "the first late by 3 days" in reads
    assert "1 without an answer" in reads and "none open" in reads
    assert "2 priorities" in reads and "each has a plan" in reads and "not yet" in reads


def test_the_list_is_narrowed_by_the_address_and_cleared(commissioner):
    commissioner.open("dashboard").choose("Area", WITNEY.label)
    assert "1 workshop under way" in commissioner.reads and commissioner.address["area"] == WITNEY.label
    assert "Spring" not in commissioner.reads
    commissioner.press("Clear filters").choose("Group of people", "Poets")
    assert "Spring" in commissioner.reads and "Autumn" not in commissioner.reads
    commissioner.choose("Words in the title", "no such words")
    assert "No workshop matches." in commissioner.reads
    assert "2 workshops under way" in commissioner.press("Clear filters").reads


@pytest.mark.parametrize(("order", "first"), [("due", "Spring"), ("title", "Autumn")])
def test_the_list_is_ordered(commissioner, order, first):
    reads = commissioner.open("dashboard").choose("In which order", order).reads
    assert (reads.index("Spring") < reads.index("Autumn")) is (first == "Spring")


def test_what_is_searched_for_and_too_long_is_said_in_one_sentence(commissioner):
    commissioner.open("dashboard", words="x" * 500)
    assert len(commissioner.errors) == 1 and "500 characters" in commissioner.errors[0]
    assert "2 workshops under way" in commissioner.press("Clear filters").reads


def test_a_long_list_is_turned_page_by_page(commissioner):
    with write_session() as session:
        for number in range(PAGE):
            a_workshop(session, title=f"Another {number}")
    assert f"1 to {PAGE} of {PAGE + 2}" in commissioner.open("dashboard").reads
    assert f"{PAGE + 1} to {PAGE + 2} of {PAGE + 2}" in commissioner.press("Further in the list").reads
    assert f"1 to {PAGE} of" in commissioner.choose("In which order", "title").reads  # another order begins at the first page


def test_a_link_to_one_workshop_shows_that_one(two, sign_in):
    limited = sign_in(Role.COMMISSIONER, two[1].id)
    assert "A bus" not in limited.reads and "Print it" in limited.reads
    assert "1 workshop under way" in limited.open("dashboard").reads and "Spring" not in limited.reads


def test_with_nothing_under_way_it_says_how_to_begin(commissioner, two):
    with write_session() as session:
        for one in two:
            put_away(an_actor(), one.id, session=session)
    assert "nothing is late and no worry waits" in commissioner.open("dashboard").reads
    assert "No workshop is under way." in commissioner.open("dashboard").reads
