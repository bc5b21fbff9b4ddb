"""The calendar file at its door: only with a cookie that may look across workshops."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.factories import a_link, a_plan, a_workshop
from toolkit.access.roles import Role
from toolkit.storage.engine import write_session


@pytest.fixture
def workshop(record):
    with write_session() as session:
        made = a_workshop(session, title="Café & <b>tea</b>")
        a_plan(session, made, action="A bus", ends_on=date(2027, 3, 1))
        return made


def a_visitor(visitor, role=Role.COMMISSIONER, workshop_id=None):
    with write_session() as session:
        secret = a_link(session, role, workshop_id)
    return visitor(secret)


@pytest.mark.parametrize("role", [Role.COMMISSIONER, Role.FACILITATOR, Role.ADMINISTRATOR])
def test_the_file_opens_in_a_calendar_and_is_kept_nowhere(workshop, visitor, role):
    answer = a_visitor(visitor, role).get("/due.ics")
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/calendar; charset=utf-8"
    event, = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["summary"] == "Plan ends: A bus" and event["url"] == f"http://testserver/step_plans?workshop={workshop.id}"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''Common-Table-what-is-due-")
    assert answer.headers["content-disposition"].endswith(".ics") and answer.headers["cache-control"] == "private, no-store"


def test_one_workshop_alone(workshop, visitor):
    with write_session() as session:
        a_plan(session, a_workshop(session), ends_on=date(2027, 3, 1))
    one = a_visitor(visitor)
    assert one.get("/due.ics").content.count(b"BEGIN:VEVENT") == 2
    answer = one.get(f"/due/{workshop.id}.ics")
    assert answer.content.count(b"BEGIN:VEVENT") == 1 and "Caf%C3%A9-b-tea-b-what-is-due" in answer.headers["content-disposition"]


def test_who_may_not_is_told_so(workshop, visitor):
    assert visitor().get("/due.ics").status_code == 403
    for role in (Role.HOST, Role.BROKER):
        answer = a_visitor(visitor, role).get("/due.ics")
        assert answer.status_code == 403 and "cannot look across workshops" in answer.text
    with write_session() as session:
        other = a_workshop(session)
    limited = a_visitor(visitor, workshop_id=other.id)
    assert limited.get(f"/due/{workshop.id}.ics").status_code == 403
    assert limited.get("/due.ics").content.count(b"BEGIN:VEVENT") == 0


def test_what_is_not_there(workshop, visitor):
    assert a_visitor(visitor).get("/due/00000000-0000-4000-8000-000000000000.ics").status_code == 404
    assert a_visitor(visitor).get("/due/x.ics").status_code == 404


def test_a_record_that_is_away(var, point_at, visitor):
    point_at(f"sqlite:///{var / 'empty.db'}")
    assert visitor("secret").get("/due.ics").status_code == 503
