"""The market's figures on both databases: what counts, what is hidden, what is published, what a room is shown."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.factories import an_actor
from tests.market import an_award, an_enquiry, in_month, providers
from toolkit.access.roles import Role
from toolkit.brokerage import market_page
from toolkit.brokerage.market import AREA, GROUP, KIND, MONTH, NONE, SOME, Rate, Spread, market_of, whole_months
from toolkit.brokerage.market_words import HIDDEN, blocks
from toolkit.clock import now, today
from toolkit.errors import BadInput, MoveRefused, NotAllowed
from toolkit.storage.engine import write_session
from toolkit.storage.queries import market as queries
from toolkit.words.speaking import spoken

KEEPER = an_actor(Role.COMMISSIONER)
STAFF = "We have no staff free for it. Not on Fridays."


@pytest.fixture
def session(database):
    with write_session() as session:
        yield session


@pytest.mark.parametrize(("day", "months", "first", "last"), [
    (date(2026, 11, 27), 12, date(2025, 11, 1), date(2026, 10, 31)), (date(2026, 1, 1), 12, date(2025, 1, 1), date(2025, 12, 31)),
    (date(2026, 3, 31), 1, date(2026, 2, 1), date(2026, 2, 28))])
def test_whole_months(day, months, first, last):
    assert whole_months(day, months) == (first, last)


def a_year(session):
    """20 enquiries: 14 for home care in OX16, 8 of them with no offer; 6 for a day service in Witney, all with offers."""
    asked = providers(session, 6)
    for number in range(8):
        an_enquiry(session, asked, why=STAFF, at=in_month(1 + number % 2))
    with_offers = [an_enquiry(session, asked, (100, 120), area="ox16 ") for _ in range(6)]
    for _ in range(6):
        an_enquiry(session, asked, (200, 210, 220, 230, 240, 251), kind="day_service", area="Witney", group="disabled_people")
    return with_offers


def test_demand_unmet_need_time_cost_and_reach(session):
    with_offers = a_year(session)
    found = market_of(today(), session=session)
    assert found.demand[KIND].at() == 20 and found.demand[AREA].at("OX16") == 14 and found.demand[AREA].at("Witney") == 6
    assert found.unmet[KIND].at("home_care", NONE) == 8 and found.unmet[KIND].at("day_service", SOME) == 6
    assert found.unmet[GROUP].at("disabled_people") == 6
    assert found.reasons.at("staff") == 48 and found.reasons.at() == 48
    assert found.offers_per_enquiry == Decimal("2.4")
    assert found.hours_to_offer == {"home_care": 6.0, "day_service": 6.0}
    assert found.cost == {"day_service": Spread(210, 220, 240)}, "home care: two providers only"
    assert found.honoured is None and found.reach == Rate(6, 6)
    for enquiry in with_offers:
        dear, _ = _offers(session, enquiry)
        an_award(session, enquiry, dear, dear)
    found = market_of(today(), session=session)
    assert found.honoured == Rate(6, 6) and found.cheapest == Rate(0, 6)


def test_the_figures_are_the_same_in_every_language(session):
    a_year(session)
    english = market_of(today(), session=session)
    with spoken("cy"):
        assert market_of(today(), session=session) == english


def _offers(session, enquiry):
    rows = [row for row in queries.prices(in_month(2), now(), session=session) if row.enquiry == enquiry]
    return [row.id for row in sorted(rows, key=lambda row: -row.pounds)]


def test_what_is_not_over_an_example_withdrawn_or_sealed_does_not_count(session):
    asked = providers(session, 1)
    an_enquiry(session, asked, at=now())
    an_enquiry(session, asked, at=in_month(13))
    an_enquiry(session, asked, example=True)
    for state in ("open", "withdrawn"):
        an_enquiry(session, asked, (100,), state=state)
    found = market_of(today(), session=session)
    assert found.unmet[KIND].at() == 0 and found.demand[KIND].at() is None, "two cases were received in time"
    assert found.reach is None and not found.cost


def test_small_numbers_are_hidden_in_every_table_and_in_words(session):
    asked = providers(session, 6)
    for _ in range(9):
        an_enquiry(session, asked)
    for _ in range(3):
        an_enquiry(session, asked, area="Thame", kind="day_service")
    found = market_of(today(), session=session)
    assert found.unmet[AREA].at("Thame") is None and found.unmet[KIND].at("day_service") is None
    assert found.unmet[AREA].at("OX16") is None, "it would give the three away"
    assert found.unmet[KIND].at() == 12 and found.unmet[MONTH].at() == 12
    shown = [cell for block in blocks(found) for row in block.rows for cell in row[1:]]
    assert HIDDEN in shown and not {"1", "2", "3", "4"} & set(shown)


def test_the_page_keeps_the_figures_of_its_day_and_gives_way_to_the_next(session):
    a_year(session)
    market_page.publish(KEEPER, "Day services in Bicester are welcome.", session=session)
    before = market_page.page_shown(session=session)
    for _ in range(7):
        an_enquiry(session, providers(session, 1))
    assert market_page.page_shown(session=session) == before and before.words == "Day services in Bicester are welcome."
    market_page.publish(KEEPER, "", session=session)
    after = market_page.page_shown(session=session)
    assert after.id != before.id and after.blocks != before.blocks
    market_page.take_down(KEEPER, after.id, after.version, session=session)
    assert market_page.page_shown(session=session) is None
    with pytest.raises(MoveRefused):
        market_page.take_down(KEEPER, after.id, after.version + 1, session=session)
    with pytest.raises(BadInput):
        market_page.publish(KEEPER, "x" * 2001, session=session)


def test_only_those_who_commission_publish_it(session):
    for role in (Role.FACILITATOR, Role.BROKER, Role.HOST):
        with pytest.raises(NotAllowed):
            market_page.publish(an_actor(role), "", session=session)


class Undo(Exception):
    """Nothing of an example stays in the record."""


ASKED = st.lists(st.tuples(st.integers(1, 3), st.sampled_from(("home_care", "day_service")), st.sampled_from(("OX16", "Thame")),
                           st.booleans()), min_size=1, max_size=14)


@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=ASKED, after=ASKED)
def test_two_publications_side_by_side_tell_no_single_case(database, before, after):
    """Whatever came in between, of whichever month, kind and area: no count on either page, nor any difference, is one to four."""
    with suppress(Undo), write_session() as session:
        asked, pages = providers(session, 5), []
        for came in (before, after):
            for ago, kind, area, offered in came:
                an_enquiry(session, asked, (100,) if offered else (), at=in_month(ago), kind=kind, area=area)
            market_page.publish(KEEPER, "", session=session)
            pages.append(counts(market_page.page_shown(session=session).blocks))
        assert pages[1] and all(count % 5 == 0 for page in pages for count in page.values())
        assert not [cell for cell in pages[0].keys() & pages[1].keys() if 0 < abs(pages[0][cell] - pages[1][cell]) < 5]
        raise Undo


def counts(found):
    """Every count that stands on a page, by table, row and column; means, medians and prices are none."""
    return {(block.title, row[0], head): int(cell.replace(",", "")) for block in found if not block.title.startswith("Time to")
            for row in block.rows for head, cell in zip(block.heads[1:], row[1:], strict=True) if cell.replace(",", "").isdigit()}


def test_what_is_published_is_rounded_and_what_commissioners_read_is_not(session):
    a_year(session)
    market_page.publish(KEEPER, "", session=session)
    public = counts(market_page.page_shown(session=session).blocks)
    exact = counts(blocks(market_of(today(), session=session)))
    cell = ("Enquiries with and without an offer, by kind of support", "Home care", "No offer")
    assert (public[cell], exact[cell]) == (10, 8)
    assert public.keys() == exact.keys() and all(abs(public[one] - exact[one]) <= 2 for one in exact)
    shares = dict(row for row in market_page.page_shown(session=session).blocks[0].rows)
    assert shares["Providers who were asked and made an offer"] == "about 100% of providers asked"
