"""The facilitator's desk, and the big screen that follows it."""

import pytest

from tests.factories import a_small_group, an_actor, an_entry
from toolkit.cli.rehearsal import started
from toolkit.events import calls, desk, run_sheet, views
from toolkit.events.desk import desk_of
from toolkit.framework import framework
from toolkit.steps.setting_up import ChosenArea, choose_area
from toolkit.storage.engine import read_session, write_session


@pytest.fixture
def day(workshop):
    """The workshop with a run sheet and two small groups, of which one has recorded."""
    with write_session() as session:
        run_sheet.begin(an_actor(), workshop.id, session=session)
        table = a_small_group(session, workshop, "Table <1>")
        a_small_group(session, workshop, "Table 2")
        an_entry(session, workshop, "A folder", function=3, small_group_id=table)
    return workshop, table


@pytest.fixture
def at_desk(facilitator, day):
    """A facilitator at the desk before the day begins."""
    return facilitator.open("desk", day[0].id)


def seen(workshop):
    """Where the day stands."""
    with read_session() as session:
        return desk_of(workshop.id, session=session)


def test_without_a_run_sheet_the_desk_leads_to_it(facilitator, workshop):
    person = facilitator.open("desk", workshop.id)
    assert "There is no run sheet yet." in person.reads and "To the run sheet" in person.labels
    assert "There are no small groups." in person.reads


def test_the_day_is_led_from_item_to_item(at_desk, day):
    at_desk.press("Begin: Welcome, and how the day works")
    assert "Now: Welcome, and how the day works" in at_desk.reads and "20 minutes left" in at_desk.reads
    at_desk.press("5 more minutes")
    assert "25 minutes left (5 minutes were added)" in at_desk.reads
    at_desk.press("Stop the clock")
    assert "The clock stands still." in at_desk.reads
    at_desk.press("Let the clock go on").press("Next: The six principles")
    assert "Now: The six principles" in at_desk.reads and not at_desk.errors
    at_desk.press("16:25 Thanks, and what happens next").press("End the day")
    assert "The day is over." in at_desk.reads and seen(day[0]).ended_at


def test_another_desk_that_moved_on_is_said(at_desk, day):
    workshop, _ = day
    at_desk.press("Begin: Welcome, and how the day works")
    with read_session() as session:
        slots = run_sheet.sheet_of(workshop.id, session=session).slots
    more = at_desk.button("5 more minutes")
    with write_session() as session:
        desk.go_to(an_actor(), workshop.id, slots[2].id, slots[0].id, session=session)
    more.click()
    at_desk.run()
    assert at_desk.errors == ["Another desk moved on meanwhile. This screen shows where the day stands now."]
    assert f"Now: {slots[2].name}" in at_desk.reads


def test_small_groups_are_seen_and_spoken_to(at_desk):
    assert "Table <1>" in at_desk.reads and "1 of 10" in at_desk.reads and "just now" in at_desk.reads
    at_desk.press("Send")
    assert at_desk.errors == ["Please write the message first."]
    at_desk.put("A word to the hosts", "Tea <now>").press("Send")
    assert at_desk.said("Sent.") and "to all: Tea <now>" in at_desk.reads
    at_desk.press("Take back")
    assert "Tea <now>" not in at_desk.reads


def test_a_call_for_help_stands_until_somebody_went(at_desk, day):
    _, table = day
    with write_session() as session:
        calls.call_for_help(an_actor("small-group-host"), table, "The *map*", session=session)
    assert "Table <1> needs help: The *map*" in at_desk.run().reads
    at_desk.press("Somebody went")
    assert "needs help" not in at_desk.reads


def test_one_press_puts_a_view_on_the_big_screen(at_desk, day):
    at_desk.press("Ten functions")
    assert seen(day[0]).shows == "functions" and "Ten functions · on now" in at_desk.labels
    story = framework().stories[1]
    at_desk.choose("Which story", story.slug)
    assert (seen(day[0]).shows, seen(day[0]).shows_what) == ("story", story.slug)
    at_desk.choose("Text on the big screen", 150)
    assert seen(day[0]).text_percent == 150


def test_only_those_who_lead_come_to_the_desk(sign_in, day):
    person = sign_in("commissioner").open("desk", day[0].id)
    assert any("cannot lead the day" in error for error in person.errors) and not person.buttons("Send")


def test_the_hall_is_tried_before_people_arrive(at_desk, day, monkeypatch):
    at_desk.open("desk", day[0].id, part="hall").press("Show the code")
    assert "Only this computer can open that address." in "".join(one.value for one in at_desk.at.warning)
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.168.7.9:8501")
    assert f"192.168.7.9:8501/hall/{seen(day[0]).code}" in at_desk.run().reads
    assert "localhost" not in at_desk.reads and any("No other device" in one.value for one in at_desk.at.info)
    with write_session() as session:
        desk.note_reached(seen(day[0]).code, session=session)
    assert any("Another device reached it" in one.value for one in at_desk.run().at.success)


VIEWS = {"item": "Welcome. We begin soon.", "principles": framework().principles[0].name,
         "functions": f"10 {framework().functions[9].name}", "story": framework().stories[0].title,
         "join": "Phones cannot reach this computer.", "table": "What we have said so far", "one": "Only one small group said it: 1",
         "matrix": "Nothing is on the matrix yet.", "vote": "The vote has not begun yet."}


@pytest.mark.parametrize(("view", "words"), VIEWS.items())
def test_the_big_screen_shows_what_the_desk_chose(facilitator, day, view, words):
    with write_session() as session:
        desk.open_desk(an_actor(), day[0].id, session=session)
        views.show_on_big_screen(an_actor(), day[0].id, view, framework().stories[0].slug, session=session)
    person = facilitator.open("big_screen", day[0].id)
    assert words in person.reads and not person.at.button and not person.errors


def test_one_table_or_many_is_turned_page_by_page_from_the_desk(at_desk, facilitator, day):
    workshop, table = day
    with write_session() as session:
        for number in range(5):
            an_entry(session, workshop, f"*Thing* <{number}>", small_group_id=table)
    at_desk.open("desk", workshop.id).press("One table or many").press("Page 1 of 2 is on. Show the next")
    assert at_desk.buttons("Page 2 of 2 is on. Begin again") and seen(workshop).shows_what == "2"
    wall = facilitator.open("big_screen", workshop.id)
    assert "Only one small group said it: 6" in wall.reads and "*Thing* <0>" in wall.reads and "*Thing* <4>" not in wall.reads
    assert "Page 2 of 2" in wall.reads and "Table <1>" in wall.reads and "Several said it: 0" in wall.reads
    at_desk.open("desk", workshop.id).press("Page 2 of 2 is on. Begin again")
    assert seen(workshop).shows_what == "1" and "*Thing* <4>" in facilitator.open("big_screen", workshop.id).reads


def test_the_big_screen_shows_the_map(facilitator, day):
    with write_session() as session:
        choose_area(an_actor(), day[0].id, ChosenArea("Banbury", 52.06, -1.34), session=session)
        views.show_on_big_screen(an_actor(), day[0].id, "map", session=session)
    person = facilitator.open("big_screen", day[0].id)
    assert "Available: a circle" in person.reads


def test_the_big_screen_follows_the_day(facilitator, day):
    workshop, _ = day
    with read_session() as session:
        slots = run_sheet.sheet_of(workshop.id, session=session).slots
    with write_session() as session:
        desk.go_to(an_actor(), workshop.id, slots[0].id, None, session=session)
        views.show_on_big_screen(an_actor(), workshop.id, "item", session=session)
    person = facilitator.open("big_screen", workshop.id)
    assert slots[0].name in person.reads and "20 minutes left" in person.reads and f"Then: {slots[1].name}" in person.reads
    with write_session() as session:
        desk.end_day(an_actor(), workshop.id, session=session)
    assert "Thank you for today." in person.run().reads


def test_a_rehearsal_is_started_and_told(at_desk, day):
    at_desk.open("desk", day[0].id, part="rehearsal").put("Phones", 3).put("Small groups", 2)
    at_desk.put("All within so many seconds", 1).press("Rehearse")
    assert not at_desk.errors and "Rehearsing" in at_desk.reads
    started._running[day[0].id].wait(120)
    assert "What the last rehearsal found" in at_desk.run().reads and "3 receipts shown, 3 ballots in the record." in at_desk.reads
    assert "2 lines saved, 2 lines in the record." in at_desk.reads
