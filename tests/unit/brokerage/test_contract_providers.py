"""Providers of contracts in the directory, on both databases: names stay, merges carry contracts along and give them back."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.asking import a_provider
from tests.factories import an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import contract_lines, contracts, providers_merging
from toolkit.brokerage.contract_providers import contracts_of, in_directory, offered, stands_as, under_one_name
from toolkit.brokerage.contracts import Hours, Terms, hours_table
from toolkit.brokerage.hours_forecast import forecast
from toolkit.brokerage.monitoring import Reported
from toolkit.errors import BadInput, NotAllowed
from toolkit.models import ContractHours, MonitoringReturn
from toolkit.storage.engine import write_session
from toolkit.storage.queries import contracts as queries

KEEPER = an_actor(Role.COMMISSIONER)
START, END = date(2026, 4, 1), date(2029, 3, 31)


@pytest.fixture
def session(database):
    with write_session() as session:
        yield session


@pytest.fixture
def contract(session):
    return contracts.add_contract(KEEPER, Terms("Brokers", START, END), session=session)


def add(session, contract, provider, provider_id=None, group="older_people", hours=100):
    return contract_lines.add_line(KEEPER, ContractHours, contract, Hours(provider, group, hours, provider_id), session=session)


def named(session, provider_id):
    return [(one.name, one.named, one.hours) for one in contracts_of(KEEPER, provider_id, session=session)]


def test_a_merge_carries_contracts_along_and_its_undoing_gives_them_back(session, contract):
    kept, merged, last = (a_provider(session, name) for name in ("Ash", "Ash Care", "Ash Group"))
    add(session, contract, "Ash Care Ltd", merged)
    one = providers_merging.merge_providers(KEEPER, kept, merged, session=session)
    assert named(session, kept) == [("Brokers", "Ash Care Ltd", (("older_people", 100),))] and named(session, merged) == []
    two = providers_merging.merge_providers(KEEPER, last, kept, session=session)
    assert len(named(session, last)) == 1 and named(session, kept) == [] and in_directory(contract, session=session) == {last: "Ash Group"}
    providers_merging.undo_merge(KEEPER, two, session=session)
    providers_merging.undo_merge(KEEPER, one, session=session)
    assert named(session, kept) == [] and len(named(session, merged)) == 1


def test_a_line_keeps_the_name_in_its_contract(session, contract):
    ash = a_provider(session, "Ash Care")
    line = add(session, contract, "Ash (old name)", ash)
    [row] = queries.lines_of(ContractHours, contract, session=session)
    assert (row.provider, row.provider_id) == ("Ash (old name)", ash)
    contract_lines.change_line(KEEPER, ContractHours, line, 1, Hours("Ash (old name)", "older_people", 100), session=session)
    assert row.provider_id is None and named(session, ash) == []


def test_lines_of_one_provider_stand_under_one_name_and_are_added_up(session, contract):
    ash, other = a_provider(session, "Ash"), a_provider(session, "Ash Care")
    add(session, contract, "Ash", ash)
    add(session, contract, "Ash Care", other, hours=50)
    add(session, contract, "Elm")
    assert set(hours_table(under_one_name(contract, session=session)[0]).rows) == {"Ash", "Ash Care", "Elm"}
    providers_merging.merge_providers(KEEPER, ash, other, session=session)
    table = hours_table(under_one_name(contract, session=session)[0])
    assert table.by_provider == {"Ash (also Ash Care)": 150, "Elm": 100} and table.total == 250


def test_a_return_under_another_name_counts_for_the_same_provider_of_the_directory(session, contract):
    ash = a_provider(session, "Ash")
    add(session, contract, "Ash", ash)
    reported = Reported("Ash of Oxford", START, date(2026, 4, 30), hours_used=Decimal(30), provider_id=ash)
    contract_lines.add_line(KEEPER, MonitoringReturn, contract, reported, session=session)
    hours, returns = under_one_name(contract, session=session)
    found = forecast(START, 3, {"Agreed": 100}, [row.provider for row in hours], returns)
    assert found.used == 30


def test_a_name_that_was_not_looked_up_is_whoever_has_just_that_name_in_this_contract(session, contract):
    ash = a_provider(session, "Ash")
    add(session, contract, "Ash", ash)
    add(session, contract, "ASH", group="learning_disabilities", hours=5)
    assert hours_table(under_one_name(contract, session=session)[0]).total == 105
    assert len(hours_table(under_one_name(contract, session=session)[0]).rows) == 1


def test_offered_are_those_whose_name_has_the_words_and_the_one_chosen_before(session):
    ash, _, elm = (a_provider(session, name) for name in ("Ash Care", "Oak Care", "Elm 100% Home"))
    assert offered("care ash", None, session=session) == {ash: "Ash Care"}
    assert offered("care ash", elm, session=session) == {ash: "Ash Care", elm: "Elm 100% Home"}
    assert list(offered("100%", None, session=session)) == [elm] and offered("%%", None, session=session) == {}
    assert offered("  a ", None, session=session) == {}


def test_nobody_who_is_not_in_the_directory_is_chosen(session, contract):
    with pytest.raises(BadInput, match="not in the directory any more") as refused:
        add(session, contract, "Ash", uuid4())
    assert refused.value.field == "provider_id"


def test_only_those_who_see_contracts_read_them(session):
    with pytest.raises(NotAllowed):
        contracts_of(an_actor(Role.FACILITATOR), uuid4(), session=session)


def test_merges_are_followed_to_their_end():
    one, two, three = uuid4(), uuid4(), uuid4()
    assert stands_as(one, {one: two, two: three}) == three and stands_as(three, {one: two}) == three and stands_as(None, {}) is None
