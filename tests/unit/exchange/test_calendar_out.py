"""The calendar file, read back by the library that calendars are read with."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.factories import a_plan, a_workshop, an_actor
from toolkit.errors import NotAllowed, NotFound
from toolkit.exchange.calendar_out import calendar, export_calendar
from toolkit.models import Workshop
from toolkit.steps.due import Due

MADE = datetime(2026, 11, 27, 9, tzinfo=UTC)
ID = UUID("7d1f0c52-0d4f-4b5a-9a58-0d1f6b6a3c11")
LEAP = date(2028, 2, 29)


def a_day(**changes):
    about = {"kind": "action", "id": ID, "on": LEAP, "what": "Print it", "who": "Information lead", "workshop_id": ID,
             "workshop": "Spring", "is_example": False}
    return Due(**about | changes)


def read(data):
    return Calendar.from_ical(data).walk("VEVENT")


def test_a_day_is_a_whole_day_with_a_reminder_a_week_before():
    event, = read(calendar([a_day()], MADE, "https://table.example"))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (LEAP, date(2028, 3, 1))
    assert event["uid"] == f"action-{ID}@common-table" and event.decoded("dtstamp") == MADE
    assert event["summary"] == "Action: Print it" and event["description"] == "Spring\nWho: Information lead\nPrint it"
    assert event["url"] == f"https://table.example/step_plans?workshop={ID}" and event["transp"] == "TRANSPARENT"
    alarm, = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-7) and alarm["description"] == "Action: Print it"


@pytest.mark.parametrize(("changes", "summary", "path"), [
    ({"kind": "plan"}, "Plan ends: Print it", "step_plans"), ({"kind": "milestone"}, "Milestone: Print it", "step_plans"),
    ({"kind": "consultation"}, "Consultation closes: Key what came in on paper, then close it.", "step_plans"),
    ({"kind": "review"}, "Look again, Step 5: Hold an evaluation, with the same people where possible.", "step_evaluation")])
def test_each_kind_says_what_it_is_and_leads_to_its_screen(changes, summary, path):
    event, = read(calendar([a_day(**changes)], MADE, "http://localhost:8501"))
    assert event["summary"] == summary and path in event["url"]


def test_without_an_address_there_is_no_link():
    assert "url" not in read(calendar([a_day(who="")], MADE))[0]


def test_the_last_day_there_is_has_no_day_after_it():
    assert "dtend" not in read(calendar([a_day(on=date.max)], MADE))[0]


def test_nothing_due_is_a_file_all_the_same():
    assert Calendar.from_ical(calendar([], MADE))["version"] == "2.0"


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_whatever_people_type_comes_back_and_starts_no_line_of_its_own(words):
    data = calendar([a_day(what=words, workshop=words, who="")], MADE)
    event, = read(data)
    typed = f"{words}\n{words}" if words else ""
    assert str(event["description"]) == "".join(letter for letter in typed if letter == "\n" or letter.isprintable())
    assert data.count(b"BEGIN:VEVENT") == 1 and all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_a_newer_file_has_the_same_names(session):
    workshop = a_workshop(session)
    plan = a_plan(session, workshop, ends_on=LEAP)
    first, second = (read(export_calendar(an_actor("commissioner"), session=session)) for _ in range(2))
    assert [event["uid"] for event in first] == [event["uid"] for event in second] == [f"plan-{plan}@common-table"]


def test_the_example_comes_only_where_it_is_asked_for(session):
    workshop = a_workshop(session)
    a_plan(session, workshop, ends_on=LEAP)
    session.get_one(Workshop, workshop.id).is_example = True
    session.flush()
    assert read(export_calendar(an_actor(), session=session)) == []
    assert len(read(export_calendar(an_actor(), workshop.id, session=session))) == 1


def test_who_may_take_it_and_of_which_workshops(session):
    mine, other = a_workshop(session, title="Mine"), a_workshop(session, title="Other")
    for one in (mine, other):
        a_plan(session, one, ends_on=LEAP)
    event, = read(export_calendar(an_actor("commissioner", mine.id), session=session))
    assert event["description"].startswith("Mine\n")
    for actor, asked in ((an_actor("small-group-host"), None), (an_actor("commissioner", mine.id), other.id)):
        with pytest.raises(NotAllowed):
            export_calendar(actor, asked, session=session)
    with pytest.raises(NotFound):
        export_calendar(an_actor(), uuid4(), session=session)
