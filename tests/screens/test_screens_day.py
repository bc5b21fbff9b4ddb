"""The day: its run sheet, getting ready for it, and what to do when somebody is at risk."""

import pytest

from tests.factories import an_actor
from toolkit.events import preparing, run_sheet, safeguarding
from toolkit.events.run_sheet import sheet_of
from toolkit.storage.engine import read_session, write_session


@pytest.fixture
def at_day(facilitator, workshop):
    """A facilitator at the day's screen, before anything was begun."""
    return facilitator.open("day", workshop.id)


def slots(workshop):
    """What stands on the run sheet."""
    with read_session() as session:
        return sheet_of(workshop.id, session=session).slots


def test_a_run_sheet_is_begun_and_adds_up(at_day, workshop):
    assert "There is no run sheet yet" in at_day.reads
    at_day.press("Begin with the usual run sheet")
    assert at_day.said("The run sheet is begun.") and not at_day.errors
    assert "From 10:00 to 16:35" in at_day.reads and "That fits a day." in at_day.reads
    assert len(at_day.buttons("Change")) == len(slots(workshop)) == 13


def test_an_item_is_added_moved_changed_taken_off_and_put_back(at_day, workshop):
    at_day.press("Begin with the usual run sheet")
    at_day.put("What happens", "Music <b>").put("Minutes in all", 10).press("Add")
    assert at_day.said("Added: Music <b>") and slots(workshop)[-1].name == "Music <b>"
    at_day.press("Earlier", -1)
    assert slots(workshop)[-2].name == "Music <b>"
    at_day.open_dialog("Change", -2).put("What happens", "A song").press_in_dialog("Save")
    assert slots(workshop)[-2].name == "A song"
    at_day.press("Take off", -2).press("Put back: A song")
    assert at_day.said("Put back.") and slots(workshop)[-2].name == "A song"


def test_what_cannot_be_is_said_and_stays_typed(at_day):
    at_day.press("Begin with the usual run sheet")
    at_day.put("Minutes in all", 10).put("of them for interpreters", 20).press("Add")
    assert at_day.errors == ["The minutes for interpreters and moving about are part of the minutes, so they cannot be more."]
    assert at_day.value("of them for interpreters") == 20
    at_day.put("of them for interpreters", 0).press("Add")
    assert at_day.errors == ["Please write what happens first."]
    at_day.put("The day begins at", "tenish").press("Save the time")
    assert at_day.errors == ["Write the time the day begins like 10:00."]
    at_day.put("The day begins at", "09:30").press("Save the time")
    assert not at_day.errors and "From 09:30" in at_day.reads


def test_a_long_stretch_and_interpreters_without_time_are_told(at_day, workshop):
    with write_session() as session:
        run_sheet.add_item(an_actor(), workshop.id, run_sheet.Part("Talk", 200), session=session)
        preparing.answer(an_actor(), workshop.id, "interpreters", 0, "yes", "Two are booked.", session=session)
    at_day.run()
    warned = [one.value.replace("\\", "") for one in at_day.at.warning]
    assert warned == ["From 10:00 to 13:20 there is no break: 3 hours 20 minutes. Put one in between.",
                      "Interpreters or captions are booked, and no item gives them time yet."]


def test_questions_are_answered_in_words(at_day, workshop):
    at_day.open("day", workshop.id, part="place")
    assert "0 of 8 questions answered." in at_day.reads
    at_day.press("Save", 0)
    assert at_day.errors == ["Choose yes, partly or not yet."]
    at_day.at.segmented_control[1].set_value("partly")
    at_day.put("How, or what is still to do: Joint leadership", "The ULO and the council.").press("Save", 0)
    assert at_day.said("Saved.") and "1 of 8 questions answered: 1 partly." in at_day.reads
    assert at_day.value("How, or what is still to do: Joint leadership") == "The ULO and the council."


def test_somebody_elses_answer_is_shown_beside_ones_own(at_day, workshop):
    at_day.open("day", workshop.id, part="place")
    at_day.put("How, or what is still to do: Joint leadership", "Mine")
    with write_session() as session:
        preparing.answer(an_actor(), workshop.id, "leadership", 0, "no", "Theirs", session=session)
    at_day.at.segmented_control[1].set_value("yes")
    at_day.press("Save", 0)
    assert at_day.errors and "Theirs" in "".join(one.value for one in at_day.at.text)
    at_day.press("Save", 0)
    assert "1 yes" in at_day.reads


def test_the_card_says_what_to_do_before_anybody_wrote_it(at_day, workshop):
    at_day.open("day", workshop.id, part="risk")
    assert "ring 999" in at_day.reads and "An administrator writes the card" in at_day.reads
    assert not at_day.buttons("Save the card")


def test_an_administrator_writes_the_card(sign_in, workshop):
    person = sign_in("administrator").open("day", workshop.id, part="risk")
    person.put("What to do", "Stay with <i>them</i>.").press("Save the card")
    assert person.errors == ["Please write whom to ring first."] and person.value("What to do") == "Stay with <i>them</i>."
    person.put("Whom to ring", "The team, all day").press("Save the card")
    assert person.said("The card is saved.") and "Stay with <i>them</i>." in person.reads and "Ring: The team, all day" in person.reads
    with read_session() as session:
        assert safeguarding.card(session=session).version == 1


def test_a_commissioner_reads_and_changes_nothing(sign_in, workshop):
    with write_session() as session:
        run_sheet.begin(an_actor(), workshop.id, session=session)
    person = sign_in("commissioner").open("day", workshop.id)
    assert "Welcome, and how the day works" in person.reads
    assert not person.buttons("Change") and not person.buttons("Add")
    assert person.open("day", workshop.id, part="day").at.text_area[0].disabled is not False
