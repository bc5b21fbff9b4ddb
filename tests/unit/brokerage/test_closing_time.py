"""When an enquiry may close: a truth table by day and hour, and the clock changes. All times are London's."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.brokerage.closing_time import FIELD, LONGEST, check_closing, next_good, read_closing, usual_closing
from toolkit.brokerage.hours import is_working_day
from toolkit.brokerage.targets import targets
from toolkit.clock import LONDON, now
from toolkit.errors import BadInput

AT = datetime(2026, 11, 24, 9, 30, tzinfo=LONDON)      # a Tuesday


def moment(day, hour, minute=0):
    return datetime(2026, *day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(("closes", "said"), [
    (moment((11, 24), 9, 31), None), (moment((11, 24), 12), None), (moment((11, 24), 17), None), (moment((11, 30), 9), None),
    (moment((11, 24), 9, 30), "has passed"), (moment((11, 24), 9, 29), "has passed"), (moment((11, 23), 12), "has passed"),
    (moment((11, 24), 17, 1), "Wednesday 25 November 2026, 09:00"), (moment((11, 25), 8, 59), "Wednesday 25 November 2026, 09:00"),
    (moment((11, 27), 23), "Monday 30 November 2026, 09:00"), (moment((11, 28), 12), "Monday 30 November 2026, 09:00"),
    (moment((11, 29), 12), "Monday 30 November 2026, 09:00"), (moment((12, 25), 12), "Tuesday 29 December 2026, 09:00"),
    (moment((12, 28), 12), "Tuesday 29 December 2026, 09:00"), (datetime(2027, 5, 27, 12, tzinfo=LONDON), "more than half a year ahead"),
    (None, "Say until when"), (moment((11, 25), 0), "The team is not there on Wednesday 25 November 2026, 00:00"),
])
def test_it_is_later_than_now_and_within_working_hours(closes, said):
    if said is None:
        assert check_closing(closes, AT) == closes
    else:
        with pytest.raises(BadInput, match=said) as raised:
            check_closing(closes, AT)
        assert raised.value.field == FIELD


def test_it_is_told_by_londons_clock_in_summer_and_in_winter():
    before = datetime(2027, 3, 26, 12, tzinfo=LONDON)       # the Friday before the clocks go forward
    assert check_closing(datetime(2027, 3, 30, 17, tzinfo=LONDON), before).utcoffset() == timedelta(hours=1)
    with pytest.raises(BadInput, match="Tuesday 30 March 2027, 09:00"):     # Easter Monday is closed
        check_closing(datetime(2027, 3, 28, 1, 30, tzinfo=LONDON), before)


@pytest.mark.parametrize(("now", "offered"), [
    (moment((11, 24), 9, 30), moment((11, 24), 11, 30)), (moment((11, 24), 16), moment((11, 25), 10)),
    (moment((11, 27), 16, 30), moment((11, 30), 10, 30)), (moment((11, 28), 12), moment((11, 30), 11)),
    (moment((12, 24), 16), moment((12, 29), 10))])
def test_the_time_that_is_offered(now, offered):
    assert next_good(now) == offered


@pytest.mark.parametrize(("now", "due", "offered"), [
    (moment((11, 24), 9, 30), None, moment((11, 25), 17)), (moment((11, 24), 9), None, moment((11, 24), 17)),
    (moment((11, 24), 8), None, moment((11, 24), 17)), (moment((11, 26), 16, 55), None, moment((11, 27), 17)),
    (moment((11, 27), 16, 30), None, moment((11, 30), 17)), (moment((11, 28), 12), None, moment((11, 30), 17)),
    (moment((12, 24), 16), None, moment((12, 29), 17)),
    # An urgent or emergency case: the clock's time where it is earlier, within hours and to come; else as soon as can be.
    (moment((11, 24), 9, 30), moment((11, 24), 13), moment((11, 24), 13)),
    (moment((11, 24), 9, 30), moment((11, 25), 12), moment((11, 25), 12)),
    (moment((11, 24), 9, 30), moment((11, 27), 12), moment((11, 25), 17)),
    (moment((11, 24), 9, 30), moment((11, 24), 9), moment((11, 24), 11, 30)),
    (moment((11, 24), 16, 30), moment((11, 24), 20, 30), moment((11, 25), 10, 30)),
    (moment((11, 28), 12), moment((11, 28), 16), moment((11, 30), 11))])
def test_a_new_enquiry_leaves_a_whole_working_day_unless_the_clock_is_faster(now, due, offered):
    assert usual_closing(now, due) == offered == check_closing(offered, now)


@given(st.datetimes(datetime(2001, 1, 1), datetime(2098, 12, 1), timezones=st.just(LONDON), allow_imaginary=False),
       st.none() | st.timedeltas(timedelta(days=-2), timedelta(days=9)))
def test_what_a_new_enquiry_begins_with_is_always_taken(at, due_in):
    offered = usual_closing(at, None if due_in is None else at + due_in)
    assert check_closing(offered, at) == offered and offered - at < LONGEST
    if due_in is None:      # from opening to closing, on a day whose opening had not come yet
        assert is_working_day(offered.date(), targets().opening) and offered.time() == targets().opening.closes
        assert datetime.combine(offered.date(), targets().opening.opens, LONDON) >= at.replace(second=0, microsecond=0)


@given(st.datetimes(datetime(2001, 1, 1), datetime(2098, 12, 1), timezones=st.just(LONDON), allow_imaginary=False))
def test_what_is_offered_is_always_taken(at):
    offered = next_good(at)
    assert check_closing(offered, at) == offered and is_working_day(offered.date(), targets().opening)
    assert offered - at < LONGEST


@pytest.mark.parametrize(("typed", "hour"), [("16:00", 16), ("9.30", 9), (" 09:05 ", 9), ("0:00", 0), ("23:59", 23)])
def test_a_time_as_it_is_typed(typed, hour):
    assert read_closing(date(2026, 11, 24), typed).hour == hour


@pytest.mark.parametrize("typed", ["", "4pm", "24:00", "12:60", "12", "1200", "٩:00", None])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(BadInput, match="at what time"):
        read_closing(date(2026, 11, 24), typed)


def test_without_a_day_there_is_no_time():
    with pytest.raises(BadInput):
        read_closing(None, "12:00")
    with pytest.raises(BadInput):
        check_closing(None, now())
