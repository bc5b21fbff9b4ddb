"""One group's meeting: everything on one screen, and how few presses that takes."""

import pytest

from tests.factories import a_gap, a_priority, a_vote, a_workshop, an_entry
from toolkit.events.one_meeting import MEETING
from toolkit.models import AVAILABLE, GAP
from toolkit.steps.prioritising import final_priorities
from toolkit.steps.saying import entries_seen
from toolkit.steps.table import NOTHING, table_of
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import votes, workshops

THERE, MISSING = "What is there now?", "What is missing?"
PEOPLE = "How many people are here"


@pytest.fixture
def club(record):
    """A club's meeting that has not begun."""
    with write_session() as session:
        return a_workshop(session, format=MEETING, title="Thame lunch club")


@pytest.fixture
def meeting(facilitator, club):
    return facilitator.open("meeting", club.id)


def said(club) -> set:
    with read_session() as session:
        return {(one.function, one.kind, one.words) for one in entries_seen(club.id, session=session)}


def final(club) -> list:
    with read_session() as session:
        return [(row.title, row.reason) for row in final_priorities(club.id, session=session)]


def test_a_whole_meeting_takes_ten_presses_beside_what_is_typed(meeting, club):
    meeting.put(THERE, "A folder").press("Save", 0).put(MISSING, "No bus here").press("Save", 1)  # Enter, in a browser
    presses = ["Next: 2 Exploring what is possible"]
    meeting.press(presses[0])
    assert meeting.address["function"] == "2"
    meeting.put(THERE, "A fair").press("Save", 0).put(MISSING, "Nobody visits").press("Save", 1)
    assert said(club) == {(1, AVAILABLE, "A folder"), (1, GAP, "No bus here"), (2, AVAILABLE, "A fair"), (2, GAP, "Nobody visits")}
    for _ in range(2):
        meeting.press("Take up", 0)
        presses.append("Take up")
    assert "Ideas for what should change (2)" in meeting.reads and not meeting.buttons("Take up")
    meeting.put("Hands for 1", 3).put("Hands for 2", 7).put(PEOPLE, 8).press("Count these hands")
    assert meeting.said("The hands are counted.") and "The last count: 8 people here" in meeting.reads
    at_end = [one.label for one in meeting.at.checkbox]
    assert at_end == ["2 Nobody visits", "1 No bus here"]  # the most hands first
    meeting.at.checkbox[0].check()
    meeting.put("The reason", "Most of us named it.").press("These are our priorities")
    presses += ["Count these hands", "tick", "These are our priorities"]
    assert final(club) == [("Nobody visits", "Most of us named it.")] and "Our priorities" in meeting.reads
    meeting.press("The meeting is over: go on to the plans")
    presses.append("The meeting is over")
    assert len(presses) <= 10 and "Nobody visits" in meeting.reads
    with read_session() as session:
        assert workshops.workshop_rows(club.id, session=session)[0].step == "plans"


def test_nothing_there_is_an_answer_and_both_answers_tick_the_function(meeting, club):
    meeting.press("We asked: there is nothing").press("We asked: there is no gap")
    with read_session() as session:
        cell = table_of(club.id, session=session).cell(1, club.group)
    assert (cell.state(AVAILABLE), cell.state(GAP)) == (NOTHING, NOTHING) and "1 ✓" in meeting.field("The ten functions").options
    meeting.press("Take back: nothing there", 0)
    assert "1 ✓" not in meeting.field("The ten functions").options


def test_what_cannot_be_saved_stays_and_is_saved_when_it_is_mended(meeting, club):
    long = "x" * 2001
    meeting.put(MISSING, long).press("Save", 1)
    assert len(meeting.errors) == 1 and meeting.value("Not saved yet.") == long and not said(club)
    meeting.put("Not saved yet.", "No bus").press("Save it now")
    assert said(club) == {(1, GAP, "No bus")} and not meeting.fields("Not saved yet.")
    meeting.put(THERE, " ").press("Save", 0)
    assert not meeting.fields("Not saved yet.") and len(said(club)) == 1


@pytest.mark.parametrize(("hands", "people", "sentence"), [
    (3, None, "Say how many people are here."), (9, 8, "8 people with at most one hand each"), (0, 8, "Every total is 0.")])
def test_hands_that_do_not_fit_are_refused_in_a_sentence_and_stay(facilitator, club, hands, people, sentence):
    with write_session() as session:
        for title in ("Buses", "Visits"):
            a_priority(session, club, title)
    meeting = facilitator.open("meeting", club.id).put("Hands for 1", hands)
    if people:
        meeting.put(PEOPLE, people)
    meeting.press("Count these hands")
    assert len(meeting.errors) == 1 and sentence in meeting.errors[0] and meeting.value("Hands for 1") == hands
    with read_session() as session:
        assert not votes.rounds_of(club.id, session=session)


def test_another_vote_that_is_open_is_not_run_over(facilitator, club):
    with write_session() as session:
        a_vote(session, club)
    meeting = facilitator.open("meeting", club.id).put("Hands for 1", 1).put(PEOPLE, 8).press("Count these hands")
    assert meeting.errors == ["A vote is open already, or being made ready. Close it before starting another."]


def test_what_is_agreed_needs_a_tick_and_a_reason(facilitator, club):
    with write_session() as session:
        a_priority(session, club, "Buses")
    meeting = facilitator.open("meeting", club.id).put("The reason", "So.").press("These are our priorities")
    assert meeting.errors == ["Tick what the group agreed on."] and meeting.value("The reason") == "So."
    meeting.put("The reason", "").at.checkbox[0].check()
    meeting.press("These are our priorities")
    assert len(meeting.errors) == 1 and final(club) == []


def test_a_gap_that_is_too_long_for_a_paper_says_what_to_do(facilitator, club):
    with write_session() as session:
        a_gap(session, club, "No bus " * 60)
    meeting = facilitator.open("meeting", club.id).press("Take up")
    assert len(meeting.errors) == 1 and "Write this one in fewer words" in meeting.errors[0]
    meeting.put("Another idea", "Buses").press("Add")
    assert "Ideas for what should change (1)" in meeting.reads and meeting.value("Another idea") == ""


def test_the_meeting_cannot_be_over_before_anything_was_said(meeting):
    meeting.press("The meeting is over: go on to the plans")
    assert len(meeting.errors) == 1 and "Ask about at least one function" in meeting.errors[0]


def test_a_meeting_begins_on_its_one_screen_and_other_formats_do_not_offer_it(facilitator, club):
    assert "The meeting on one screen" in facilitator.open("step_map", club.id).labels
    with write_session() as session:
        hall = a_workshop(session)
    assert "The meeting on one screen" not in facilitator.open("step_map", hall.id).labels


def test_a_commissioner_looks_on(sign_in, club):
    with write_session() as session:
        an_entry(session, club, "A folder")
        a_gap(session, club, "No bus")
    person = sign_in("commissioner").open("meeting", club.id)
    assert "A folder" in person.reads and "No bus" in person.reads
    assert not person.fields(THERE) and not {"Take up", "Count these hands", "Save"} & set(person.labels)


def test_starting_a_meeting_leads_to_its_one_screen(facilitator):
    facilitator.put("Title", "A lunch club").put("Format", MEETING).put("Groups of people", ["Older people"]).press("Start")
    assert "The meeting on one screen" in facilitator.reads and "A lunch club" in facilitator.reads
