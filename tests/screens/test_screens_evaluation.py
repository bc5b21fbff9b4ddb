"""Step 5: then and now, how each entry has fared, and the five questions."""

from datetime import date

import pytest
from sqlmodel import select

from tests.factories import (
    a_baseline,
    a_gap,
    a_plan,
    a_priority,
    a_workshop,
    a_workshop_at,
    an_action,
    an_actor,
    an_entry,
    an_evaluation,
    nothing,
    the,
)
from toolkit.framework import framework
from toolkit.models import Entry, Plan
from toolkit.steps.evaluating import answer
from toolkit.steps.recording import withdraw_entry
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import evaluations

QUESTION = framework().questions[0]


@pytest.fixture
def workshop(record):
    with write_session() as session:
        made = a_workshop(session)
        an_entry(session, made, "A lunch club")
        a_gap(session, made, "No bus on Sundays")
        a_baseline(session, made)
        return made


@pytest.fixture
def held(workshop):
    """The id of an evaluation that was started."""
    with write_session() as session:
        return an_evaluation(session, workshop)


def test_before_step_3_is_closed_there_is_nothing_to_look_back_at(facilitator):
    with write_session() as session:
        new = a_workshop(session)
    assert "There is nothing to look back at yet." in facilitator.open("step_evaluation", new.id).reads


def test_then_stands_beside_now_with_what_changed(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, "A new supper club", function=2)
    facilitator.open("step_evaluation", workshop.id)
    assert "New: A new supper club" in facilitator.reads
    assert "The table as it was" in facilitator.reads and "The table as it is" in facilitator.reads


def test_how_entries_have_fared_stands_under_what_changed(facilitator, workshop, held):
    facilitator.open("step_evaluation", workshop.id)
    assert "How what stands has fared" not in facilitator.reads
    facilitator.open("step_evaluation", workshop.id, part="fared")
    facilitator.fields("How is it now?")[0].set_value("better")
    facilitator.run().fields("In the experts' words")[0].set_value("More people come")
    facilitator.run()
    facilitator.open("step_evaluation", workshop.id)
    assert "Better: A lunch club (“More people come”)" in facilitator.reads


def test_then_and_now_leads_to_starting_an_evaluation(facilitator, workshop):
    facilitator.open("step_evaluation", workshop.id).press("Start an evaluation")
    assert facilitator.address["part"] == "fared" and facilitator.fields("Held on")


def test_an_evaluation_is_started(facilitator, workshop):
    facilitator.open("step_evaluation", workshop.id, part="questions").put("Who is there", "Eleven of us").press("Start")
    assert facilitator.said("The evaluation is started.") and "Eleven of us" in facilitator.reads


def test_how_an_entry_has_fared_is_noted_and_taken_back(facilitator, workshop, held):
    facilitator.open("step_evaluation", workshop.id, part="fared")
    facilitator.fields("How is it now?")[0].set_value("better")
    assert "1 of 2 asked again" in facilitator.run().field("Function").proto.captions[0]
    facilitator.fields("In the experts' words")[0].set_value("More people come")
    assert facilitator.run().fields("In the experts' words")[0].value == "More people come"
    facilitator.fields("In the experts' words")[0].set_value("")
    facilitator.run().fields("How is it now?")[0].set_value("not asked again")
    assert "0 of 2 asked again" in facilitator.run().field("Function").proto.captions[0]


def test_how_a_gap_in_coverage_has_fared_is_noted(facilitator, workshop):
    with write_session() as session:
        a_gap(session, workshop, "Nothing in the north", function=0)
        an_evaluation(session, workshop)
    facilitator.open("step_evaluation", workshop.id, part="fared").choose("Function", 0)
    assert "Coverage: where on the map" in facilitator.reads and "Nothing in the north" in facilitator.reads
    facilitator.fields("How is it now?")[0].set_value("better")
    assert facilitator.run().field("Function").proto.captions[-1] == "1 of 1 asked again"
    assert facilitator.press("Back to the first: 1 Finding out what is available").address["function"] == "1"


def test_how_it_has_fared_opens_at_function_1(facilitator, workshop, held):
    assert facilitator.open("step_evaluation", workshop.id, part="fared").value("Function") == 1


def test_words_without_an_answer_stay_and_are_asked_for_one(facilitator, workshop, held):
    facilitator.open("step_evaluation", workshop.id, part="fared")
    facilitator.fields("In the experts' words")[0].set_value("More people come")
    facilitator.run()
    assert len(facilitator.errors) == 1 and "better, the same, worse or gone" in facilitator.errors[0]
    assert facilitator.fields("In the experts' words")[0].value == "More people come"


def test_the_five_questions_are_answered(facilitator, workshop, held):
    facilitator.open("step_evaluation", workshop.id, part="questions")
    for question in framework().questions:
        facilitator.put(question.name, f"About {question.slug}")
    assert facilitator.press("Save the answers").said("The answers are saved.")
    assert all(facilitator.value(question.name) == f"About {question.slug}" for question in framework().questions)


def test_an_answer_not_saved_yet_stays_while_one_looks_elsewhere(facilitator, workshop, held):
    facilitator.open("step_evaluation", workshop.id, part="questions").put(QUESTION.name, "A choir was tried").run()
    assert "Not saved yet." in facilitator.reads and not facilitator.field(QUESTION.name).form_id
    facilitator.open("step_map", workshop.id).open("step_evaluation", workshop.id, part="questions")
    assert facilitator.value(QUESTION.name) == "A choir was tried" and "Not saved yet." in facilitator.reads
    assert facilitator.press("Save the answers").said("The answers are saved.") and "Not saved yet." not in facilitator.reads


def test_an_answer_that_is_too_long_stays_and_one_sentence_says_why(facilitator, workshop, held):
    facilitator.open("step_evaluation", workshop.id, part="questions").put(QUESTION.name, "a" * 10_000).press("Save the answers")
    assert len(facilitator.errors) == 1 and "10,000 characters" in facilitator.errors[0]
    assert facilitator.value(QUESTION.name) == "a" * 10_000


def test_an_answer_saved_by_somebody_else_is_shown_and_not_overwritten(facilitator, workshop, held):
    with write_session() as session:
        answer(an_actor(), held, QUESTION.slug, 0, "First words", session=session)
    facilitator.open("step_evaluation", workshop.id, part="questions").put(QUESTION.name, "Mine")
    with write_session() as session:
        answer(an_actor(), held, QUESTION.slug, 1, "Theirs", session=session)
    facilitator.press("Save the answers")
    assert "Theirs" in facilitator.reads and facilitator.value(QUESTION.name) == "Mine"
    assert facilitator.press("Save the answers").said("The answers are saved.")


def test_several_baselines_can_be_compared_with(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, "A new supper club")
        a_baseline(session, workshop, "A second look")
    assert facilitator.open("step_evaluation", workshop.id).fields("Compare")[0].options[0].startswith("A second look")


def test_what_is_different_stands_in_cells_on_the_map_and_in_words(facilitator, workshop):
    with write_session() as session:
        gone = session.exec(select(Entry.id).where(Entry.words == "A lunch club")).one()
        withdraw_entry(an_actor(), gone, session=session)
        an_entry(session, workshop, "A new supper club", function=2)
        nothing(session, workshop, 9)
    facilitator.open("step_evaluation", workshop.id, look="different")
    reads = " ".join(facilitator.reads.split())
    assert "+ 1 available new" in reads and "− 1 available gone" in reads and "as before" in reads
    assert "was “not asked”, now “asked: nothing”" in reads
    assert "+ New: A new supper club" in reads and "− Withdrawn: A lunch club" in reads
    assert "New since: a plus" in reads and "The table as it was" not in reads


def test_two_baselines_are_compared_with_each_other(facilitator, workshop):
    with write_session() as session:
        first = evaluations.baselines_of(workshop.id, session=session)[0].id
        an_entry(session, workshop, "In autumn", function=2)
        second = a_baseline(session, workshop, "Autumn")
        an_entry(session, workshop, "In winter", function=3)
    facilitator.open("step_evaluation", workshop.id, baseline=first, against=second)
    assert "+ New: In autumn" in facilitator.reads and "In winter" not in facilitator.reads
    assert "The table as it was later" in facilitator.reads
    facilitator.choose("Compare it with", "now")
    assert "+ New: In winter" in facilitator.reads and facilitator.address["against"] == "now"
    facilitator.open("step_evaluation", workshop.id, baseline=second)
    assert "In autumn" not in facilitator.reads


def test_a_baseline_is_kept_at_an_evaluation(facilitator, workshop, held):
    facilitator.open("step_evaluation", workshop.id).press("Keep it")
    assert len(facilitator.errors) == 1 and "Nothing changed since" in facilitator.errors[0]
    with write_session() as session:
        an_entry(session, workshop, "A new supper club")
    facilitator.open("step_evaluation", workshop.id).put("A name for it", " ").press("Keep it")
    assert len(facilitator.errors) == 1 and facilitator.value("A name for it") == " "
    assert facilitator.put("A name for it", "After a year").press("Keep it").said("Kept: After a year.")
    assert any(one.startswith("After a year") for one in facilitator.fields("Compare")[0].options)
    with read_session() as session:
        assert evaluations.baselines_of(workshop.id, session=session)[0].evaluation_id == held
    assert "New: A new supper club" in facilitator.reads  # against the one before, not against what was just kept


def test_the_five_questions_are_asked_about_each_priority(facilitator, workshop, held):
    with write_session() as session:
        priority = a_priority(session, workshop, "A guide", final="So.")
    facilitator.open("step_evaluation", workshop.id, part="questions", about=priority)
    facilitator.put(QUESTION.name, "A guide was printed")
    assert facilitator.press("Save the answers").said("The answers are saved.")
    assert "1 A guide · 1 of 5 answered" in facilitator.field("About").options
    facilitator.choose("About", "whole")
    assert facilitator.value(QUESTION.name) == ""
    assert facilitator.choose("About", str(priority)).value(QUESTION.name) == "A guide was printed"


def test_the_day_the_people_and_the_groups_are_corrected(facilitator, workshop, held):
    facilitator.open("step_evaluation", workshop.id, part="questions")
    assert "with all groups of people" in facilitator.reads
    facilitator.at.text_input[0].set_value("Nine of us")
    facilitator.at.multiselect[0].set_value([workshop.group])
    facilitator.press("Save", 0)
    assert "with Older people. Nine of us" in facilitator.reads


def test_another_evaluation_is_held_and_the_first_is_still_there(facilitator, workshop, held):
    with write_session() as session:
        answer(an_actor(), held, QUESTION.slug, 0, "The first time", session=session)
    facilitator.open("step_evaluation", workshop.id, part="questions").press("Start")
    assert facilitator.said("The evaluation is started.") and facilitator.value(QUESTION.name) == ""
    facilitator.choose("Evaluation", 1)
    assert facilitator.value(QUESTION.name) == "The first time" and facilitator.address["evaluation"] == "1"


def test_groups_that_are_not_asked_are_left_out_and_what_is_new_says_so(facilitator, record):
    with write_session() as session:
        workshop = a_workshop_at(session, "evaluation", groups=("Older people", "Carers"))
        an_evaluation(session, workshop, groups=(workshop.groups[1],))
        an_entry(session, workshop, "A new supper club", group=workshop.groups[1])
    facilitator.open("step_evaluation", workshop.id, part="fared")
    assert list(facilitator.field("Group of people").options) == ["Carers"]
    assert "New: first said at evaluation 1." in facilitator.reads and not facilitator.fields("How is it now?")
    assert {"Record something new that is there", "Record a new gap"} <= set(facilitator.labels)
    assert "(said at evaluation 1)" in facilitator.open("step_evaluation", workshop.id).reads


def test_what_became_of_the_plans_is_seen(facilitator, workshop):
    assert "No priority is final yet." in facilitator.open("step_evaluation", workshop.id, part="became").reads
    with write_session() as session:
        plan = a_plan(session, workshop, a_priority(session, workshop, "A guide", final="So."))
        a_priority(session, workshop, "Buses", final="So.")
        an_action(session, plan, "Ask", due_on=date(2026, 1, 1), owner="The library")
        an_action(session, plan, "Print", done_on=date(2026, 2, 1))
        an_action(session, plan, "Post", dropped_on=date(2026, 2, 1), dropped_why="Too dear")
    reads = facilitator.open("step_evaluation", workshop.id, part="became").reads
    assert "Of 3 actions: 1 done, 1 late, 1 dropped, 0 to do. 1 priority has no plan." in reads
    for line in ("✓ Done : Print", "! Late : Ask", "The library, was due on 1 January 2026", "✗ Dropped : Post", "Why: Too dear",
                 "No plan was made."):
        assert line in reads


def test_a_measure_is_read_against_its_target(facilitator, workshop, held):
    with write_session() as session:
        plan = a_plan(session, workshop, a_priority(session, workshop, "A guide", final="So."))
        row = the(session, Plan, plan)
        row.measure, row.measure_start, row.measure_target = "People who know where to ask", "4 of 40", "30 of 40"
    facilitator.open("step_evaluation", workshop.id, part="became").press("Save the measure")
    assert len(facilitator.errors) == 1
    facilitator.put("Where it stands now", "14 of 40").put("Against the target", "nearer").press("Save the measure")
    assert facilitator.said("The measure is saved.")
    reads = " ".join(facilitator.reads.split())
    assert "At the start 4 of 40" in reads and "14 of 40 ↗ Nearer" in reads and "Target 30 of 40" in reads


def test_a_worry_is_answered_by_the_commissioner(sign_in, workshop):
    commissioner = sign_in("commissioner")
    assert "Nobody named a worry yet." in commissioner.open("step_evaluation", workshop.id, part="worries").reads
    with write_session() as session:
        an_evaluation(session, workshop, answers={"concerned": "It may not last."})
    commissioner.open("step_evaluation", workshop.id, part="worries")
    assert "1 worry without an answer" in commissioner.reads and "It may not last." in commissioner.reads
    assert len(commissioner.press("Save the answer").errors) == 1
    commissioner.put("What was done about it", "The grant goes on.").press("Save the answer")
    assert commissioner.said("The answer is saved.") and "Every worry has an answer." in commissioner.reads
    host = sign_in("small-group-host").open("step_evaluation", workshop.id, part="worries")
    assert "The grant goes on." in host.reads and not host.buttons("Save the answer")
