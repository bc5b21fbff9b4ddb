"""Step 5: then and now, how each entry has fared, and the five questions."""

import pytest

from tests.factories import a_baseline, a_gap, a_workshop, an_actor, an_entry, an_evaluation
from toolkit.framework import framework
from toolkit.steps.evaluating import answer
from toolkit.storage.engine import write_session

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
    assert facilitator.open("step_evaluation", workshop.id).field("Compare").options[0].startswith("A second look")
