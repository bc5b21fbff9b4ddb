"""Reports on the screen: a format is chosen, a report made ready, and its door opened."""

import pytest

from tests.factories import a_case, a_workshop
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.reports.formats import FORMATS
from toolkit.reports.report import CASE, CONTRACT, PLACE, WORKSHOP
from toolkit.reports.written import REPORTS
from toolkit.storage.engine import write_session


@pytest.fixture
def workshop(record):
    with write_session() as session:
        return a_workshop(session)


def links(person):
    return [one.proto.url for one in person.at.get("link_button")]


def test_a_commissioner_makes_every_report_ready_and_opens_it(sign_in, workshop):
    screen = sign_in(Role.COMMISSIONER).open("reports", workshop=workshop.id)
    offered = [one for one in REPORTS if one.of in (WORKSHOP, PLACE)]
    assert all(one.name in screen.reads for one in offered) and links(screen) == []
    assert not [one.name for one in REPORTS if one.of in (CASE, CONTRACT) and one.name in screen.reads]
    for at, one in enumerate(offered):
        screen.press("Make it ready as Word", at)
        assert links(screen)[at:] == [f"/report/{one.slug}.docx" + (f"?workshop={workshop.id}" if one.of == WORKSHOP else "")]


def test_the_format_stands_in_the_address_and_what_was_made_in_another_is_not_offered(sign_in, workshop):
    screen = sign_in(Role.COMMISSIONER).open("reports", workshop=workshop.id).press("Make it ready as Word", 0)
    screen.open("reports", workshop=workshop.id, format="xlsx")
    assert links(screen) == [] and "each table is a sheet" in screen.reads
    assert links(screen.press("Make it ready as Excel", 0)) == [f"/report/record.xlsx?workshop={workshop.id}"]


def test_a_facilitator_is_offered_what_they_may_read(sign_in, workshop):
    screen = sign_in(Role.FACILITATOR).open("reports", workshop=workshop.id)
    assert "Workshop record" in screen.reads
    assert not [name for name in ("Market position statement", "Data for the needs assessment") if name in screen.reads]


@pytest.mark.parametrize(("format_", "plain"), [("csv", "Data as CSV"), ("geojson", "Data as GeoJSON"), ("json", "Data as JSON")])
def test_the_record_is_offered_as_data_and_plans_are_not(format_, plain, sign_in, workshop):
    screen = sign_in(Role.FACILITATOR).open("reports", workshop=workshop.id, format=format_)
    assert "Workshop record" in screen.reads and "Commissioning plans" not in screen.reads
    assert links(screen.press(f"Make it ready as {plain}", 0)) == [f"/report/record.{format_}?workshop={workshop.id}"]


@pytest.mark.parametrize("role", [Role.COMMISSIONER, Role.BROKER])
def test_a_contracts_report_is_made_ready_on_its_screen(role, sign_in, record):
    with write_session() as session:
        contract, _ = load_contract_example(COMMAND_LINE, session=session)
    screen = sign_in(role).open("contracts", part="report", contract=contract)
    assert "Contract monitoring" in screen.reads and links(screen) == []
    assert links(screen.press("Make it ready as Word", 0)) == [f"/report-of-contract/{contract}/contract.docx"]


def test_without_a_contract_the_screen_says_what_belongs_there(sign_in, record):
    assert "No contract yet." in sign_in(Role.COMMISSIONER).open("contracts", part="report").reads


def test_a_case_is_offered_in_every_format_from_its_page(sign_in, record):
    with write_session() as session:
        case = a_case(session)
    screen = sign_in(Role.BROKER).open("case", case=case, part="report")
    assert links(screen) == [f"/report-of-case/{case}/case.{one.name}" for one in FORMATS]
    assert "Offers that are still sealed are not in it." in screen.reads
