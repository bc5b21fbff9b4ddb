"""Bands as the tool's own cases have them, on both databases: which cases count, what is hidden, what stands beside a contract's."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.choosing import a_service
from tests.factories import an_actor
from tests.market import a_banded_case, in_month
from toolkit.brokerage.bands_found import against, bands_found, counted
from toolkit.brokerage.monitoring import hours_apart, share_apart
from toolkit.brokerage.small_numbers import ALL
from toolkit.brokerage.time_spent import put_into_band
from toolkit.clock import now, today
from toolkit.models import CaseTime, ContractBand
from toolkit.storage.engine import write_session
from toolkit.storage.queries import case_time

OLDER, LEARNING = "older_people", "learning_disabilities"


@pytest.fixture
def session(database):
    with write_session() as session:
        yield session


def a_band(band="A", group="", allowed=10, expected=80):
    return ContractBand(contract_id=None, band=band, group=group, hours_allowed=Decimal(allowed), expected_percent=expected)


def test_a_worked_example(session):
    for _ in range(9):
        a_banded_case(session, "A", 12)
    for _ in range(6):
        a_banded_case(session, "B", 15)
    found = bands_found(today(), session=session)
    own = against(a_band(" a "), found)
    assert (own.cases, own.band.actual_percent, own.band.hours_from) == (9, 60, Decimal("12.0"))
    assert share_apart(own.band) == "20 percentage points fewer" and hours_apart(own.band) == "2 hours more"
    assert against(a_band("Z"), found) is None and against(a_band("A", "no_such_group"), found) is None


def test_only_real_cases_of_the_twelve_months_that_are_over_count(session):
    for _ in range(5):
        a_banded_case(session)
    a_banded_case(session, example=True)
    a_banded_case(session, closed_at=now())
    a_banded_case(session, closed_at=in_month(13))
    assert bands_found(today(), session=session).cases.at(ALL, "A") == 5


def test_a_case_counts_on_the_day_on_which_its_support_began(session):
    began = in_month(2).date()
    case = a_service(session, began)[0].case
    put_into_band(an_actor("broker"), case, 0, "A", "", session=session)
    moments = (now() - timedelta(days=400), now())
    assert case_time.done_by_band((began, began), moments, session=session) == [("A", OLDER, 1, 0, 0)]
    assert case_time.done_by_band((began + timedelta(days=1), today()), moments, session=session) == []


def test_time_that_was_taken_back_and_cases_without_time_say_nothing_of_the_hours(session):
    for _ in range(5):
        a_banded_case(session, hours=10)
    a_banded_case(session, hours=0)
    session.add(CaseTime(case_id=a_banded_case(session, hours=0), on=today(), task="finding", minutes=600, taken_back_at=now()))
    session.flush()
    found = bands_found(today(), session=session)
    assert found.cases.at(ALL, "A") == 7 and found.hours[ALL, "A"] == Decimal("10.0")


@pytest.mark.parametrize(("rows", "shares", "hours"), [
    # Four in a band are hidden, and another with them: the sum would give the four away.
    ([("A", OLDER, 20, 20, 12000), ("B", OLDER, 4, 4, 4000)], (None, None), {}),
    ([("A", OLDER, 20, 20, 12000), ("B", OLDER, 5, 5, 4500)], (80, 20), {"A": "10.0", "B": "15.0"}),
    # The share is told, but the hours are those of four people.
    ([("A", OLDER, 20, 20, 12000), ("B", OLDER, 5, 4, 4000)], (80, 20), {"A": "10.0"}),
    ([], (None, None), {}),
])
def test_small_numbers_are_hidden(rows, shares, hours):
    table, found = counted(rows)
    of = table.at()
    told = tuple(round(100 * count / of) if of and (count := table.at(ALL, band)) is not None else None for band in ("A", "B"))
    assert told == shares and {band: str(mean) for (row, band), mean in found.items() if row == ALL} == hours


def test_a_groups_hours_are_not_told_where_the_rest_would_be_those_of_few():
    _, found = counted([("A", OLDER, 20, 20, 12000), ("A", LEARNING, 8, 8, 9600), ("A", "blind", 6, 3, 100)])
    assert set(found) == {(ALL, "A")}
    _, found = counted([("A", OLDER, 20, 20, 12000), ("A", LEARNING, 8, 8, 9600)])
    assert found[LEARNING, "A"] == Decimal("20.0") and found[OLDER, "A"] == Decimal("10.0") and found[ALL, "A"] == Decimal("12.9")
