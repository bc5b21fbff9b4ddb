"""Step 3: ideas, the matrix, the vote with dots, and the final order."""

import pytest

from tests.factories import a_closed_vote, a_gap, a_plan, a_priority, a_workshop, an_actor
from toolkit.steps import prioritising
from toolkit.storage.engine import write_session

SENTENCE = "The priority in one plain sentence"


@pytest.fixture
def workshop(record):
    with write_session() as session:
        return a_workshop(session)


@pytest.fixture
def part(facilitator, workshop):
    """A function that opens one part of Step 3 for the facilitator."""
    return lambda name: facilitator.open("step_priorities", workshop.id, part=name)


@pytest.mark.parametrize(("name", "words"), [
    ("ideas", "Nothing here yet."), ("matrix", "Add ideas first."), ("vote", "at least 2 ideas"), ("final", "None yet."),
])
def test_an_empty_part_says_what_belongs_there(name, words, part):
    person = part(name)
    assert words in person.reads or words in [one.label for one in person.at.expander]


def test_a_part_is_chosen_and_kept_in_the_address(part):
    assert part("ideas").choose("Part", "final").address["part"] == "final"


def test_an_idea_from_gaps_names_them(part, workshop):
    with write_session() as session:
        gap = a_gap(session, workshop, "No bus on Sundays")
    part("ideas").put("Gaps that lead to it", [gap]).put(SENTENCE, "Buses every day").press("Add")
    person = part("ideas")
    assert "Buses every day" in person.reads and "No bus on Sundays" in person.reads and "Ideas so far (1)" in person.reads


@pytest.mark.parametrize(("kind", "shown"), [("fresh", "Fresh idea"), ("keep", "Keep this")])
def test_an_idea_needs_no_gap(kind, shown, part):
    person = part("ideas").put("Where it comes from", kind).put(SENTENCE, "Keep the lunch club").press("Add")
    assert person.said("Added: Keep the lunch club") and shown in person.reads
    assert person.value(SENTENCE) == ""


def test_an_idea_from_gaps_without_a_gap_is_refused_and_stays(part):
    person = part("ideas").put(SENTENCE, "Buses every day").press("Add")
    assert person.errors == ["Choose at least one gap that leads to this priority, or say it is a fresh idea."]
    assert person.value(SENTENCE) == "Buses every day"


def test_an_idea_is_changed_and_withdrawn(part, workshop):
    with write_session() as session:
        a_priority(session, workshop, "Buses")
    person = part("ideas").open_dialog("Change").put(SENTENCE, "Buses every day").press_in_dialog("Save")
    assert person.said("Changed.") and "Buses every day" in person.reads
    person.open_dialog("Change").press_in_dialog("Withdraw this idea")
    assert "Ideas so far (0)" in person.reads


def test_a_final_priority_is_not_withdrawn(part, workshop):
    with write_session() as session:
        a_priority(session, workshop, final="All agreed.")
    person = part("ideas").open_dialog("Change").press_in_dialog("Withdraw this idea")
    assert person.errors == ["This is one of the final priorities. Take it off that list first."]


def test_an_idea_is_placed_on_the_matrix(part, workshop):
    with write_session() as session:
        a_priority(session, workshop, "Buses")
    person = part("matrix")
    assert "not placed yet" in person.reads
    impact, effort = person.at.segmented_control[1:3]
    impact.set_value(5)
    effort.set_value(1)
    person.press("Place it")
    assert person.said("Placed on the matrix.") and "impact 5, effort 1" in person.reads


def test_an_idea_is_not_placed_with_half_an_answer(part, workshop):
    with write_session() as session:
        a_priority(session, workshop, "Buses")
    person = part("matrix")
    person.at.segmented_control[1].set_value(5)
    assert person.press("Place it").errors == ["Choose a number for both."]
    assert person.at.segmented_control[1].value == 5


def test_final_priorities_are_chosen_with_a_reason_and_ordered(part, workshop):
    with write_session() as session:
        first, second = a_priority(session, workshop, "Buses"), a_priority(session, workshop, "Trains")
        a_closed_vote(session, workshop)
    person = part("final")
    for one in (first, second):
        person.put("Which idea?", one).put("The reason", "All agreed.").put("Who disagreed", "Two drivers.") \
            .press("Add to the final priorities")
    assert person.said("Added to the final priorities.") and "Disagreed: Two drivers." in person.reads
    person.press("Up", 1)
    assert person.reads.index("1. Trains") < person.reads.index("2. Buses")
    person.press("Take off the list", 0)
    assert "Final priorities (1)" in person.reads and "1. Buses" in person.reads


@pytest.mark.parametrize("reason", ["", "a" * 10_000])
def test_a_final_priority_needs_a_fitting_reason(reason, part, workshop):
    with write_session() as session:
        one = a_priority(session, workshop, "Buses")
    person = part("final").put("Which idea?", one).put("The reason", reason).press("Add to the final priorities")
    assert len(person.errors) == 1 and person.value("The reason") == reason and person.value("Which idea?") == one


def test_the_reason_and_who_disagreed_are_corrected(part, workshop):
    with write_session() as session:
        a_priority(session, workshop, "A guide", final="All agred.")
    person = part("final").open_dialog("Change")
    person.put("The reason", "All agreed.").put("Who disagreed", "Two drivers.").press_in_dialog("Save")
    assert person.said("Changed.") and "Because: All agreed." in person.reads and "Disagreed: Two drivers." in person.reads
    person.open_dialog("Change").put("The reason", " ").press_in_dialog("Save")
    assert len(person.errors) == 1 and "Because: All agreed." in person.reads


def test_a_final_priority_needs_an_idea(part, workshop):
    person = part("final").put("The reason", "All agreed.").press("Add to the final priorities")
    assert person.errors == ["Choose the idea first."] and person.value("The reason") == "All agreed."


def test_a_priority_with_a_plan_stays_on_the_list(part, workshop):
    with write_session() as session:
        a_plan(session, workshop)
    person = part("final").press("Take off the list")
    assert person.errors == ["A plan in Step 4 rests on this priority. Withdraw the plan first."]


def test_words_of_an_idea_are_shown_as_they_were_typed(part, workshop):
    words = "<script>window.harmed=1</script> **b** :red[x]"
    with write_session() as session:
        made = a_priority(session, workshop, words, impact=5, effort=1)
        prioritising.choose_final(an_actor(), made, words, words, session=session)
        a_closed_vote(session, workshop, question=words)
    for name in ("ideas", "matrix", "vote", "final"):
        person = part(name)
        assert words in person.reads
        assert not any("<script>window" in one.value for one in (*person.at.html, *person.at.markdown))
