"""The market position's door: nothing until it is published, then the figures of that day, without small numbers."""

import re

import pytest

from tests.factories import an_actor
from tests.market import an_enquiry, providers
from toolkit.access.roles import Role
from toolkit.brokerage import market_page
from toolkit.storage.engine import write_session

KEEPER = an_actor(Role.COMMISSIONER)
HOSTILE = "<script>window.harmed=1</script>"
DOOR = "/market-position"


@pytest.fixture
def published(record):
    with write_session() as session:
        asked = providers(session, 6)
        for number in range(12):
            an_enquiry(session, asked, area=f"OX{number} {HOSTILE}", why="We have no staff free for it.")
        for _ in range(9):
            an_enquiry(session, asked, (100,) * 6)
        return market_page.publish(KEEPER, f"We would welcome night support. {HOSTILE}", session=session)


def test_nothing_stands_there_before_it_is_published(record, visitor):
    answer = visitor().get(DOOR)
    assert answer.status_code == 404 and "Nothing is published now" in answer.text


def test_everybody_reads_the_figures_and_no_small_number(published, visitor):
    answer = visitor().get(DOOR)
    assert answer.status_code == 200 and len(answer.content) < 15_000, len(answer.content)
    assert "We would welcome night support." in answer.text and "<script>" not in answer.text
    assert "Enquiries with and without an offer, by area" in answer.text and "<td>10</td>" in answer.text
    assert "rounded to the nearest five" in answer.text
    assert not {"1", "2", "3", "4"} & set(re.findall(r"<td>([^<]*)</td>", answer.text))
    assert "not shown" in answer.text and answer.headers["cache-control"] == "no-store"


def test_it_is_gone_once_it_was_taken_down(published, visitor):
    with write_session() as session:
        market_page.take_down(KEEPER, published, 1, session=session)
    assert visitor().get(DOOR).status_code == 404
