"""Evidence for Step 2: six whole months, inside the workshop's area, and nothing small, whatever stands beside it."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.market import an_enquiry, in_month, providers
from toolkit.brokerage.areas import inside
from toolkit.brokerage.evidence import IN_ALL, MONTHS, cells_told, evidence, told
from toolkit.brokerage.market import AREA, MONTH, NONE, Unmet, enquiries_of, market_of, unmet_tables, whole_months
from toolkit.brokerage.small_numbers import FEWEST
from toolkit.clock import today
from toolkit.storage.engine import write_session

BICESTER = SimpleNamespace(name="Bicester", latitude=51.9, longitude=-1.15, radius_km=6.0, boundary=None)
WIDER = SimpleNamespace(**vars(BICESTER) | {"radius_km": 40.0})
DAY = date(2026, 11, 27)


@pytest.fixture
def session(database):
    with write_session() as session:
        yield session


def unmet(session, count, months_ago=1, offers=(), **about):
    asked = providers(session, 2)
    for _ in range(count):
        an_enquiry(session, asked, offers, at=in_month(months_ago), **{"kind": "home_care", "area": "OX26"} | about)


def said(session, area=BICESTER):
    return [one.words for one in evidence(told(today(), session=session), area)]


def test_what_nobody_offered_around_the_area_in_six_months_is_said(session, shared_places):
    unmet(session, 8)
    unmet(session, 6, 6, area="Bicester")
    unmet(session, 9, 7)                        # the month before those six
    unmet(session, 7, area="Banbury")           # outside
    unmet(session, 5, offers=(100,))            # somebody offered
    last = whole_months(today())[1]
    assert f"14 enquiries for home care around Bicester had no offer in the six months to the end of {last:%B %Y}." in said(session)
    assert any(one.startswith("14 enquiries for the group “Older people”") for one in said(session))
    assert any(one.startswith("14 enquiries around Bicester had") for one in said(session))
    assert any(one.startswith("21 enquiries for home care around Bicester") for one in said(session, WIDER))
    found = evidence(told(today(), session=session), BICESTER)
    first = whole_months(today(), 6)[0]
    assert {one.source for one in found} == {f"Market evidence: enquiries to providers, {first:%B %Y} to {last:%B %Y}"}


def test_a_council_is_said_by_its_name(session, shared_places):
    unmet(session, 8)
    box = '{"type":"Polygon","coordinates":[[[-1.4,51.8],[-1.0,51.8],[-1.0,52.0],[-1.4,52.0],[-1.4,51.8]]]}'
    assert any("for home care in Cherwell had" in one for one in said(session, SimpleNamespace(**vars(BICESTER) | {"name": "Cherwell",
                                                                                                                "boundary": box})))


@pytest.mark.parametrize("few", [1, 4])
def test_nothing_small_becomes_evidence(session, shared_places, few):
    unmet(session, few)
    assert said(session) == []


def test_a_wider_circle_tells_no_small_number_by_what_it_adds(session, shared_places):
    unmet(session, 8)
    unmet(session, 3, area="OX16")
    assert [one.split()[0] for one in said(session)] == [one.split()[0] for one in said(session, WIDER)]


def test_the_market_beside_it_does_not_give_away_the_months_before(session, shared_places):
    # The market tells 10 of twelve months; saying 8 of six would tell that 2 were before.
    unmet(session, 8)
    unmet(session, 2, 9)
    assert said(session) == []


def test_without_enquiries_there_is_no_evidence(session, shared_places):
    assert said(session) == []


# Every cell, for any year

ENQUIRY = st.builds(lambda month, kind, group, area, offers: Unmet(
    whole_months(DAY)[0] + timedelta(days=month * 30 + 5), kind, group, area, offers),
    st.integers(0, 11), st.sampled_from(("home_care", "day_service")), st.sampled_from(("older_people", "learning_disabilities")),
    st.sampled_from(("OX16", "OX26")), st.sampled_from((0, 0, 0, 1)))


@given(st.lists(ENQUIRY, max_size=90))
def test_no_cell_is_small_nor_leaves_a_small_rest_of_what_the_market_tells(rows):
    year = unmet_tables(rows, DAY)
    found, recent = cells_told(rows, year, DAY), [row for row in rows if not row.offers and row.on >= whole_months(DAY, MONTHS)[0]]
    for by, cells in found.items():
        assert all(count >= FEWEST for count in cells.values())
        for line in {row for row, _ in cells} if by != IN_ALL else ():
            rest = year[by].at(line, NONE) - sum(count for (row, _), count in cells.items() if row == line)
            assert rest == 0 or rest >= FEWEST
        for area in {area for _, area in cells}:
            rest = year[AREA].at(area, NONE) - sum(count for (_, where), count in cells.items() if where == area)
            assert rest == 0 or rest >= FEWEST
        if any(year[MONTH].at(month, NONE) is None for month in year[MONTH].rows[-MONTHS:]) and cells:
            assert len(recent) - sum(cells.values()) >= FEWEST


def test_the_tables_are_those_of_the_market(session):
    unmet(session, 8, kind="")
    unmet(session, 6, 9, area="witney ", offers=(50,))
    unmet(session, 5, 9, area="")
    year, _ = enquiries_of(today(), session=session)
    assert year == market_of(today(), session=session).unmet and set(year[AREA].rows) == {"OX26", "Witney", "not said"}


# Where an area of a case lies

@pytest.mark.parametrize(("label", "lies"), [
    ("OX26", True), ("Bicester", True), ("BICESTER", True), ("OX16", False), ("Banbury", False), ("Nowhere at all", False), ("ZZ99", False),
    ("Bices", False), ("", False), ("Bicestre", False)])
def test_whether_an_area_lies_inside(label, lies, shared_places, var):
    assert (inside({label}, BICESTER) == {label}) is lies


def test_of_towns_of_one_name_the_one_inside_is_meant(shared_places, var):
    wales = SimpleNamespace(latitude=51.58, longitude=-2.99, radius_km=8.0, boundary=None)
    shropshire = SimpleNamespace(latitude=52.77, longitude=-2.38, radius_km=8.0, boundary=None)
    assert inside({"Newport"}, wales) and inside({"Newport"}, shropshire) and not inside({"Newport"}, BICESTER)
