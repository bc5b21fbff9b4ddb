"""Cases at the screens: who comes in where, one case's page, that its opening is recorded."""

import pytest

from tests.factories import a_case
from toolkit.access.roles import Role
from toolkit.storage.engine import write_session


@pytest.fixture
def case(record):
    with write_session() as session:
        return a_case(session, reference="CT-2026-0007")


def test_a_broker_lands_on_the_cases_and_an_administrator_finds_them_on_the_first_page(sign_in):
    assert [one.value for one in sign_in(Role.BROKER).at.title] == ["Cases"]
    administrator = sign_in(Role.ADMINISTRATOR)
    assert "Cases" in administrator.labels and "Common Table" in administrator.reads
    assert "Cases" not in sign_in(Role.FACILITATOR).labels


def test_one_case_shows_where_it_is_and_what_happened(sign_in, case):
    broker = sign_in(Role.BROKER).open("case", case=case, part="timeline")
    assert "CT-2026-0007" in broker.reads and "being worked on" in broker.reads
    assert "Take in a referral" in broker.reads and "Start work on a case" in broker.reads


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COMMISSIONER, Role.HOST])
def test_nobody_else_opens_a_case(role, sign_in, case):
    person = sign_in(role)
    for page in ("case", "cases"):
        with pytest.raises(ValueError, match="Could not find a navigation page"):  # it is not named to them at all
            person.open(page, case=case)


@pytest.mark.parametrize("address", ["", "nothing", "00000000-0000-0000-0000-000000000000"])
def test_an_address_that_names_no_case_says_so(address, sign_in):
    broker = sign_in(Role.BROKER).open("case", case=address or None)
    assert broker.errors == ["This case is not there. Choose one from the list of cases."]
