"""Step 3 around the vote: small groups, the plenary, merging, limits, what if, the decision."""

import pytest

from tests.factories import a_closed_vote, a_gap, a_priority, a_small_group, a_vote, a_workshop, an_actor
from toolkit.steps import plenary, prioritising
from toolkit.steps.deciding import decision_of
from toolkit.steps.limits import Limits, limits_of, save_limits
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import priorities

WORDS = "<script>window.harmed=1</script> **b** :red[x]"


@pytest.fixture
def workshop(record):
    with write_session() as session:
        return a_workshop(session)


@pytest.fixture
def ideas(workshop):
    """Two ideas."""
    with write_session() as session:
        return [a_priority(session, workshop, title, cost=cost) for title, cost in (("Buses every day", 900), ("A guide", 300))]


@pytest.fixture
def group(workshop):
    """One small group."""
    with write_session() as session:
        return a_small_group(session, workshop)


@pytest.fixture
def part(facilitator, workshop):
    """A function that opens one part of Step 3 for the facilitator."""
    return lambda name, **more: facilitator.open("step_priorities", workshop.id, part=name, **more)


def views(workshop):
    with read_session() as session:
        return plenary.group_views(workshop.id, session=session)


@pytest.mark.parametrize(("name", "words"), [
    ("small", "No small group is named yet."), ("plenary", "Add ideas first."), ("if", "Hold a vote first.")])
def test_an_empty_part_says_what_belongs_there(name, words, part):
    assert words in part(name).reads


def test_a_small_group_without_ideas_and_a_plenary_without_groups_say_so(part, workshop, group):
    assert "Add ideas first." in part("small").reads
    with write_session() as session:
        a_priority(session, workshop)
    assert "Let each begin under Small groups." in part("plenary").reads


def test_a_small_group_places_one_idea_after_the_other(part, workshop, ideas, group):
    person = part("small")
    assert "0 of 2 placed" in person.reads
    for at in (5, 4):
        impact, effort = person.at.segmented_control[1:3]
        impact.set_value(at)
        effort.set_value(1)
        person.press("Place it")
        assert person.said("Placed for your group.")
    assert "2 of 2 placed" in person.reads and "Quick wins (impact 4, effort 1)" in person.reads
    assert {priority: place.impact for priority, place in views(workshop)[0].places.items()} == {ideas[0]: 5, ideas[1]: 4}


def test_half_an_answer_is_refused_and_stays(part, ideas, group):
    person = part("small")
    person.at.segmented_control[1].set_value(5)
    assert person.press("Place it").errors == ["Answer both questions, each from 1 to 5."]
    assert person.at.segmented_control[1].value == 5


def test_a_small_group_names_its_first_three(part, workshop, ideas, group):
    person = part("small").put("First", ideas[1]).put("Second", ideas[1]).press("Save our first three")
    assert person.errors == ["The same idea is named twice. Choose three different ones, or leave one empty."]
    person.put("Second", ideas[0]).press("Save our first three")
    assert person.said("Your first three are saved.") and "second choice" in person.reads
    assert views(workshop)[0].top == (ideas[1], ideas[0], None)


def test_a_host_records_for_the_small_group_but_does_not_merge(sign_in, workshop, ideas, group):
    host = sign_in("small-group-host", workshop.id).open("step_priorities", workshop.id, part="small")
    host.put("First", ideas[0]).press("Save our first three")
    assert views(workshop)[0].top[0] == ideas[0]
    for look in ("alike", "limits"):
        host.open("step_priorities", workshop.id, part="plenary", look=look)
        assert not host.buttons("Decide") and not host.fields("Money in pounds")


def test_a_commissioner_looks_on(sign_in, workshop, ideas, group):
    person = sign_in("commissioner").open("step_priorities", workshop.id, part="small")
    assert not person.buttons("Place it") and "the same as a table" in person.reads


def test_the_small_group_is_kept_in_the_address(part, workshop, ideas, group):
    with write_session() as session:
        other = a_small_group(session, workshop, "Table 2")
    assert part("small").choose("Which small group", str(other)).address["small"] == str(other)
    assert part("small", small=other).value("Which small group") == str(other)
    assert part("small", small="nonsense").value("Which small group") == str(group)


def test_the_plenary_shows_who_named_what_and_where(part, workshop, ideas, group):
    with write_session() as session:
        plenary.place_for_group(an_actor(), group, ideas[1], 0, 5, 2, session=session)
        plenary.name_top(an_actor(), group, (0, 0, 0), [ideas[1], None, None], session=session)
    person = part("plenary")
    assert "first choice of Table 1" in " ".join(person.reads.split())
    assert "Quick wins (impact 5, effort 2)" in person.reads and "nobody" in person.reads
    assert person.choose("What the plenary looks at", "limits").address["look"] == "limits"


def test_similar_ideas_are_merged_and_taken_out_again(part, workshop):
    with write_session() as session:
        gap = a_gap(session, workshop, "No bus on Sundays")
        one = a_priority(session, workshop, "Buses on every day of the week")
        a_priority(session, workshop, "Buses on each day of the week", gaps=(gap,))
    person = part("plenary", look="alike")
    assert "These may say the same" in person.reads
    person.open_dialog("Decide").press_in_dialog("Merge them")
    assert person.said("Merged.") and "Also stands for 2" in person.reads and "No two ideas sound alike" in person.reads
    person = part("ideas")
    assert "Ideas so far (1)" in person.reads and "No bus on Sundays" in person.reads
    person.open_dialog("Change").press_in_dialog("Save")  # a gap that came along stays with the one that brought it
    person = part("plenary", look="alike").press("Take out")
    assert person.said("It stands by itself again")
    with read_session() as session:
        assert [row[0] == one for row in priorities.gaps_feeding(workshop.id, session=session)] == [False]


def test_an_idea_on_an_open_voting_paper_is_not_merged_away(part, workshop, ideas):
    with write_session() as session:
        a_vote(session, workshop)
    person = part("plenary", look="alike").choose("Others that say the same", ideas)
    person.open_dialog("Decide", -1).press_in_dialog("Merge them")
    assert "is on the voting paper of a vote that is open" in person.errors[0]


def test_limits_are_saved_and_stand_beside_the_costs(part, workshop, ideas):
    person = part("plenary", look="limits")
    assert "Nothing can be drawn yet" in person.reads
    person.fill(Money=1000, Days=9).put("What the law", "The Care Act.").press("Save the limits")
    assert person.said("The limits are saved.") and "Money: £1,000 in all." in person.reads
    assert "2 of 2 ideas have a known cost; together that is £1,200. The limit is £1,000." in person.reads
    with read_session() as session:
        assert limits_of(workshop.id, session=session) == Limits(1000, 9, "The Care Act.", "", 1)


def test_limits_that_are_too_long_are_refused_and_stay(part, ideas):
    person = part("plenary", look="limits").put("How much time", "x" * 1001).press("Save the limits")
    assert len(person.errors) == 1 and person.value("How much time") == "x" * 1001


def test_somebody_else_s_limits_are_shown_and_not_overwritten(part, workshop, ideas):
    person = part("plenary", look="limits").put("How much time", "By June.")
    with write_session() as session:
        save_limits(an_actor(), workshop.id, 0, Limits(time="By May."), session=session)
    person.press("Save the limits")
    assert "nothing was overwritten" in person.errors[0] and "Time: By May." in person.reads and "Time: By June." in person.reads


def test_an_idea_gets_its_cost(part, workshop):
    person = part("ideas").put("Where it comes from", "fresh").put("The priority", "Buses").fill(Expected=500).press("Add")
    assert "Expected: £500" in person.reads and person.value("Expected cost") is None
    person.open_dialog("Change").put("Expected cost", 0).put("Staff time", 1).press_in_dialog("Save")
    assert "Expected: no cost, 1 day of staff time" in person.reads


def test_what_if_moves_with_the_limits_and_says_that_the_group_decides(part, workshop, ideas):
    with write_session() as session:
        a_closed_vote(session, workshop, ((1, 1, 2), (2,)))
    person = part("if")
    assert "The group decides; this is only what if." in person.reads and "Say how much money there is" in person.reads
    person.choose("Money there is", 1000)
    assert "It needs £900, with £700 left when its turn came." in person.reads and "Equal shares" in person.reads
    person.choose("Money there is", 1200)
    assert "left when its turn came" not in person.reads and "£0 left" in person.reads
    with read_session() as session:
        assert prioritising.final_priorities(workshop.id, session=session) == []


def test_what_if_without_costs_says_what_is_needed(part, workshop):
    with write_session() as session:
        a_closed_vote(session, workshop)
        save_limits(an_actor(), workshop.id, 0, Limits(100), session=session)
    assert "Write down what ideas are expected to cost" in part("if").errors[0]


def test_the_decision_is_saved_published_and_taken_down(part, workshop, ideas):
    assert "The decision" not in part("final").reads
    with write_session() as session:
        prioritising.choose_final(an_actor(), ideas[0], "All agreed.", session=session)
    person = part("final")
    assert person.button("Publish the page").disabled
    person.put("The limits that applied", "£1,000.").put("Who was present", "Nine of us.").press("Save the decision")
    person.press("Publish the page")
    with read_session() as session:
        code = decision_of(workshop.id, session=session).code
    assert person.said("The page is published.") and f"/decided/{code}" in person.reads
    person.press("Take the page down")
    assert person.said("The page is taken down.") and f"/decided/{code}" not in person.reads


def test_step_4_shows_what_was_decided(facilitator, example):
    person = facilitator.open("step_plans", example, priority=4)
    assert "Several disabled people wanted it first" in person.reads and "£310,000 for the first year" in person.reads


def test_a_commissioner_reads_the_decision(sign_in, example):
    person = sign_in("commissioner").open("step_priorities", example, part="final")
    assert "84 people: 47 who use support themselves" in person.reads and not person.buttons("Save the decision")


@pytest.mark.parametrize("where", [{"part": "small"}, {"part": "plenary"}, {"part": "plenary", "look": "alike"},
                                   {"part": "plenary", "look": "limits"}, {"part": "if"}, {"part": "final"}])
def test_words_are_shown_as_they_were_typed(where, facilitator, workshop):
    with write_session() as session:
        made = [a_priority(session, workshop, WORDS, cost=5, impact=3, effort=3) for _ in range(2)]
        group = a_small_group(session, workshop, WORDS)
        plenary.place_for_group(an_actor(), group, made[0], 0, 5, 2, session=session)
        save_limits(an_actor(), workshop.id, 0, Limits(1, None, WORDS, WORDS), session=session)
        a_closed_vote(session, workshop, question=WORDS)
        prioritising.choose_final(an_actor(), made[0], WORDS, WORDS, session=session)
    person = facilitator.open("step_priorities", workshop.id, **where)
    assert WORDS in person.reads
    assert not any("<script>window" in one.value for one in (*person.at.html, *person.at.markdown))
