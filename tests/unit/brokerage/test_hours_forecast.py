"""The forecast of contract hours: when they run out, the day for notice, and when nothing can be said."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.brokerage.hours_forecast import contract_year, forecast, months_before, say_limit
from toolkit.clock import say_date

START = date(2010, 10, 1)


@dataclass
class Told:
    provider: str
    starts_on: date
    ends_on: date
    hours_used: Decimal | None


def told(provider="Ash", starts_on=START, ends_on=date(2010, 12, 31), hours=Decimal(920)):
    return Told(provider, starts_on, ends_on, hours)  # the first quarter has 92 days


def test_hours_run_out_at_the_rate_last_reported_and_notice_is_so_many_months_before():
    found = forecast(START, 3, {"Agreed": 1840, "Ceiling": 5000}, ["Ash"], [told()])
    assert (found.used, found.reported_until) == (920, date(2010, 12, 31))
    assert found.by_year_end == 3650
    agreed, ceiling = found.limits
    assert (agreed.met_on, agreed.notice_by) == (date(2011, 4, 2), date(2011, 1, 2))
    assert (ceiling.met_on, ceiling.notice_by) == (None, None)


def test_every_provider_goes_on_from_their_own_last_day():
    rows = [told(), told("Oak", ends_on=date(2010, 10, 31), hours=Decimal(310))]
    found = forecast(START, 3, {"Agreed": 100_000}, ["Ash", "Oak"], rows)
    assert found.used == 920 + 310 + 61 * 10 and found.by_year_end == 7300


def test_a_return_across_the_new_year_counts_by_days_and_the_last_rate_holds():
    rows = [told(), told(starts_on=date(2011, 9, 21), ends_on=date(2011, 10, 10), hours=Decimal(200))]
    found = forecast(START, 3, {"Agreed": 250}, ["Ash"], rows)
    assert (found.starts_on, found.ends_on) == (date(2011, 10, 1), date(2012, 9, 30))
    assert found.used == 100 and found.limits[0].met_on == date(2011, 10, 25)


def test_what_was_used_up_already_is_met_on_the_last_reported_day():
    assert forecast(START, 3, {"Agreed": 900}, ["Ash"], [told()]).limits[0].met_on == date(2010, 12, 31)


def test_no_use_at_all_meets_nothing():
    found = forecast(START, 3, {"Agreed": 900}, ["Ash"], [told(hours=Decimal(0))])
    assert found.limits[0].met_on is None and found.by_year_end == 0


@pytest.mark.parametrize(("providers", "rows", "sentence"), [
    ([], [], "no hours were agreed"),
    (["Ash"], [], "no return says how many hours"),
    (["Ash"], [told(hours=None)], "no return says how many hours"),
    (["Ash", "Oak", "Elm"], [told()], "Oak, Elm reported no hours"),
    (["Ash", "Oak"], [told("Oak"), told(ends_on=date(2011, 10, 2))], "Oak reported no hours for the contract year")])
def test_where_nothing_can_be_said_the_reason_is(providers, rows, sentence):
    assert sentence in forecast(START, 3, {"Agreed": 900}, providers, rows)


def test_the_contract_year_begins_on_the_contracts_own_day():
    assert contract_year(START, date(2011, 9, 30)) == (START, date(2011, 9, 30))
    assert contract_year(START, date(2011, 10, 1))[0] == date(2011, 10, 1)
    assert contract_year(date(2012, 2, 29), date(2014, 2, 28)) == (date(2014, 2, 28), date(2015, 2, 27))
    assert contract_year(START, date(2009, 1, 1))[0] == START


@pytest.mark.parametrize(("day", "months", "before"), [
    (date(2011, 4, 2), 3, date(2011, 1, 2)), (date(2011, 5, 31), 3, date(2011, 2, 28)), (date(2011, 1, 15), 3, date(2010, 10, 15)),
    (date(2012, 3, 31), 1, date(2012, 2, 29)), (date(2011, 12, 1), 0, date(2011, 12, 1)), (date(2011, 12, 1), 12, date(2010, 12, 1))])
def test_months_before(day, months, before):
    assert months_before(day, months) == before


def test_a_limit_in_words_says_when_the_day_for_notice_has_passed():
    limit = forecast(START, 3, {"Agreed hours": 1840}, ["Ash"], [told()]).limits[0]
    said = say_limit(limit, 3, date(2011, 1, 2), say_date)
    assert said == ("Agreed hours, 1,840 hours: used up on 2 April 2011 at this rate. An increase needs 3 months' notice: "
                    "give it by 2 January 2011.")
    assert say_limit(limit, 3, date(2011, 1, 3), say_date).endswith("That day has passed.")
    assert "notice" not in say_limit(limit, 0, date(2011, 1, 3), say_date)


@given(st.integers(1, 364), st.integers(0, 50_000), st.integers(1, 60_000))
def test_the_day_it_is_met_is_the_first_on_which_use_reaches_the_limit(days, hours, limit):
    row = told(ends_on=START + timedelta(days=days - 1), hours=Decimal(hours))
    found = forecast(START, 3, {"Agreed": limit}, ["Ash"], [row])
    a_day = Decimal(hours) / days
    met = found.limits[0].met_on
    if met is None:
        assert found.by_year_end < limit
    elif met > row.ends_on:
        ahead = (met - row.ends_on).days
        assert hours + a_day * ahead >= limit > hours + a_day * (ahead - 1)
    else:
        assert hours >= limit
