"""The queue: what waits, in which order, what is late in words; and the list with its filters."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import a_case, an_actor
from toolkit.brokerage import referral
from toolkit.brokerage.queue import NO_TARGET, PAGE, Wanted, cases_found, is_late, is_out_of_hours, say_due, say_length
from toolkit.clock import now
from toolkit.errors import BadInput, NotAllowed

BROKER = an_actor("broker")
MONDAY, TUESDAY = (datetime(2025, 11, day, 9, 30, tzinfo=UTC) for day in (24, 25))
NOON = datetime(2025, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def cases(session):
    """By reference: one not begun, one begun, one answered, one closed, one begun without a target."""
    made = {"A-1": a_case(session, reference="A-1", received_at=TUESDAY, state="received", urgency="urgent"),
            "B-2": a_case(session, reference="B-2", received_at=MONDAY, area="Banbury", path="quick"),
            "C-3": a_case(session, reference="C-3", received_at=MONDAY, group="family_carers"),
            "D-4": a_case(session, reference="D-4", received_at=MONDAY, words="Somebody to go swimming with"),
            "E-5": a_case(session, reference="E-5", received_at=MONDAY, kind="day_service")}
    referral.answer_given(BROKER, made["C-3"], "", session=session)
    referral.close_case(BROKER, made["D-4"], "Found.", session=session)
    return made


def found(session, at=NOON, number=1, **wanted):
    return cases_found(BROKER, Wanted(**wanted), number, at, session=session)


def references(session, **wanted):
    return [one.reference for one in found(session, **wanted).rows]


def test_the_queue_has_what_waits_by_its_due_time(session, cases):
    assert references(session, waiting=True) == ["B-2", "A-1"]  # the answer due Monday 17:00, the start due Tuesday 11:30
    assert (found(session, waiting=True).total, found(session, waiting=True).late) == (2, 2)
    assert found(session, at=TUESDAY, waiting=True).late == 1


def test_what_is_late_is_said_in_words(session, cases):
    said = {one.reference: say_due(one, NOON) for one in found(session).rows}
    assert said == {"A-1": "start was due Tuesday 25 November 2025, 11:30: late by 30 minutes",
                    "B-2": "answer was due Monday 24 November 2025, 17:00: late by 19 hours",
                    "C-3": "answered", "D-4": "closed", "E-5": NO_TARGET}
    early = next(one for one in found(session).rows if one.reference == "A-1")
    assert say_due(early, TUESDAY) == "start by Tuesday 25 November 2025, 11:30, in 2 hours" and not is_late(early, TUESDAY)


@pytest.mark.parametrize(("hour", "minute", "urgency", "named"), [
    (15, 59, "emergency", False), (16, 30, "emergency", True), (18, 0, "emergency", True), (18, 0, "urgent", False)])
def test_an_emergency_near_closing_names_the_out_of_hours_route(hour, minute, urgency, named, session):
    a_case(session, received_at=TUESDAY.replace(hour=hour, minute=minute), urgency=urgency)
    assert is_out_of_hours(found(session).rows[0]) is named


@pytest.mark.parametrize(("length", "said"), [
    (timedelta(seconds=5), "1 minute"), (timedelta(minutes=59, seconds=59), "59 minutes"), (timedelta(hours=1), "1 hour"),
    (timedelta(hours=47, minutes=59), "47 hours"), (timedelta(days=2), "2 days"), (timedelta(days=1000), "1,000 days")])
def test_lengths_of_time_in_words(length, said):
    assert say_length(length) == said


@pytest.mark.parametrize(("wanted", "expected"), [
    ({}, {"A-1", "B-2", "C-3", "D-4", "E-5"}),
    ({"state": "received"}, {"A-1"}), ({"state": "closed"}, {"D-4"}), ({"path": "quick"}, {"B-2"}),
    ({"kind": "day_service"}, {"E-5"}), ({"group": "family_carers"}, {"C-3"}), ({"urgency": "urgent"}, {"A-1"}),
    ({"late": True}, {"A-1", "B-2"}), ({"words": "banbury"}, {"B-2"}),
    ({"words": "d -4"}, {"D-4"}), ({"words": "swim"}, set()), ({"words": "%"}, set()),
    ({"words": "banbury", "state": "closed"}, set()), ({"state": "nonsense"}, {"A-1", "B-2", "C-3", "D-4", "E-5"})])
def test_filters_narrow_the_list(wanted, expected, session, cases):
    assert set(references(session, **wanted)) == expected


def test_the_newest_comes_first_and_pages_are_turned(session):
    for number in range(PAGE + 2):
        a_case(session, reference=f"N-{number}", received_at=now() - timedelta(days=30 - number))
    assert len(found(session).rows) == PAGE and found(session).rows[0].reference == f"N-{PAGE + 1}"
    last = found(session, number=99)
    assert (last.number, last.total, len(last.rows)) == (2, PAGE + 2, 2)


def test_too_many_words_are_refused(session):
    with pytest.raises(BadInput):
        found(session, words="x" * 201)


@pytest.mark.parametrize("role", ["facilitator", "commissioner", "small-group-host"])
def test_nobody_else_sees_the_list(role, session):
    with pytest.raises(NotAllowed):
        cases_found(an_actor(role), Wanted(), 1, NOON, session=session)
