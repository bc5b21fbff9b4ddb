"""The response clock as a truth table: every urgency on every kind of day, at every part of the day."""

from datetime import datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.brokerage.clock import Urgency, due
from toolkit.brokerage.hours import is_open, is_working_day
from toolkit.brokerage.targets import targets
from toolkit.clock import LONDON
from toolkit.errors import BadInput

# May 2026: Monday 25 is a bank holiday. Each row: received, then (start, answer) for routine, urgent, emergency.
DAY_AND_TIME = "%a %d %H:%M"
TABLE = [
    # an ordinary day, by its parts
    ("Tue 19 08:59", "Tue 19 11:00", "Tue 19 17:00", "Tue 19 11:00", "Tue 19 13:00", "Tue 19 10:00"),
    ("Tue 19 09:00", "Tue 19 11:00", "Tue 19 17:00", "Tue 19 11:00", "Tue 19 13:00", "Tue 19 10:00"),
    ("Tue 19 11:59", "Tue 19 13:59", "Tue 19 17:00", "Tue 19 13:59", "Tue 19 15:59", "Tue 19 12:59"),
    ("Tue 19 12:00", "Tue 19 14:00", "Wed 20 12:30", "Tue 19 14:00", "Tue 19 16:00", "Tue 19 13:00"),
    ("Tue 19 13:00", "Tue 19 15:00", "Wed 20 12:30", "Tue 19 15:00", "Tue 19 17:00", "Tue 19 14:00"),
    ("Tue 19 15:00", "Tue 19 17:00", "Wed 20 12:30", "Tue 19 17:00", "Wed 20 11:00", "Tue 19 16:00"),
    ("Tue 19 15:01", "Wed 20 09:01", "Wed 20 12:30", "Wed 20 09:01", "Wed 20 11:01", "Tue 19 16:01"),
    ("Tue 19 16:40", "Wed 20 10:40", "Wed 20 12:30", "Wed 20 10:40", "Wed 20 12:30", "Tue 19 17:40"),
    ("Tue 19 16:59", "Wed 20 10:59", "Wed 20 12:30", "Wed 20 10:59", "Wed 20 12:30", "Tue 19 17:59"),
    ("Tue 19 17:00", "Wed 20 11:00", "Wed 20 17:00", "Wed 20 11:00", "Wed 20 13:00", "Wed 20 10:00"),
    ("Tue 19 23:30", "Wed 20 11:00", "Wed 20 17:00", "Wed 20 11:00", "Wed 20 13:00", "Wed 20 10:00"),
    # every day of a week before a bank holiday: morning, afternoon, after hours
    ("Mon 18 10:00", "Mon 18 12:00", "Mon 18 17:00", "Mon 18 12:00", "Mon 18 14:00", "Mon 18 11:00"),
    ("Mon 18 16:00", "Tue 19 10:00", "Tue 19 12:30", "Tue 19 10:00", "Tue 19 12:00", "Mon 18 17:00"),
    ("Mon 18 18:00", "Tue 19 11:00", "Tue 19 17:00", "Tue 19 11:00", "Tue 19 13:00", "Tue 19 10:00"),
    ("Wed 20 10:00", "Wed 20 12:00", "Wed 20 17:00", "Wed 20 12:00", "Wed 20 14:00", "Wed 20 11:00"),
    ("Wed 20 16:00", "Thu 21 10:00", "Thu 21 12:30", "Thu 21 10:00", "Thu 21 12:00", "Wed 20 17:00"),
    ("Wed 20 18:00", "Thu 21 11:00", "Thu 21 17:00", "Thu 21 11:00", "Thu 21 13:00", "Thu 21 10:00"),
    ("Thu 21 10:00", "Thu 21 12:00", "Thu 21 17:00", "Thu 21 12:00", "Thu 21 14:00", "Thu 21 11:00"),
    ("Thu 21 16:00", "Fri 22 10:00", "Fri 22 12:30", "Fri 22 10:00", "Fri 22 12:00", "Thu 21 17:00"),
    ("Thu 21 18:00", "Fri 22 11:00", "Fri 22 17:00", "Fri 22 11:00", "Fri 22 13:00", "Fri 22 10:00"),
    ("Fri 22 10:00", "Fri 22 12:00", "Fri 22 17:00", "Fri 22 12:00", "Fri 22 14:00", "Fri 22 11:00"),
    ("Fri 22 16:00", "Tue 26 10:00", "Tue 26 12:30", "Tue 26 10:00", "Tue 26 12:00", "Fri 22 17:00"),
    ("Fri 22 18:00", "Tue 26 11:00", "Tue 26 17:00", "Tue 26 11:00", "Tue 26 13:00", "Tue 26 10:00"),
    ("Sat 23 10:00", "Tue 26 11:00", "Tue 26 17:00", "Tue 26 11:00", "Tue 26 13:00", "Tue 26 10:00"),
    ("Sun 24 16:00", "Tue 26 11:00", "Tue 26 17:00", "Tue 26 11:00", "Tue 26 13:00", "Tue 26 10:00"),
    ("Mon 25 10:00", "Tue 26 11:00", "Tue 26 17:00", "Tue 26 11:00", "Tue 26 13:00", "Tue 26 10:00"),
    ("Mon 25 16:00", "Tue 26 11:00", "Tue 26 17:00", "Tue 26 11:00", "Tue 26 13:00", "Tue 26 10:00"),
    ("Tue 26 10:00", "Tue 26 12:00", "Tue 26 17:00", "Tue 26 12:00", "Tue 26 14:00", "Tue 26 11:00"),
]


def in_may(words: str) -> datetime:
    """A moment of May 2026, the day of the week checked."""
    moment = datetime.strptime(f"2026-05-{words[4:]}", "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
    assert f"{moment:%a}" == words[:3]
    return moment


def london(*parts: int) -> datetime:
    """A moment by London's clocks."""
    return datetime(*parts, tzinfo=LONDON)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_the_table_of_due_times(row):
    received, routine_start, routine, urgent_start, urgent, emergency = map(in_may, row)
    found = {urgency: due(received, urgency) for urgency in Urgency}
    assert (found["routine"].start, found["routine"].answer) == (routine_start, routine)
    assert (found["urgent"].start, found["urgent"].answer) == (urgent_start, urgent)
    assert (found["emergency"].start, found["emergency"].answer) == (emergency, emergency)


@pytest.mark.parametrize(("received", "out"), [
    ("Tue 19 15:59", False), ("Tue 19 16:00", False), ("Tue 19 16:01", True), ("Tue 19 16:59", True), ("Tue 19 17:00", True),
    ("Wed 20 08:00", True), ("Wed 20 09:00", False), ("Sun 24 12:00", True), ("Mon 25 12:00", True),
])
def test_an_emergency_that_meets_a_closed_door_names_the_other_route(received, out):
    found = due(in_may(received), Urgency.EMERGENCY)
    assert found.out_of_hours is out
    assert ("out-of-hours route" in " ".join(found.reading)) is out
    assert not due(in_may(received), Urgency.ROUTINE).out_of_hours


@pytest.mark.parametrize("urgency", Urgency)
def test_other_kinds_say_that_they_have_no_target_and_still_start_in_time(urgency):
    found = due(in_may("Tue 19 14:00"), urgency, "day_service")
    assert found.answer is None and found.start == in_may("Tue 19 16:00")
    assert "There is no stated target for answering this kind of support." in found.reading


def test_the_reading_is_said_beside_the_times():
    assert due(in_may("Mon 25 10:00"), Urgency.ROUTINE).reading == (
        "Received Monday 25 May 2026, 10:00, a bank holiday (Spring Bank Holiday): counts as received at the next opening, "
        "Tuesday 26 May 2026, 09:00. Open means from 09:00 until just before 17:00.",
        "Routine, received in the morning (before 12:00): answer by 17:00 the same day.",
        "Work starts within 2 working hours: by Tuesday 26 May 2026, 11:00.",
    )


def test_christmas_and_the_days_that_stand_in_for_it():
    assert due(london(2026, 12, 24, 16), Urgency.ROUTINE).answer == london(2026, 12, 29, 12, 30)


def test_the_clock_change_moves_no_due_time():
    """The clocks go back on Sunday 25 October 2026 and forward on Sunday 28 March 2027."""
    for received, expected in ((london(2026, 10, 23, 16), london(2026, 10, 26, 10)), (london(2027, 3, 25, 16), london(2027, 3, 30, 10))):
        assert due(received, Urgency.ROUTINE).start == expected  # 26 and 29 March 2027 are Good Friday and Easter Monday
    night = london(2026, 10, 25, 1, 30)
    assert due(night, Urgency.EMERGENCY).answer == due(night.replace(fold=1), Urgency.EMERGENCY).answer == london(2026, 10, 26, 10)


def test_the_29th_of_february_is_a_day_like_any_other():
    assert due(london(2028, 2, 29, 14), Urgency.ROUTINE).answer == london(2028, 3, 1, 12, 30)


@pytest.mark.parametrize("year", [1, 1999, 2100, 9999])
def test_a_year_without_known_bank_holidays_is_refused(year):
    with pytest.raises(BadInput, match="from 2000 to 2099"):
        due(london(year, 6, 15, 10), Urgency.ROUTINE)


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31)).map(lambda moment: moment.replace(tzinfo=LONDON))


def minutes_open(begin: datetime, end: datetime) -> int:
    """The working minutes between two moments, counted one by one."""
    count, opening = 0, targets().opening
    while begin < end:
        count += is_open(begin, opening)
        begin += timedelta(minutes=1)
    return count


@given(MOMENTS, st.sampled_from(Urgency))
@example(london(2026, 12, 24, 16, 59), Urgency.URGENT)
def test_no_time_is_earlier_than_its_rule_nor_later(received, urgency):
    found, rules = due(received, urgency), targets()
    assert found.received <= found.counts_from < found.start <= found.answer
    assert is_open(found.counts_from, rules.opening)
    assert found.start == found.answer or minutes_open(found.counts_from, found.start) == 60 * rules.start
    if urgency is Urgency.URGENT:
        assert minutes_open(found.counts_from, found.answer) <= 60 * rules.urgent
    if urgency is not Urgency.EMERGENCY:
        assert is_working_day(found.answer.date(), rules.opening)
    assert found.answer <= due(received, Urgency.ROUTINE).answer or urgency is Urgency.EMERGENCY
