"""Times are UTC in the database and Europe/London on screen."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.clock import in_london, now, say_date, say_moment


def test_now_carries_its_zone():
    assert now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(("moment", "said"), [
    (datetime(2026, 3, 12, 14, 5, tzinfo=UTC), "12 March 2026, 14:05"),
    (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "2 July 2026, 00:30"),
    (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29 March 2026, 00:59"),
    (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29 March 2026, 02:00"),
    (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25 October 2026, 01:30"),
    (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25 October 2026, 01:30")])
def test_moments_as_londons_clocks_show_them(moment, said):
    assert say_moment(moment) == said


@given(st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_london_shows_the_same_moment(moment):
    # Compared in UTC: of the hour that comes twice Python calls moments of two zones unequal, whatever they are.
    assert in_london(moment).astimezone(UTC) == moment


def test_dates():
    assert say_date(date(2026, 5, 1)) == "1 May 2026"
    assert say_date(None) == "no date"
