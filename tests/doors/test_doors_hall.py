"""`/hall/{code}`: a phone learns that it is in, and the desk learns that phones can come in."""

import pytest

from tests.factories import a_vote, a_workshop, an_actor
from toolkit.events import desk
from toolkit.storage.engine import read_session, write_session


@pytest.fixture
def hall(record):
    """A workshop whose desk is open, and its code."""
    with write_session() as session:
        workshop = a_workshop(session, title="A <hall>")
        return workshop, desk.open_desk(an_actor(), workshop.id, session=session).code


def reached(workshop):
    """When another device first reached it."""
    with read_session() as session:
        return desk.desk_of(workshop.id, session=session).reached_at


def test_a_phone_is_told_that_it_is_in(visitor, hall):
    workshop, code = hall
    answer = visitor().get(f"/hall/{code.lower()}", headers={"host": "192.168.7.9:8501"})
    assert answer.status_code == 200 and "There is nothing to do yet." in answer.text
    assert "A &lt;hall&gt;" in answer.text and "<script>" not in answer.text and len(answer.content) < 15_000
    assert reached(workshop)


def test_this_computer_itself_is_no_other_device(visitor, hall):
    workshop, code = hall
    for host in ("localhost:8501", "127.0.0.1:8501"):
        assert visitor().get(f"/hall/{code}", headers={"host": host}).status_code == 200
    assert reached(workshop) is None


def test_an_open_vote_is_one_press_away(visitor, hall):
    workshop, code = hall
    with write_session() as session:
        a_vote(session, workshop, headcount=9)
    assert "Go to the vote" in visitor().get(f"/hall/{code}").text


@pytest.mark.parametrize("code", ["NONE2", "x" * 300, "%3Cb%3E"])
def test_a_code_that_leads_nowhere(visitor, hall, code):
    answer = visitor().get(f"/hall/{code}")
    assert answer.status_code == 404 and "scan the code again" in answer.text
