"""Reports on the screen: a format is chosen, a report made ready, and its door opened."""

import pytest

from tests.factories import a_workshop
from toolkit.access.roles import Role
from toolkit.reports.report import WORKSHOP
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
    assert all(one.name in screen.reads for one in REPORTS) and links(screen) == []
    for at, one in enumerate(REPORTS):
        screen.press("Make it ready as Word", at)
        assert links(screen)[at:] == [f"/report/{one.slug}.docx" + (f"?workshop={workshop.id}" if one.of == WORKSHOP else "")]


def test_the_format_stands_in_the_address_and_what_was_made_in_another_is_not_offered(sign_in, workshop):
    screen = sign_in(Role.COMMISSIONER).open("reports", workshop=workshop.id).press("Make it ready as Word", 0)
    screen.open("reports", workshop=workshop.id, format="xlsx")
    assert links(screen) == [] and "each table is a sheet" in screen.reads
    assert links(screen.press("Make it ready as Excel", 0)) == [f"/report/record.xlsx?workshop={workshop.id}"]


def test_a_facilitator_is_offered_what_they_may_read(sign_in, workshop):
    screen = sign_in(Role.FACILITATOR).open("reports", workshop=workshop.id)
    assert "Workshop record" in screen.reads and "Market position statement" not in screen.reads
