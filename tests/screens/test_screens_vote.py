"""Step 3's vote from the draft to the published result, as the facilitator runs it."""

import pytest

from tests.factories import a_ballot, a_closed_vote, a_priority, a_vote, an_actor, the
from toolkit.access.roles import Role
from toolkit.models import VoteRound
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import votes as queries
from toolkit.voting import rounds
from toolkit.voting.ballots import cast_ballot
from toolkit.voting.closing import close_round
from toolkit.voting.marks import Marks

CLOSE = "Close the vote and count"


def a_hall(workshop, ballots=(), **rules):
    with write_session() as session:
        vote = a_vote(session, workshop, **rules)
        for numbers in ballots:
            a_ballot(session, vote, *numbers)
    return vote


def newest(workshop):
    with read_session() as session:
        return queries.rounds_of(workshop.id, session=session)[0]


def items(vote):
    with read_session() as session:
        return [item.number for item in queries.items_of(vote, session=session)]


# Make ready

def test_a_vote_is_written_and_opened_in_one_go(stage, workshop):
    person = stage().put("Question", "What first?").put("Dots per person", 4).put("At most on one idea", 2).put("People present", 12)
    person.press("Open the vote")
    assert person.said("The vote is open.") and person.address["stage"] == "run" and "0 of 12 people present" in person.reads
    made = newest(workshop)
    assert (made.question, made.dots_per_person, made.max_per_item, made.state) == ("What first?", 4, 2, "open")


def test_a_draft_is_kept_changed_and_opened(stage, workshop):
    person = stage().put("Question", "What first?").press("Keep it as a draft")
    assert person.said("The draft is saved.") and newest(workshop).state == "draft"
    person.choose("How people answer", "approval").put("Money in pounds", 5000).put("Staff time", 20).press("Save the draft")
    made = newest(workshop)
    assert (made.input, made.money_limit, made.staff_limit, made.question) == ("approval", 5000, 20, "What first?")
    person.put("Question", "What now?").press("Open the vote")
    assert (newest(workshop).state, newest(workshop).question) == ("open", "What now?")


def test_all_ideas_are_ticked_and_one_may_be_left_off(stage, workshop):
    with write_session() as session:
        a_priority(session, workshop, "Trams")
    person = stage()
    assert [person.value(label) for label in ("1 Buses", "2 Trains", "3 Trams")] == [True] * 3
    person.put("2 Trains", False).press("Open the vote")
    assert items(newest(workshop).id) == [1, 3]
    assert "Not voted on" in stage("ready").reads and "Trains" in stage("ready").reads


@pytest.mark.parametrize(("label", "value", "words"), [
    ("Question", "", "question"), ("At most on one idea", 9, "most dots on one item"), ("2 Trains", False, "at least two")])
def test_a_draft_that_cannot_be_is_refused_and_stays(label, value, words, stage, workshop):
    person = stage().put("People present", 30).put(label, value).press("Open the vote")
    assert len(person.errors) == 1 and words in person.errors[0]
    assert person.value(label) == value and person.value("People present") == 30


def test_what_somebody_else_saved_first_is_not_written_over_unseen(stage, workshop):
    stage().put("Question", "Mine at first").press("Keep it as a draft")
    person = stage().put("Question", "Mine")
    made = newest(workshop)
    with write_session() as session:
        rounds.change_round(an_actor(), made.id, made.version, rounds.RoundRules("Theirs"), session=session)
    person.press("Save the draft")
    assert "Somebody else saved" in person.errors[0] and "Theirs" in person.reads and person.value("Question") == "Mine"
    person.press("Save the draft")
    assert newest(workshop).question == "Mine"


def test_matrix_rounds_ask_for_no_dots_and_no_hands(stage):
    person = stage().choose("How people answer", "matrix")
    assert not person.fields("Dots per person") and not person.fields("Show totals as they come in")
    assert "hard would it be" in person.press("Open the vote").reads


def test_a_later_idea_goes_into_a_second_round_and_the_first_is_kept(stage, workshop):
    with write_session() as session:
        first = a_closed_vote(session, workshop)
        a_priority(session, workshop, "Trams")
    person = stage("result")
    assert "Not voted on" in person.reads
    person.press("Hold a second round").press("Open the vote")
    assert items(newest(workshop).id) == [1, 2, 3] and newest(workshop).number == 2
    person = stage("result", round=1)
    assert "Result of vote 1" in person.reads and items(first) == [1, 2]


# Run

def test_the_room_is_told_how_to_come_in_and_who_has_voted(stage, workshop):
    vote = a_hall(workshop, [(1,), (2,)], headcount=9)
    person = stage()
    assert f"/room/{newest(workshop).code}" in person.reads and "2 of 9 people present" in person.reads
    assert "One by one on the shared screen 2" in person.reads and "Only this computer" in person.reads
    with write_session() as session:
        a_ballot(session, vote, 1)
    assert "3 of 9 people present" in person.run().reads


def test_the_address_is_the_halls_when_it_is_open(stage, workshop, monkeypatch):
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.168.7.9:8501")
    a_hall(workshop)
    person = stage()
    assert "192.168.7.9:8501/room/" in person.reads and "localhost" not in person.reads and "Only this computer" not in person.reads


def test_people_present_are_saved_as_soon_as_the_field_is_left(stage, workshop):
    a_hall(workshop)
    person = stage().choose("People present", 40)
    assert person.said("Saved: 40 people are present.") and newest(workshop).headcount == 40
    assert "0 of 40 people present" in person.reads


def test_a_vote_is_paused_goes_on_and_back_to_the_draft_while_nobody_voted(stage, workshop):
    vote = a_hall(workshop)
    person = stage().press("Pause")
    assert "The vote is paused" in person.reads and newest(workshop).state == "paused"
    assert "The vote is paused" in stage("turns").reads
    stage().press("Go on")
    person = stage("run").press("Take it back to the draft")
    assert newest(workshop).state == "draft" and person.address["stage"] == "ready"
    person.press("Open the vote")
    with write_session() as session:
        a_ballot(session, vote, 1)
    person = stage("run")
    assert person.button("Take it back to the draft").disabled and "somebody has voted" in person.reads


def test_a_move_that_came_too_late_is_refused_with_its_reason(stage, workshop):
    vote = a_hall(workshop)
    person = stage()
    with write_session() as session:
        a_ballot(session, vote, 1)
    person.press("Take it back to the draft")
    assert "1 person has voted already" in person.errors[0] and newest(workshop).state == "open"


def test_a_show_of_hands_asks_no_phones(stage, workshop):
    a_hall(workshop, live=True)
    person = stage("run")
    assert "no phones are asked" in person.reads and "/room/" not in person.reads
    assert "totals are seen as they come in" in stage("result").reads


# Close

def test_closing_shows_the_count_and_keeps_the_number_typed_last(stage, workshop):
    a_hall(workshop, [(1, 1, 2), (2,), (2,), (1,), (2,), (1,), (1,)])
    person = stage().open_dialog("Close the vote")
    assert "7 people voted" in person.reads and "not counted" in person.reads
    person.put("People present", 12).press_in_dialog(CLOSE)
    assert person.said("The vote is closed.") and person.address["stage"] == "result"
    assert "7 of 12 people present" in person.reads and "Result of vote 1" in person.reads


def test_more_ballots_than_people_block_closing_and_what_was_typed_stays(stage, workshop):
    a_hall(workshop, [(1,), (2,)], headcount=1)
    person = stage().open_dialog("Close the vote").press_in_dialog(CLOSE)
    assert "2 ballots came in" in person.errors[0] and newest(workshop).state == "open"
    person.open_dialog("Close the vote").put("People present", 2).press_in_dialog(CLOSE)
    assert newest(workshop).state == "closed" and "2 of 2 people present" in person.reads


def test_a_vote_without_a_ballot_is_not_closed(stage, workshop):
    a_hall(workshop)
    person = stage().open_dialog("Close the vote")
    assert person.button(CLOSE).disabled and "nothing to count" in person.reads


# Result

def test_results_stay_hidden_until_the_vote_is_closed(stage, workshop):
    a_hall(workshop, [(1, 1, 2)], headcount=3)
    for name in ("ready", "run", "papers", "totals", "turns", "result"):
        reads = stage(name).reads
        assert "Result of vote 1: What" not in reads or "hidden until the vote is closed" in reads
        assert "What each idea got" not in reads
    assert "1 of 3 people present" in stage("result").reads


def test_a_result_is_published_and_taken_down(stage, workshop):
    with write_session() as session:
        a_closed_vote(session, workshop)
    person = stage()
    assert "What each idea got" in person.reads
    person.press("Publish the result")
    assert f"/results/{newest(workshop).code}" in person.reads and newest(workshop).state == "published"
    person.press("Take the result down")
    assert newest(workshop).state == "closed"


def test_results_are_uncovered_one_by_one(stage, workshop):
    with write_session() as session:
        a_closed_vote(session, workshop)
    person = stage().press("Uncover the next")
    assert "1 of 2 uncovered." in person.reads
    person.press("Uncover all")
    assert "Everything is uncovered." in person.reads and person.button("Uncover the next").disabled
    assert "0 of 2 uncovered." in person.press("Cover all").reads


def a_divided_hall(workshop, input="dots"):
    older, carers = workshop.groups
    with write_session() as session:
        vote = a_vote(session, workshop, input=input, headcount=20)
        first, second = [item.id for item in queries.items_of(vote, session=session)]
        for at in range(12):
            marks = {"dots": {first if at < 6 else second: 1}} if input == "dots" else {"ratings": {first: (5, 1), second: (None, 4)}}
            cast_ballot(an_actor(), vote, Marks(**marks, voter_kind="expert" if at < 6 else "professional",
                                                groups=(older,) if at < 2 else (carers,) if at < 8 else ()), session=session)
        version = the(session, VoteRound, vote).version
        close_round(an_actor(), vote, version, session=session)


def test_parts_of_the_room_stand_side_by_side_and_few_people_are_not_shown_alone(stage, workshop):
    a_divided_hall(workshop)
    reads = stage().reads
    assert "By how people take part" in reads and "Expert by experience  6" in reads and "Professional  6" in reads
    assert "Older people  not shown alone: fewer than five" in reads and "Family carer  nobody" in reads


def test_a_matrix_result_has_its_picture_and_its_table(stage, workshop):
    a_divided_hall(workshop, "matrix")
    person = stage()
    assert "5 (middle half 5 to 5)" in person.reads and "Quick wins" in person.reads and "not placed" in person.reads
    assert len(person.at.get("vega_lite_chart")) == 1
    assert "quick wins first" in person.reads


# Others

@pytest.mark.parametrize("role", [Role.COMMISSIONER, Role.HOST])
def test_who_looks_on_sees_the_count_and_the_result_and_moves_nothing(role, sign_in, workshop):
    a_hall(workshop, [(1,)], headcount=4)
    person = sign_in(role, workshop.id).open("step_priorities", workshop.id, part="vote")
    assert "1 of 4 people present" in person.reads
    assert not {"Close the vote", "Pause", "Take it back to the draft"} & set(person.labels)
    for name in ("ready", "papers", "totals", "turns"):
        person.open("step_priorities", workshop.id, part="vote", stage=name)
        assert not {"Open the vote", "Make papers", "Put the totals in", "I am the next person"} & set(person.labels)


def test_peoples_words_are_shown_as_they_were_typed(stage, workshop):
    words = "<script>window.harmed=1</script> **b** :red[x]"
    with write_session() as session:
        a_priority(session, workshop, words)
    vote = a_hall(workshop, [(3,)], question=words)
    seen = [stage(name) and stage(name).reads for name in ("ready", "run", "totals", "turns")]
    assert all(words in reads for reads in seen)
    with write_session() as session:
        rounds.correct_headcount(an_actor(), vote, the(session, VoteRound, vote).version, 5, session=session)
        close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
    person = stage("result")
    assert words in person.reads and not any("<script>window" in one.value for one in (*person.at.html, *person.at.markdown))


def test_what_was_typed_for_a_vote_waits_while_another_part_is_looked_at(stage, facilitator, workshop):
    stage().put("Question", "What first?").choose("People present", 30)
    facilitator.open("step_priorities", workshop.id, part="ideas")
    person = stage()
    assert person.value("Question") == "What first?" and person.value("People present") == 30


def test_a_draft_whose_papers_are_printed_says_so(stage, workshop):
    stage().press("Keep it as a draft")
    stage("papers").put("How many voting papers", 3).press("Make papers")
    person = stage("ready")
    assert "3 voting papers printed already" in person.reads and "are void" not in person.reads
    person.put("Question", "What is best?").press("Save the draft")
    assert "3 voting papers printed before the vote was changed are void" in person.reads and "printed already" not in person.reads
    assert "are void" in person.press("Open the vote").reads and person.address["stage"] == "run"
    stage("papers").put("How many voting papers", 2).press("Make papers")
    assert "are void" not in stage("run").reads and "are void" in stage("papers").reads
