"""Broker contracts, returns and bands: kept as they come, each line once, by whoever may; and the published Oxfordshire year."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.factories import an_actor
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import contract_lines, contracts
from toolkit.brokerage.contracts import Hours, Terms, hours_table
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.brokerage.monitoring import Band, Reported, does_not_add_up, hours_a_case, hours_apart, share_apart
from toolkit.brokerage.survey import result_of
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.models import ContractBand, ContractHours, MonitoringReturn
from toolkit.storage.queries import contracts as queries
from toolkit.storage.queries import surveys
from toolkit.storage.queries.audit import records

KEEPER = an_actor(Role.COMMISSIONER)
TERMS = Terms("Brokerage", date(2026, 4, 1), date(2029, 3, 31), date(2031, 3, 31), 9000, 3)
HOURS = Hours("Ash", "older_people", 500)
RETURN = Reported("Ash", date(2026, 4, 1), date(2026, 6, 30), 10, 6, 4)


def made(session):
    return contracts.add_contract(KEEPER, TERMS, session=session)


def standing(kind, contract, session):
    return queries.lines_of(kind, contract, session=session)


@pytest.mark.parametrize(("changed", "field"), [
    ({"name": " "}, "name"), ({"starts_on": None}, "starts_on"), ({"ends_on": date(2026, 3, 1)}, "ends_on"),
    ({"extended_until": date(2029, 3, 31)}, "extended_until"), ({"ceiling_hours": 0}, "ceiling_hours"),
    ({"notice_months": 25}, "notice_months"), ({"starts_on": date(26, 4, 1)}, "starts_on"), ({"words": "x" * 2001}, "words")])
def test_terms_that_cannot_be_are_refused_at_their_field(session, changed, field):
    with pytest.raises(BadInput) as caught:
        contracts.add_contract(KEEPER, Terms(**vars(TERMS) | changed), session=session)
    assert caught.value.field == field


def test_terms_are_changed_and_nobody_is_overwritten(session):
    one = made(session)
    contracts.change_contract(KEEPER, one, 1, Terms(**vars(TERMS) | {"name": "Other"}), session=session)
    with pytest.raises(Changed):
        contracts.change_contract(KEEPER, one, 1, TERMS, session=session)
    assert contracts.contract_seen(KEEPER, one, session=session).name == "Other"
    assert [record.act for record in records(session=session)] == ["add a contract", "change a contract"]


def test_hours_have_their_sums(session):
    one = made(session)
    for provider, group, hours in (("Ash", "older_people", 500), ("Ash", "disabled_people", 200), ("Oak", "older_people", 300)):
        contract_lines.add_line(KEEPER, ContractHours, one, Hours(provider, group, hours), session=session)
    table = hours_table(standing(ContractHours, one, session))
    assert table.groups == ("older_people", "disabled_people")
    assert table.by_group == {"older_people": 800, "disabled_people": 200}
    assert table.by_provider == {"Ash": 700, "Oak": 300} and table.total == 1000


@pytest.mark.parametrize(("hours", "field"), [(Hours(" ", "older_people", 5), "provider"), (Hours("Ash", None, 5), "group"),
                                              (Hours("Ash", "nobody", 5), "group"), (Hours("Ash", "older_people", None), "hours")])
def test_hours_that_say_too_little_are_refused(session, hours, field):
    with pytest.raises(BadInput) as caught:
        contract_lines.add_line(KEEPER, ContractHours, made(session), hours, session=session)
    assert caught.value.field == field


def test_a_line_stands_once_and_can_be_taken_out_and_put_back(session):
    one = made(session)
    line = contract_lines.add_line(KEEPER, ContractHours, one, HOURS, session=session)
    with pytest.raises(MoveRefused, match="stands already"):
        contract_lines.add_line(KEEPER, ContractHours, one, HOURS, session=session)
    contract_lines.take_out(KEEPER, ContractHours, line, 1, session=session)
    assert not standing(ContractHours, one, session)
    again = contract_lines.add_line(KEEPER, ContractHours, one, HOURS, session=session)
    with pytest.raises(MoveRefused, match="stands already"):
        contract_lines.put_back(KEEPER, ContractHours, line, 2, session=session)
    contract_lines.take_out(KEEPER, ContractHours, again, 1, session=session)
    contract_lines.put_back(KEEPER, ContractHours, line, 2, session=session)
    contract_lines.change_line(KEEPER, ContractHours, line, 3, Hours("Ash", "older_people", 700), session=session)
    assert [row.hours for row in standing(ContractHours, one, session)] == [700]
    with pytest.raises(Changed):
        contract_lines.change_line(KEEPER, ContractHours, line, 3, HOURS, session=session)


def test_a_line_of_no_contract_is_refused(session):
    with pytest.raises(NotFound):
        contract_lines.add_line(KEEPER, ContractHours, uuid4(), HOURS, session=session)


def test_brokers_read_and_facilitators_do_not(session):
    one = made(session)
    assert contracts.contract_seen(an_actor(Role.BROKER), one, session=session).name == "Brokerage"
    for role in (Role.BROKER, Role.FACILITATOR):
        with pytest.raises(NotAllowed):
            contract_lines.add_line(an_actor(role), ContractHours, one, HOURS, session=session)
    with pytest.raises(NotAllowed):
        contracts.contract_seen(an_actor(Role.FACILITATOR), one, session=session)


@pytest.mark.parametrize(("changed", "said"), [
    ({}, []), ({"ongoing": 5}, ["6 closed and 5 going on are 11, but 10 were referred."]), ({"ongoing": None}, []),
    ({"casework_percent": 101}, ["Casework cannot take 101 of 100 hours."]),
    ({"brokers_used": 3, "brokers_now": 4}, ["4 brokers work there now, but only 3 were used."])])
def test_a_return_that_does_not_add_up_is_said_and_kept_as_received(session, changed, said):
    one, reported = made(session), Reported(**vars(RETURN) | changed)
    assert does_not_add_up(reported) == said
    contract_lines.add_line(KEEPER, MonitoringReturn, one, reported, session=session)
    kept = standing(MonitoringReturn, one, session)[0]
    assert contract_lines.as_typed(Reported, kept) == reported and does_not_add_up(kept) == said


@pytest.mark.parametrize(("changed", "field"), [({"referred": -1}, "referred"), ({"ends_on": date(2026, 3, 1)}, "ends_on"),
                                                ({"starts_on": None}, "starts_on"), ({"hours_used": Decimal(-1)}, "hours_used")])
def test_what_is_no_return_is_refused(changed, field):
    with pytest.raises(BadInput) as caught:
        Reported(**vars(RETURN) | changed).checked()
    assert caught.value.field == field


def test_a_band_is_compared_with_what_was_expected_and_allowed():
    band = Band("A", Decimal(10), "", 80, 91, Decimal(11), Decimal(13))
    assert share_apart(band) == "11 percentage points more" and hours_apart(band) == "1 to 3 hours more"
    assert share_apart(Band("B", Decimal(15), actual_percent=7)) == "" and hours_apart(Band("B", Decimal(15))) == ""
    assert hours_apart(Band("A", Decimal(10), hours_from=Decimal(8))) == "2 hours fewer"
    assert hours_apart(Band("A", Decimal(10), hours_from=Decimal(9), hours_to=Decimal(11))) == "around what is allowed"
    assert share_apart(Band("A", Decimal(10), "", 80, 79)) == "1 percentage point fewer"


def test_a_band_can_be_another_one_for_one_group_of_people(session):
    one = made(session)
    for group, hours in (("", 10), ("learning_disabilities", 30)):
        contract_lines.add_line(KEEPER, ContractBand, one, Band("A", Decimal(hours), group), session=session)
    assert {row.group: row.hours_allowed for row in standing(ContractBand, one, session)} == {"": 10, "learning_disabilities": 30}


@pytest.mark.parametrize(("band", "field"), [
    (Band(" ", Decimal(10)), "band"), (Band("A", None), "hours_allowed"), (Band("A", Decimal(10), actual_percent=101), "actual_percent"),
    (Band("A", Decimal(10), hours_from=Decimal(3), hours_to=Decimal(2)), "hours_to"), (Band("A", Decimal(10), "nobody"), "group")])
def test_a_band_that_cannot_be_is_refused(band, field):
    with pytest.raises(BadInput) as caught:
        band.checked()
    assert caught.value.field == field


def test_the_published_year_adds_up_but_for_one_row(session):
    one, new = load_contract_example(COMMAND_LINE, session=session)
    assert new and load_contract_example(COMMAND_LINE, session=session) == (one, False)
    terms = contracts.contract_seen(KEEPER, one, session=session)
    table = hours_table(standing(ContractHours, one, session))
    assert table.by_provider == {"Age UK Oxfordshire": 13_300, "Advance": 8_700}
    assert table.by_group == {"older_people": 15_400, "disabled_people": 3_300, "learning_disabilities": 3_300}
    assert (table.total, terms.ceiling_hours, terms.notice_months) == (22_000, 58_000, 3) and terms.example
    reported = {row.provider: row for row in standing(MonitoringReturn, one, session)}
    assert {name: (row.referred, row.closed, row.ongoing) for name, row in reported.items()} == {
        "Age UK Oxfordshire": (514, 397, 117), "Advance": (321, 156, 165)}
    assert not any(does_not_add_up(row) for row in reported.values())
    assert hours_a_case(standing(ContractBand, one, session)) == Decimal("10.65")
    rows = [row for survey in surveys.surveys(session=session) for row in result_of(survey, session=session).rows]
    assert len(rows) == 11 and [(row.slug, row.total) for row in rows if not row.adds_up] == [("needs_met", 11)]
