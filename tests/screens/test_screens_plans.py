"""Step 4: one plan for each final priority."""

from datetime import date

import pytest

from tests.factories import a_plan, a_priority, a_workshop, an_actor, as_saved
from toolkit.framework import framework
from toolkit.steps.planning import Planned, change_plan
from toolkit.steps.prioritising import final_priorities
from toolkit.storage.engine import write_session

ACTION = "What will be done, and for whom"


@pytest.fixture
def workshop(record):
    with write_session() as session:
        made = a_workshop(session)
        for title in ("Buses", "Trains"):
            a_priority(session, made, title, final="All agreed.")
        return made


@pytest.fixture
def planner(facilitator, workshop):
    """A facilitator at Step 4, before the first plan."""
    return facilitator.open("step_plans", workshop.id)


def test_without_final_priorities_there_is_nothing_to_plan(facilitator):
    with write_session() as session:
        empty = a_workshop(session)
    assert "Choose those in Step 3 first." in facilitator.open("step_plans", empty.id).reads


def test_a_plan_is_written(planner):
    planner.put(ACTION, "A bus every hour").put("Commissioning tools", [framework().tools[0].slug]) \
        .put("Who leads", "Transport").put("Cost in pounds", "£45,000").put("Starts", date(2026, 4, 1)) \
        .put("Ends", date(2027, 3, 31)).put("A quick win", True).press("Save the plan")
    assert planner.said("The plan is saved.")
    assert "A bus every hour (quick win)" in planner.reads and "£45,000" in planner.reads
    assert "1 April 2026 to 31 March 2027" in planner.reads


def test_one_line_is_enough_for_a_plan(planner):
    assert planner.put(ACTION, "A bus every hour").press("Save the plan").said("The plan is saved.")
    assert "not said yet" in planner.reads and "no date" not in planner.reads.split("All plans")[-1]


@pytest.mark.parametrize(("label", "typed", "sentence"), [
    (ACTION, "", "Please write what will be done first."),
    (ACTION, "a" * 10_000, "This is 10,000 characters long"),
    ("Cost in pounds", "about ten", "The cost is a number of pounds"),
    ("Cost in pounds", "NaN", "The cost is a number of pounds"),
    ("Cost in pounds", "-3", "The cost is in pounds, from 0 up."),
    ("Ends", date(2025, 1, 1), "This ends before it starts."),
])
def test_a_plan_that_cannot_be_saved_stays_and_one_sentence_says_why(label, typed, sentence, planner):
    planner.put(ACTION, "A bus every hour").put("Starts", date(2026, 1, 1)).put("Who leads", "Transport")
    planner.put(label, typed).press("Save the plan")
    assert len(planner.errors) == 1 and sentence in planner.errors[0]
    assert planner.value(label) == typed and planner.value("Who leads") == "Transport"


def test_a_plan_is_changed_and_withdrawn(facilitator, workshop):
    with write_session() as session:
        a_plan(session, workshop, final(session, workshop))
    facilitator.open("step_plans", workshop.id).put(ACTION, "A tram").press("Save the plan")
    assert facilitator.value(ACTION) == "A tram" and "All plans" in facilitator.reads
    facilitator.press("Withdraw this plan")
    assert facilitator.said("Withdrawn.") and "All plans" not in facilitator.reads


def test_a_plan_saved_by_somebody_else_is_shown_and_not_overwritten(facilitator, workshop):
    with write_session() as session:
        plan = a_plan(session, workshop, final(session, workshop))
    facilitator.open("step_plans", workshop.id).put(ACTION, "My tram")
    with write_session() as session:
        change_plan(an_actor(), plan, as_saved(session, plan), Planned("Their ferry"), session=session)
    facilitator.press("Save the plan")
    assert "Theirs, saved now" in facilitator.reads and "Their ferry" in facilitator.reads
    assert facilitator.value(ACTION) == "My tram"
    assert facilitator.press("Save the plan").said("The plan is saved.")
    assert "My tram" in facilitator.reads


def test_what_is_typed_and_not_saved_stays_while_one_looks_elsewhere(planner, workshop):
    assert not planner.field(ACTION).form_id, "a form of Streamlit's sends nothing before its button is pressed"
    planner.put(ACTION, "A bus every hour").put("Commissioning tools", [framework().tools[0].slug]).put("Starts", date(2026, 4, 1)).run()
    assert "Not saved yet." in planner.reads
    planner.open("step_map", workshop.id).open("step_plans", workshop.id)
    assert planner.value(ACTION) == "A bus every hour" and planner.value("Starts") == date(2026, 4, 1)
    assert planner.value("Commissioning tools") == [framework().tools[0].slug] and "Not saved yet." in planner.reads
    planner.choose("Final priorities", 2)
    assert planner.value(ACTION) == "" and "Not saved yet." not in planner.reads
    assert planner.choose("Final priorities", 1).value(ACTION) == "A bus every hour"
    assert planner.press("Save the plan").said("The plan is saved.") and "Not saved yet." not in planner.reads


def test_a_draft_begun_before_a_colleague_wrote_the_plan_does_not_overwrite_it_unseen(planner, workshop):
    planner.put(ACTION, "My tram").run().open("step_map", workshop.id)
    with write_session() as session:
        a_plan(session, workshop, final(session, workshop))
    planner.open("step_plans", workshop.id).press("Save the plan")
    assert "Theirs, saved now" in planner.reads and planner.value(ACTION) == "My tram"
    assert planner.press("Save the plan").said("The plan is saved.") and planner.value(ACTION) == "My tram"


def test_where_nothing_was_typed_the_newest_plan_is_shown(facilitator, workshop):
    with write_session() as session:
        plan = a_plan(session, workshop, final(session, workshop))
    facilitator.open("step_plans", workshop.id)
    with write_session() as session:
        change_plan(an_actor(), plan, as_saved(session, plan), Planned("Their ferry"), session=session)
    assert facilitator.run().value(ACTION) == "Their ferry" and "Not saved yet." not in facilitator.reads


def test_the_chosen_priority_is_kept_in_the_address(planner):
    assert planner.choose("Final priorities", 2).address["priority"] == "2"
    assert "Trains" in planner.reads


def final(session, workshop):
    return final_priorities(workshop.id, session=session)[0].id
