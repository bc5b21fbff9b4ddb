"""Moving on and back, and coming back to where somebody was."""

import pytest

from tests.factories import a_gap, a_plan, a_workshop, a_workshop_at
from tests.screens.person import PAGES, STEP_PAGES
from toolkit.framework import framework
from toolkit.steps.prioritising import final_priorities
from toolkit.storage.engine import write_session


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_screen_shows_the_example(page, theme, facilitator, example):
    facilitator.at.context["theme"] = theme
    facilitator.open(page, example)
    assert not facilitator.errors and "Example" in facilitator.reads


@pytest.mark.parametrize("page", STEP_PAGES)
def test_every_screen_shows_a_workshop_in_which_nothing_was_said(page, facilitator):
    with write_session() as session:
        workshop = a_workshop(session, area=False)
    facilitator.open(page, workshop.id)
    assert not facilitator.errors and "of 5" in facilitator.reads


@pytest.mark.parametrize("part", ["ideas", "matrix", "vote", "final", "then", "fared", "questions"])
def test_every_part_shows_the_example(part, facilitator, example):
    page = "step_evaluation" if part in ("then", "fared", "questions") else "step_priorities"
    assert not facilitator.open(page, example, part=part).errors
    assert facilitator.value("Part") == part


@pytest.mark.parametrize("page", [*PAGES[1:], "record", "exchange", "stories"])
def test_the_five_steps_stand_on_every_screen_of_a_workshop(page, facilitator, example):
    labels = facilitator.open(page, example).labels
    assert [label for label in labels if " of " in label and label.strip("*")[:2] in {f"{number} " for number in range(1, 6)}] \
        == [label for label in labels if "· " in label][:5]
    assert sum(label.startswith("**") for label in labels) == page.startswith("step_")


def test_nothing_but_the_story_stands_on_the_wall(facilitator, example):
    assert not any(" of " in label for label in facilitator.open("stories", example, part="show").labels)


def test_a_step_moved_on_to_begins_with_its_first_function(facilitator):
    with write_session() as session:
        workshop = a_workshop_at(session, "gaps")
        a_gap(session, workshop)
    facilitator.open("step_gaps", workshop.id, function=4, group=workshop.group)
    facilitator.press(next(label for label in facilitator.labels if label.startswith("Move on to Step 3")))
    assert facilitator.address == {"group": str(workshop.group)}


def test_a_step_that_is_not_ready_says_why_it_cannot_be_left(facilitator):
    with write_session() as session:
        workshop = a_workshop(session)
    facilitator.open("step_map", workshop.id)
    move_on = next(button for button in facilitator.at.button if button.label.startswith("Move on to Step 2"))
    assert move_on.proto.disabled


@pytest.mark.parametrize(("step", "page", "button", "arrives"), [
    ("gaps", "step_gaps", "Move on to Step 3", "Step 3 of 5"), ("gaps", "step_map", "Go back to Step 1", "Step 1 of 5"),
    ("plans", "step_plans", "Move on to Step 5", "Step 5 of 5"), ("evaluation", "step_gaps", "Go back to Step 2", "Step 2 of 5"),
])
def test_a_workshop_moves_and_the_screen_with_it(step, page, button, arrives, facilitator):
    with write_session() as session:
        workshop = a_workshop_at(session, step)
        if step == "gaps":
            a_gap(session, workshop)
        if step == "plans":
            a_plan(session, workshop, final_priorities(workshop.id, session=session)[0].id)
    facilitator.open(page, workshop.id)
    facilitator.press(next(label for label in facilitator.labels if label.startswith(button)))
    assert facilitator.said("The workshop now stands at") and arrives in facilitator.reads
    assert arrives in facilitator.open("setup", workshop.id).reads


def test_an_address_comes_back_to_the_same_group_function_and_part(sign_in):
    with write_session() as session:
        workshop = a_workshop(session, groups=("Older people", "Carers"))
    again = sign_in().open("step_map", workshop.id, function=7, group=workshop.groups[1])
    assert again.value("Function") == 7 and again.value("Group of people") == str(workshop.groups[1])
    assert f"7 {framework().function(7).name}" in again.reads


def test_an_address_that_is_not_right_falls_back_to_the_first(facilitator):
    with write_session() as session:
        workshop = a_workshop(session)
    facilitator.open("step_map", workshop.id, function=99, group="nobody")
    assert facilitator.value("Function") == 1 and facilitator.value("Group of people") == str(workshop.group)


def test_without_an_address_people_go_on_where_they_left_off(sign_in):
    person = sign_in()
    with write_session() as session:
        workshop = a_workshop(session, groups=("Older people", "Carers"))
    person.open("step_gaps", workshop.id, function=4, group=workshop.groups[1])
    later = sign_in(secret=person.secret).open("step_gaps")
    assert later.value("Function") == 4 and later.value("Group of people") == str(workshop.groups[1])


def test_with_no_address_and_nothing_left_off_the_first_page_opens(facilitator):
    assert "No workshop yet" in facilitator.open("step_map").reads


def test_switching_between_steps_keeps_group_and_function(facilitator):
    with write_session() as session:
        workshop = a_workshop(session, groups=("Older people", "Carers"))
    facilitator.open("step_map", workshop.id).press("Next: 2 " + framework().function(2).name)
    links = [link.proto.query_string for link in facilitator.at.get("page_link")]
    assert any("function=2" in link for link in links)
