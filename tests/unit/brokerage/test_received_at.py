"""The day and time typed for a referral: London's clocks, also where they change; and what is refused."""

from datetime import UTC, date, datetime

import pytest

from toolkit.brokerage.received import received_at
from toolkit.errors import BadInput


@pytest.mark.parametrize(("day", "typed", "moment"), [
    (date(2026, 11, 24), "9:30", datetime(2026, 11, 24, 9, 30, tzinfo=UTC)),
    (date(2026, 11, 24), " 16.40 ", datetime(2026, 11, 24, 16, 40, tzinfo=UTC)),
    (date(2026, 7, 1), "09:00", datetime(2026, 7, 1, 8, 0, tzinfo=UTC)),
    (date(2028, 2, 29), "00:00", datetime(2028, 2, 29, 0, 0, tzinfo=UTC)),
    # The hour that comes twice is taken the first time.
    (date(2026, 10, 25), "01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC))])
def test_a_day_and_a_time_are_read_by_londons_clocks(day, typed, moment):
    assert received_at(day, typed).astimezone(UTC) == moment


@pytest.mark.parametrize(("day", "typed"), [
    (None, "9:30"), (date(2026, 11, 24), ""), (date(2026, 11, 24), "noon"), (date(2026, 11, 24), "25:00"), (date(2026, 11, 24), "9:61"),
    (date(2026, 11, 24), "930"), (date(2026, 3, 29), "01:30")])
def test_what_is_no_time_is_refused_at_its_field(day, typed):
    with pytest.raises(BadInput) as refused:
        received_at(day, typed)
    assert refused.value.field == "received" and str(refused.value).endswith(".")
