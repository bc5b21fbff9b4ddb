"""Leading small groups and sessions, and the shared screen with one question at a time."""

from datetime import date, timedelta

import pytest

from tests.factories import a_session, a_small_group, a_workshop, an_actor, an_entry
from toolkit.access.roles import Role
from toolkit.clock import say_date, today
from toolkit.events import host_cards, sessions, small_groups
from toolkit.models import Workshop
from toolkit.steps import merging
from toolkit.storage.engine import read_session, write_session


@pytest.fixture
def at_groups(facilitator, workshop):
    """A facilitator at the small groups of a workshop that has none."""
    return facilitator.open("day", workshop.id, part="groups")


def standing(workshop):
    with read_session() as session:
        return small_groups.small_groups_seen(workshop.id, session=session)


def test_several_are_added_at_once_and_a_61st_is_refused(at_groups, workshop):
    assert "No small group yet." in at_groups.reads
    at_groups.put("How many", 20).press("Add them")
    assert at_groups.said("Added: 20 small groups") and len(standing(workshop)) == 20
    at_groups.put("How many", 41).press("Add them")
    assert at_groups.errors == ["A workshop has up to 60 small groups. There are 20, so 40 more can be added. For more, start a second "
                                "workshop: both records can be put together afterwards."]
    assert at_groups.value("How many") == 41


def test_one_is_changed_people_are_moved_it_is_split_and_closed(at_groups, workshop):
    at_groups.put("How many", 2).press("Add them")
    at_groups.open_dialog("Change").put("Local area", "Banbury <b>").put("Host", "Sam").put("People expected", 12)
    at_groups.press_in_dialog("Save")
    assert "Banbury <b> · host: Sam · 12 people expected" in at_groups.reads
    at_groups.open_dialog("Move people or split").put("How many of them", 5).press_in_dialog("Split: make a new small group of them")
    assert [(one.name, one.expected) for one in standing(workshop)] == [("Table 1", 7), ("Table 2", None), ("Table 1b", 5)]
    at_groups.press("Close", 0)
    assert "Closed: takes nothing more" in "".join(one.label for one in at_groups.at.get("badge")) or standing(workshop)[0].closed_at
    at_groups.press("Open again")
    assert standing(workshop)[0].closed_at is None


def test_links_are_made_shown_made_anew_and_ended(at_groups, workshop):
    at_groups.put("How many", 2).press("Add them").press("Make links for 2 small groups")
    with read_session() as session:
        cards = host_cards.standing_cards(an_actor(), workshop.id, session=session)
    assert cards[0].code in at_groups.reads and cards[0].path in at_groups.at.code[0].value
    at_groups.open_dialog("Make it anew")
    assert "that is in use ends now" in at_groups.reads and cards[0].code in at_groups.reads
    at_groups.press_in_dialog("Leave it as it is")
    assert cards[0].code in at_groups.reads
    at_groups.open_dialog("Make it anew").press_in_dialog("End it and make a new one")
    assert at_groups.said("The link of Table 1 is made anew.") and cards[0].code not in at_groups.reads
    at_groups.open_dialog("End all host links now").press_in_dialog("Leave them")
    assert "Make links for 2 small groups" not in at_groups.labels
    at_groups.open_dialog("End all host links now").press_in_dialog("End them all")
    assert "Make links for 2 small groups" in at_groups.labels


def test_it_says_until_when_links_hold_and_warns_while_no_day_is_set(at_groups, workshop):
    with write_session() as session:
        session.get_one(Workshop, workshop.id).held_on = date(2999, 5, 4)
    assert "They hold until midnight at the end of 5 May 2999" in at_groups.run().reads and "Set the day first" not in at_groups.reads
    with write_session() as session:
        session.get_one(Workshop, workshop.id).held_on = None
    assert f"at the end of {say_date(today() + timedelta(days=1))}" in at_groups.run().reads and "Set the day first" in at_groups.reads


def test_a_commissioner_looks_and_changes_nothing(sign_in, workshop):
    with write_session() as session:
        a_small_group(session, workshop)
    labels = sign_in(Role.COMMISSIONER).open("day", workshop.id, part="groups").labels
    assert not {"Change", "Close", "Add them", "Make links for 1 small group"} & set(labels)


def test_a_session_is_added_held_and_marks_what_is_recorded(facilitator, workshop):
    facilitator.open("day", workshop.id, part="sessions")
    facilitator.put("Name", "Morning <i>").put("Day", date(2026, 5, 4)).put("Place", "Library").press("Add the session")
    assert facilitator.said("Added: Morning <i>") and "Morning <i> · Library · 4 May 2026 · 0 entries" in facilitator.reads
    with read_session() as session:
        held = sessions.sessions_seen(workshop.id, session=session)[0]
    facilitator.choose("The session that is being held", held.id)
    facilitator.open("step_map", workshop.id).put("What is available now?", "A choir").press("Save")
    facilitator.open("day", workshop.id, part="sessions")
    assert "1 entry · being held now" in facilitator.reads
    facilitator.press("Take off")
    assert facilitator.errors == ["Entries were recorded in this session, so it stays on the list. Change its name, day or place instead."]


def test_the_record_is_filtered_by_session(facilitator, workshop):
    with write_session() as session:
        made = a_session(session, workshop, "Evening")
        an_entry(session, workshop, "At home")
        an_entry(session, workshop, "In the evening", session_id=made)
    facilitator.open("record", workshop.id, at_session=made)
    assert "In the evening" in facilitator.reads and "At home" not in facilitator.reads and "1 entry matches" in facilitator.reads


def test_an_entry_says_its_session_in_its_cell_and_where_it_is_merged(facilitator, workshop):
    with write_session() as session:
        evening, morning = (a_session(session, workshop, name, place="") for name in ("Evening *x*", "Morning"))
        said = [an_entry(session, workshop, words, session_id=held)
                for words, held in (("A choir on Mondays", evening), ("A choir on a Monday", morning))]
    facilitator.open("step_map", workshop.id)
    assert "Evening *x*" in facilitator.reads and "Morning" in facilitator.reads
    facilitator.open("record", workshop.id, part="twice")
    assert "Evening *x*" in facilitator.reads
    with write_session() as session:
        merging.merge(an_actor(), said[0], 1, {said[1]: 1}, session=session)
    facilitator.run()
    assert "Also said by Morning, Older people" in facilitator.reads.replace("\\", "")


def test_an_entry_gets_the_session_that_nobody_chose_in_time(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, "A choir")
        morning, _ = (a_session(session, workshop, name) for name in ("Morning", "Evening"))
    facilitator.open("step_map", workshop.id).open_dialog("Change").put("Session", morning).press_in_dialog("Save")
    with read_session() as session:
        assert [one.entries for one in sessions.sessions_seen(workshop.id, session=session)] == [1, 0]
    facilitator.open_dialog("Change").put("Words", "A choir on Mondays").press_in_dialog("Save")
    with read_session() as session:
        assert [one.entries for one in sessions.sessions_seen(workshop.id, session=session)] == [1, 0]


def test_one_question_at_a_time_shows_all_that_was_said_and_goes_by_the_address(facilitator, workshop):
    with write_session() as session:
        for number in range(14):
            an_entry(session, workshop, f"Line {number:02}")
    facilitator.open("step_map", workshop.id, one=1)
    assert all(f"Line {number:02}" in facilitator.reads for number in range(14))
    facilitator.press("Next: 2 Exploring what is possible")
    assert facilitator.address["one"] == "1" and "2 Exploring what is possible" in facilitator.reads
    facilitator.press("Back to 1").press("Back to 10")
    assert "10 Help to speak up" in facilitator.reads
    facilitator.choose("One question at a time", False)
    assert "one" not in facilitator.address and "Line 03" not in facilitator.reads


def test_where_one_small_group_records_nothing_is_chosen(facilitator, record):
    with write_session() as session:
        club = a_workshop(session, title="At the club", format="group_meeting")
        made = a_small_group(session, club, "The club")
    facilitator.open("step_map", club.id).put("What is available now?", "A choir").press("Save")
    assert [(one.id, one.entries) for one in standing(club)] == [(made, 1)]
