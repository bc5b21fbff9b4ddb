"""The market at the screens: figures for commissioners, the page for providers, and evidence beside Step 2's gaps."""

import pytest
from sqlmodel import select

from tests.factories import ChosenArea, a_workshop
from tests.market import an_enquiry, providers
from toolkit.access.roles import Role
from toolkit.models import GAP, MarketPage
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session


@pytest.fixture
def unmet(record):
    """Eight enquiries in OX26 without an offer, six elsewhere with one."""
    with write_session() as session:
        asked = providers(session, 5)
        for _ in range(8):
            an_enquiry(session, asked, area="OX26", why="We do not work in that area. Too far.")
        for _ in range(6):
            an_enquiry(session, asked, (100, 200), area="OX16")


def test_a_commissioner_reads_the_figures(sign_in, unmet):
    reads = sign_in(Role.COMMISSIONER).open("market").reads
    assert "Enquiries whose offers were opened  14" in " ".join(reads.split()).replace("opened 14", "opened  14")
    assert "We do not work in that area" in reads and "OX26" in reads and "At a glance" in reads


def test_an_empty_market_shows_noughts_and_no_picture(sign_in, record):
    commissioner = sign_in(Role.COMMISSIONER).open("market")
    assert "At a glance" in commissioner.reads and "too few to tell" in commissioner.reads
    assert "No case was received in these months." in commissioner.reads


def test_a_market_with_cases_is_not_called_empty(sign_in, unmet):
    assert "No case was received" not in sign_in(Role.COMMISSIONER).open("market").reads


def test_it_is_published_and_taken_down(sign_in, unmet):
    commissioner = sign_in(Role.COMMISSIONER).open("market", part="publish")
    assert "Nothing is published." in commissioner.reads
    commissioner.fill(What_you_say="Come to *Bicester*").press("Publish the figures as they are now")
    assert commissioner.said("Published.") and "Come to *Bicester*" in commissioner.reads
    commissioner.press("Take the page down")
    assert commissioner.said("The page is taken down.") and "Nothing is published." in commissioner.reads


@pytest.mark.parametrize("role", [Role.BROKER, Role.FACILITATOR])
def test_others_find_no_such_screen(sign_in, unmet, role):
    person = sign_in(role)
    assert "The market" not in person.labels
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        person.open("market")


def test_the_room_takes_a_line_of_evidence_into_a_gap(sign_in, unmet):
    with write_session() as session:
        workshop = a_workshop(session, area=ChosenArea("Bicester", 51.9, -1.15, 8.0))
    facilitator = sign_in(Role.FACILITATOR).open("step_gaps", workshop.id)
    assert "8 enquiries for home care around Bicester had no offer in the six months" in facilitator.reads
    facilitator.press("Take this into a gap", 0)
    assert facilitator.said("Taken into a gap") and "✓ Taken into a gap here." in facilitator.reads
    with read_session() as session:
        [gap] = entries_seen(workshop.id, None, None, GAP, session=session)
    assert "enquiries" in gap.words and gap.source.startswith("Market evidence: enquiries to providers")


def test_a_workshop_elsewhere_or_without_an_area_is_shown_none(sign_in, unmet):
    with write_session() as session:
        elsewhere, nowhere = a_workshop(session, area=ChosenArea("Penzance", 50.12, -5.53, 8.0)), a_workshop(session, area=False)
    facilitator = sign_in(Role.FACILITATOR)
    for workshop in (elsewhere, nowhere):
        assert "Take this into a gap" not in facilitator.open("step_gaps", workshop.id).labels


def test_without_evidence_step_2_shows_none(sign_in, record):
    with write_session() as session:
        workshop = a_workshop(session)
    assert "Take this into a gap" not in sign_in(Role.FACILITATOR).open("step_gaps", workshop.id).labels


def test_a_tables_name_that_another_program_wrote_into_the_record_is_only_words(sign_in, record):
    """An empty table is told by its name in a line that reads Markdown."""
    commissioner = sign_in(Role.COMMISSIONER).open("market", part="publish").press("Publish the figures as they are now")
    with write_session() as session:
        page = session.exec(select(MarketPage)).one()
        page.figures = page.figures.replace('"title": "', '"title": "![p](/harmed/1)')
    commissioner.open("market", part="publish")
    told = [one.value for one in commissioner.at.caption if "/harmed/1" in one.value]
    assert told and not [one for one in told if "![p](" in one]
