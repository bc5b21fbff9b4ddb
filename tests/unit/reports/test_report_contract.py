"""Contract monitoring: the screen's numbers, what does not add up said, small numbers hidden, and the day for notice."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import an_actor
from tests.market import a_banded_case
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage.contract_lines import add_line
from toolkit.brokerage.contracts import Hours, Terms, add_contract, hours_table
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.brokerage.hours_forecast import forecast
from toolkit.brokerage.monitoring import Band, Reported, does_not_add_up
from toolkit.brokerage.survey import CLOSED, Asking, add_survey, key_totals, set_state
from toolkit.brokerage.survey_sets import question_set
from toolkit.clock import say_date
from toolkit.models import ContractBand, ContractHours, MonitoringReturn
from toolkit.reports import making
from toolkit.reports.blocks import Picture, Table, Text
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.contracts import lines_of

KEEPER = an_actor(Role.COMMISSIONER)
START, END = date(2026, 4, 1), date(2029, 3, 31)


def take(contract):
    return making.take(KEEPER, making.asked_for("contract", "html", contract))


def table(made, title):
    return next(one for one in made.blocks if isinstance(one, Table) and one.title.startswith(title))


def sentences(made):
    return [one.words for one in made.blocks if isinstance(one, Text)]


@pytest.fixture
def published(record):
    with write_session() as session:
        return load_contract_example(COMMAND_LINE, session=session)[0]


@pytest.fixture
def contract(record):
    with write_session() as session:
        return add_contract(KEEPER, Terms("Brokers", START, END, None, 1200, 3), session=session)


def test_the_published_years_numbers_are_those_of_the_screen(published):
    made = take(published)
    with read_session() as session:
        hours = hours_table(lines_of(ContractHours, published, session=session))
        returns = lines_of(MonitoringReturn, published, session=session)
    rows = table(made, "Hours a year").rows
    assert [row[-1] for row in rows] == [*hours.by_provider.values(), hours.total] and rows[-1][0] == "In all"
    assert list(rows[-1][1:-1]) == list(hours.by_group.values())
    told = table(made, "Monitoring returns").rows
    assert [row[2:5] for row in told] == [(one.referred, one.closed, one.ongoing) for one in returns]
    [sums] = table(made, "Sums of the returns").rows
    assert sums[1:] == (2, *(sum(getattr(one, name) for one in returns) for name in ("referred", "closed", "ongoing")), None)
    assert [row[4] for row in table(made, "Bands as keyed").rows] == [91, 7, 2]
    bands, *surveys = [one.alt for one in made.blocks if isinstance(one, Picture)]
    assert "Band A: expected 80%, actual 91%." in bands
    assert len(surveys) == 2 and "Was the broker friendly and helpful? Yes 12, No 0" in surveys[0].replace("?:", "?")


def test_the_row_that_does_not_add_up_is_said_and_kept(published):
    notes = [row[-1] for one in take(published).blocks if isinstance(one, Table) and one.title.startswith("What people answered")
             for row in one.rows if row[-1]]
    assert notes == ["Does not add up: the answers make 11, and 12 were asked. Kept as it was received."]


def test_a_return_that_does_not_add_up_says_why(contract):
    with write_session() as session:
        add_line(KEEPER, MonitoringReturn, contract, Reported("Ash", START, date(2026, 9, 30), 10, 4, 5), session=session)
        [row] = lines_of(MonitoringReturn, contract, session=session)
        [wrong] = does_not_add_up(row)
    made = take(contract)
    assert table(made, "Monitoring returns").rows[0][-1] == f"no: {wrong}"
    assert any(one.startswith("1 return. 1 does not add up and is kept as received.") for one in sentences(made))


def test_the_forecast_names_the_day_for_notice(contract):
    with write_session() as session:
        add_line(KEEPER, ContractHours, contract, Hours("Ash", "older_people", 1000), session=session)
        used = Reported("Ash", START, date(2026, 9, 30), hours_used=Decimal("610.5"))
        add_line(KEEPER, MonitoringReturn, contract, used, session=session)
        returns = lines_of(MonitoringReturn, contract, session=session)
        found = forecast(START, 3, {"Agreed hours": 1000, "Ceiling": 1200}, ["Ash"], returns)
    made = take(contract)
    rows = table(made, "Hours used and agreed").rows
    assert rows[0][1] == round(found.used) and rows[1][1] == round(found.by_year_end)
    assert [row[2:] for row in rows[2:]] == [(say_date(one.met_on), say_date(one.notice_by)) for one in found.limits]
    assert any(f"give it by {say_date(found.limits[0].notice_by)}" in one for one in sentences(made))
    assert table(made, "Monitoring returns").rows[0][-2] == Decimal("610.5")


def test_few_answers_and_few_cases_are_hidden(contract):
    with write_session() as session:
        add_line(KEEPER, ContractBand, contract, Band("A", Decimal(10), expected_percent=80), session=session)
        for _ in range(3):
            a_banded_case(session)
        survey = add_survey(KEEPER, Asking("Ash", "help_and_plan", 4, START), contract, session=session)
        question = next(iter(question_set("help_and_plan").questions))
        key_totals(KEEPER, survey, question, 0, {"yes": 3, "no": 1}, session=session)
        set_state(KEEPER, survey, 1, CLOSED, session=session)
    made = take(contract)
    assert table(made, "Bands: what was expected").rows[0][2:5] == ("not shown", 80, "not shown")
    first = table(made, "What people answered").rows[0]
    assert set(first[1:-1]) == {None} and first[-1] == "Not shown: fewer than 5 people answered."


def test_an_examples_surveys_stand_with_the_example_only(published, contract):
    assert "Nobody was asked yet how it was with their broker." in sentences(take(contract))
    assert "Nobody was asked yet how it was with their broker." not in sentences(take(published))
