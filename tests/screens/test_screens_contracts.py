"""Contracts at the screens: the published year with its sums, lines and their forecast, surveys; by whom."""

from datetime import date
from decimal import Decimal

import pytest

from tests.asking import a_provider
from tests.factories import an_actor
from tests.market import a_banded_case
from toolkit.access.roles import Role
from toolkit.brokerage import contract_lines, contracts, survey
from toolkit.brokerage.contracts import Hours, Terms
from toolkit.brokerage.monitoring import Band
from toolkit.brokerage.survey import PEOPLE, Asking
from toolkit.models import ContractBand, ContractHours, Survey
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import contracts as queries
from toolkit.storage.queries import surveys

KEEPER = an_actor(Role.COMMISSIONER)


@pytest.fixture
def commissioner(sign_in):
    return sign_in(Role.COMMISSIONER)


@pytest.fixture
def contract(record):
    with write_session() as session:
        made = contracts.add_contract(KEEPER, Terms("Our *brokers*", date(2026, 4, 1), date(2029, 3, 31), None, 2000, 3), session=session)
        contract_lines.add_line(KEEPER, ContractHours, made, Hours("Ash <b>", "older_people", 365), session=session)
        return made


def a_survey(**changed):
    with write_session() as session:
        asking = Asking(**vars(Asking("Ash", "help_and_plan", 12, date(2026, 5, 1))) | changed)
        return survey.add_survey(KEEPER, asking, session=session)


def lines(contract, kind=ContractHours):
    with read_session() as session:
        return [(row.provider, row.hours) for row in queries.lines_of(kind, contract, session=session)]


def test_the_published_year_shows_its_sums_and_the_row_that_does_not_add_up(commissioner):
    commissioner.open("contracts").press("Load the published Oxfordshire year")
    reads = commissioner.reads
    assert all(sum_ in reads for sum_ in ("13,300", "8,700", "15,400", "22,000")) and "58,000 hours a year" in reads
    assert "no return says how many hours were used" in reads and "Example: a county" in reads
    returns = commissioner.open("contracts", part="returns").reads
    assert "514" in returns and "2 returns. All add up." in returns
    bands = commissioner.open("contracts", part="bands").reads
    assert "11 percentage points more" in bands and "1 to 3 hours more" in bands and "10.65 hours a case" in bands
    commissioner.open("contracts", part="surveys")
    with read_session() as session:
        about_help = next(str(row.id) for row in surveys.surveys(session=session) if row.question_set == "help_and_plan")
    reads = commissioner.open("contracts", part="surveys", survey=about_help).reads
    assert "✗ Does not add up: the answers make 11, and 12 were asked." in reads and reads.count("Does not add up") == 1
    assert "Small numbers: 12 people." in reads


def test_a_contract_is_added_and_what_is_missing_is_said(commissioner):
    commissioner.open("contracts", part="new").fill(Name_of_the_contract="Brokers").press("Add the contract")
    assert commissioner.errors == ["Choose the first and the last day of the contract."]
    assert commissioner.value("Name of the contract") == "Brokers"
    commissioner.fill(First_day=date(2026, 4, 1), Last_day=date(2029, 3, 31), Ceiling=9000).press("Add the contract")
    assert commissioner.said("The contract is added.")
    assert "From 1 April 2026 to 31 March 2029. It may grow to 9,000 hours a year." in commissioner.open("contracts", part="hours").reads


def test_terms_are_changed(commissioner, contract):
    commissioner.open("contracts").fill(Name_of_the_contract="Other").press("Save the terms")
    assert commissioner.said("The terms are saved.") and "Other" in commissioner.reads


def test_a_line_is_added_changed_taken_out_and_put_back(commissioner, contract):
    commissioner.open("contracts").fill(Provider="Oak", For_which_group="older_people", Hours_a_year=100).press("Add the line")
    assert lines(contract) == [("Ash <b>", 365), ("Oak", 100)] and "465" in commissioner.reads
    with read_session() as session:
        oak = str(queries.lines_of(ContractHours, contract, session=session)[1].id)
    commissioner.choose("Which line", oak).fill(Hours_a_year=200).press("Save the line")
    assert lines(contract)[1] == ("Oak", 200)
    commissioner.press("Take this line out")
    assert lines(contract) == [("Ash <b>", 365)]
    commissioner.press("Put back: Oak, Older people")
    assert lines(contract)[1] == ("Oak", 200)


def test_the_same_line_twice_is_refused_and_what_was_typed_stays(commissioner, contract):
    commissioner.open("contracts").fill(Provider="Ash <b>", For_which_group="older_people", Hours_a_year=100).press("Add the line")
    assert commissioner.errors == ["This line stands already. Change the one that is there, or take it out first."]
    assert commissioner.value("Hours a year") == 100 and lines(contract) == [("Ash <b>", 365)]


def test_a_provider_is_chosen_from_the_directory_and_their_page_shows_the_contract(commissioner, contract):
    with write_session() as session:
        elm = a_provider(session, "Elm *Care* Ltd")
    commissioner.open("contracts").choose("Provider, as named", "elm").choose("Who that is in the directory", elm)
    assert commissioner.value("Provider, as named") == "Elm *Care* Ltd"
    commissioner.fill(For_which_group="older_people", Hours_a_year=3300).press("Add the line")
    assert ("Elm *Care* Ltd", 3300) in lines(contract)
    page = commissioner.open("providers", provider=elm)
    assert "Hours a year: Older people 3,300." in page.reads and "Our \\*brokers\\*" in page.labels


def test_a_line_that_stands_keeps_its_name_when_its_provider_is_looked_up(commissioner, contract):
    with write_session() as session:
        ash = a_provider(session, "Ash <b> Homes")
    with read_session() as session:
        line = str(queries.lines_of(ContractHours, contract, session=session)[0].id)
    commissioner.open("contracts").choose("Which line", line).choose("Who that is in the directory", ash).press("Save the line")
    assert lines(contract) == [("Ash <b>", 365)]
    assert "Named there: Ash <b>." in commissioner.open("providers", provider=ash).reads


def test_a_provider_in_no_contract_is_said_to_be_in_none(commissioner, contract):
    with write_session() as session:
        elm = a_provider(session, "Elm")
    assert "In no contract here." in commissioner.open("providers", provider=elm).reads


def test_returns_with_hours_make_the_forecast_and_one_that_does_not_add_up_is_flagged(commissioner, contract):
    commissioner.open("contracts", part="returns")
    commissioner.fill(Provider="Ash <b>", First_day=date(2026, 4, 1), Last_day=date(2026, 4, 30), Cases_referred=9, Cases_closed=3,
                      Cases_going_on=4, Hours_used=60.5).press("Add the line")
    assert "✗ 3 closed and 4 going on are 7, but 9 were referred." in commissioner.reads and "60.5" in commissioner.reads
    reads = commissioner.open("contracts").reads
    assert "Agreed hours, 365 hours: used up on" in reads and "An increase needs 3 months' notice: give it by" in reads
    assert "Ceiling, 2,000 hours: not used up within the contract year at this rate." in reads


def test_a_band_is_added(commissioner, contract):
    commissioner.open("contracts", part="bands")
    commissioner.put("Band, such as A", "A").fill(Hours_allowed=10.0, Expected_share=80, Actual_share=91).press("Add the line")
    assert "11 percentage points more" in commissioner.reads and "Every group of people" in commissioner.reads


def test_the_tools_own_cases_stand_beside_what_was_keyed_and_apart_from_it(commissioner, contract):
    with write_session() as session:
        for band, expected in (("A", 80), ("C", None)):
            line = Band(band, Decimal(10), expected_percent=expected, actual_percent=91 if band == "A" else None)
            contract_lines.add_line(KEEPER, ContractBand, contract, line, session=session)
        for _ in range(9):
            a_banded_case(session, "A", 12)
        for _ in range(6):
            a_banded_case(session, "B", 15)
    reads = commissioner.open("contracts", part="bands").reads
    keyed, own = reads.split("Bands: what was expected, and this tool's own cases")
    assert "11 percentage points more" in keyed and "60%" not in keyed
    assert "60%" in own and "20 percentage points fewer" in own and "2 hours more" in own and "91%" not in own.split("Reckoned")[0]
    assert "Reckoned from the cases in this tool" in reads and "no case" in own


def test_few_cases_are_not_shown_beside_a_contract(commissioner, contract):
    with write_session() as session:
        contract_lines.add_line(KEEPER, ContractBand, contract, Band("A", Decimal(10), expected_percent=80), session=session)
        for _ in range(4):
            a_banded_case(session)
    own = commissioner.open("contracts", part="bands").reads.split("this tool's own cases")[1]
    assert "not shown" in own and "12" not in own.split("Reckoned")[0]


def test_a_survey_is_made_and_its_totals_keyed(commissioner, record):
    commissioner.open("contracts", part="surveys").fill(Whose_service="Ash", Set_of_questions="help_and_plan")
    commissioner.fill(How_many_people=12, Asked_on=date(2026, 5, 1)).press("Make the survey")
    assert commissioner.said("The survey is made")
    commissioner.fill(Yes=7, No=3).press("Save these totals")
    assert commissioner.said("The totals are kept as you typed them.")
    assert "✗ Does not add up: the answers make 10, and 12 were asked." in commissioner.reads


def test_sheets_are_keyed_and_shown_once_the_survey_is_closed(commissioner, record):
    made = a_survey(way=PEOPLE)
    commissioner.open("contracts", part="surveys")
    for _ in range(5):
        commissioner.put("Were the information", "yes").press("Keep this sheet")
        assert commissioner.said("The sheet is kept.")
    assert "5 of 12 replied so far" in commissioner.reads and "once the survey is closed" in commissioner.reads
    commissioner.press("Take the last keyed sheet out").put("Were the information", "no").press("Keep this sheet")
    commissioner.press("Close the survey")
    assert "5 of 12 replied; 7 did not." in commissioner.reads and "Not shown: fewer than 5 people answered." in commissioner.reads
    commissioner.press("Open it again")
    with read_session() as session:
        assert session.get_one(Survey, made).state == "open"


def test_cards_of_a_survey_that_lead_nowhere_at_home_are_warned_of(commissioner, record, monkeypatch):
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.168.1.7:8501")
    assert "works on the network here, not at home" in commissioner.open("contracts", part="surveys", survey=a_survey(way=PEOPLE)).reads


@pytest.mark.parametrize(("base", "cards"), [("https://table.example.org", 2), ("http://localhost:8501", 0)])
def test_a_survey_by_link_has_its_code_as_a_picture_and_papers_for_people_without_e_mail(commissioner, record, monkeypatch, base, cards):
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", base)
    made = a_survey(way=PEOPLE)
    page = commissioner.open("contracts", part="surveys", survey=made)
    offered = [link.proto.url for link in page.at.get("link_button")]
    assert sum(f"/survey-papers/{made}.pdf?kind=cards" in url for url in offered) == cards
    assert [url.rsplit("=", 1)[1] for url in offered if "kind=sheet" in url] == ["a4", "a5", "large"]
    drawn = any("QR code that opens table.example.org/survey/" in one.value for one in page.at.html)
    assert drawn is bool(cards) and ("people can open at home" in page.reads) is not bool(cards)


def test_an_empty_sheet_is_refused(commissioner, record):
    a_survey(way=PEOPLE)
    commissioner.open("contracts", part="surveys").press("Keep this sheet")
    assert commissioner.errors == [survey.NOTHING]


def test_brokers_read_contracts_and_facilitators_find_no_such_screen(sign_in, contract):
    broker = sign_in(Role.BROKER).open("contracts")
    assert "Our *brokers*" in broker.reads and "365" in broker.reads
    assert not {"Add the line", "Save the terms", "Make the survey"} & set(broker.labels)
    facilitator = sign_in(Role.FACILITATOR)
    assert "Contracts" not in facilitator.labels
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        facilitator.open("contracts")
