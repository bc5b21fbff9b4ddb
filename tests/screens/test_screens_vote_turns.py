"""One by one on the shared screen, and totals that were counted by hand."""

import io

import pytest
from PIL import Image

from tests.factories import a_vote, an_actor, the
from toolkit.models import VoteRound
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import votes as queries
from toolkit.voting import moves, rounds

NEXT, PUT = "I am the next person", "Put my ballot in"


@pytest.fixture
def vote(workshop):
    """A function that opens a vote with these rules."""
    def opened(**rules):
        with write_session() as session:
            return a_vote(session, workshop, **rules)
    return opened


@pytest.fixture
def turn(stage):
    """A function that takes the next person to their ballot."""
    return lambda: stage("turns").press(NEXT).press("Go on to the vote")


def said(vote):
    with read_session() as session:
        return (queries.voters(vote, session=session), queries.dots_rows(vote, session=session),
                queries.rating_rows(vote, session=session), queries.group_rows(vote, session=session))


def test_one_person_after_another_and_nothing_stays(stage, vote, workshop):
    made = vote(headcount=5)
    person = stage("turns").press(NEXT).put("I am here as", "carer").put("I belong to", [workshop.groups[1]]).press("Go on to the vote")
    person.choose("Dots for 1", 3)
    assert "3 of 5 used." in person.reads
    person.choose("Dots for 2", 2).press(PUT)
    assert "Thank you. Your ballot is in." in person.reads and "hand over" in person.reads and "1 of 5 people present" in person.reads
    assert "Buses" not in person.reads and not person.fields("Dots for")
    assert "carer" not in repr(person.at.session_state) and "turn-" not in repr(person.at.session_state).replace("nonce-turn", "")
    voters, dots, _, groups = said(made)
    assert [kind for _, kind in voters] == ["carer"] and sum(row[2] for row in dots) == 5 and len(groups) == 1
    person.press(NEXT)
    assert person.value("I am here as") is None and person.value("I belong to") == []
    person.press("Go on to the vote")
    assert person.value("Dots for 1") == 0 and person.value("Dots for 2") == 0


def test_who_somebody_is_may_be_left_out(turn, vote):
    made = vote()
    turn().put("Dots for 2", 1).press(PUT)
    voters, _, _, groups = said(made)
    assert [kind for _, kind in voters] == [None] and not groups


def test_too_many_dots_are_refused_and_stay(turn, vote):
    made = vote(dots_per_person=3, max_per_item=2)
    person = turn().choose("Dots for 1", 2).choose("Dots for 2", 2)
    assert "4 of 3 used. Take 1 away." in person.reads
    person.press(PUT)
    assert "Take 1 away." in person.errors[0] and person.value("Dots for 1") == 2 and not said(made)[0]
    person.choose("Dots for 2", 1).press(PUT)
    assert len(said(made)[0]) == 1


def test_an_empty_ballot_is_refused(turn, vote):
    vote()
    assert "Nothing is marked yet." in turn().press(PUT).errors[0]


def test_approval_and_matrix_ask_in_their_own_way(turn, vote, stage, workshop):
    made = vote(input="approval")
    turn().put("I support 1", True).put("I support 2", True).press(PUT)
    assert sorted(row[2] for row in said(made)[1]) == [1, 1]


def test_the_matrix_may_be_answered_in_part(turn, vote):
    made = vote(input="matrix")
    turn().put("How much difference would it make? (idea 1)", 4).press(PUT)
    assert [row[2:] for row in said(made)[2]] == [(4, None)]


def test_somebody_may_go_back_or_leave_without_voting(turn, vote):
    made = vote()
    person = turn().choose("Dots for 1", 1).press("Back").press("Go on to the vote")
    assert person.value("Dots for 1") == 1
    person.press("Leave without voting")
    assert "Nothing of the person before" in person.reads and not said(made)[0]
    assert person.press(NEXT).press("Go on to the vote").value("Dots for 1") == 0


def test_a_vote_that_was_paused_meanwhile_keeps_what_was_marked(turn, vote):
    made = vote()
    person = turn().choose("Dots for 1", 1)
    with write_session() as session:
        rounds.move_round(an_actor(), made, the(session, VoteRound, made).version, moves.PAUSED, session=session)
    person.press(PUT)
    assert "paused" in person.reads and not said(made)[0]
    with write_session() as session:
        rounds.move_round(an_actor(), made, the(session, VoteRound, made).version, moves.OPEN, session=session)
    assert person.run().value("Dots for 1") == 1


# Totals

def test_dots_on_the_wall_go_in_with_a_photo_and_come_out_again(stage, vote):
    made = vote(headcount=30)
    person = stage("totals").put("How many people put dots up", 10).put("Dots on 1", 20).put("Dots on 2", 25)
    photo = io.BytesIO()
    Image.new("RGB", (4, 4)).save(photo, "JPEG")
    person.at.get("file_uploader")[0].upload("wall.jpg", photo.getvalue(), "image/jpeg")
    person.press("Put the totals in")
    assert person.said("The dots of 10 people are in.") and "10 people · [Photo](/files/" in person.reads
    assert person.value("Dots on 1") == 0
    with read_session() as session:
        assert queries.people_in(made, session=session) == 10
    person.press("Take out")
    with read_session() as session:
        assert queries.people_in(made, session=session) == 0


@pytest.mark.parametrize(("people", "dots", "words"), [
    (None, 3, "how many people"), (2, 60, "cannot give more"), (2, 0, "Every total is 0")])
def test_totals_that_cannot_be_are_refused_and_stay(people, dots, words, stage, vote):
    vote()
    person = stage("totals").put("How many people put dots up", people).put("Dots on 1", dots).press("Put the totals in")
    assert words in person.errors[0] and person.value("Dots on 1") == dots and person.value("How many people put dots up") == people


def test_hands_are_counted_idea_by_idea(stage, vote):
    made = vote(headcount=20, live=True)
    person = stage("totals")
    assert "Idea 1 of 2" in person.reads and "Buses" in person.reads
    person.put("Hands raised", 12).press("Next idea")
    assert "Idea 2 of 2" in person.reads
    person.put("Hands raised", 7).press("See all counts")
    assert "12" in person.reads and person.value("How many people took part") == 20
    person.press("Put the hands in")
    assert person.said("The hands of 20 people are in.") and "Totals that are in" in person.reads
    assert "20 of 20 people present" in stage("run").reads and "12" in stage("result").reads
    with read_session() as session:
        assert {row[3] for row in queries.batch_counts(made, session=session)} == {12, 7}


def test_hands_that_cannot_be_are_refused_and_stay(stage, vote):
    vote(live=True)
    person = stage("totals").put("Hands raised", 12).press("Next idea").press("See all counts")
    person.put("How many people took part", 5).press("Put the hands in")
    assert "cannot give more than 5" in person.errors[0] and person.value("How many people took part") == 5
    assert person.press("Back").press("Back").value("Hands raised") == 12


def test_the_matrix_takes_no_totals(stage, vote):
    vote(input="matrix")
    assert "no totals to put in" in stage("totals").reads


def test_totals_typed_halfway_wait_while_another_stage_is_looked_at(stage, vote):
    vote()
    stage("totals").put("How many people put dots up", 10).choose("Dots on 1", 20)
    stage("run")
    person = stage("totals")
    assert person.value("How many people put dots up") == 10 and person.value("Dots on 1") == 20
