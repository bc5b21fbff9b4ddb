"""Voting papers and the files of a closed vote, at their doors: only with a cookie that may run this vote."""

import re
from html import unescape

import pytest

from tests.doors.hall import a_hall
from tests.factories import a_link, a_workshop, the
from tests.pdfs import alts, opened, words
from toolkit.access.roles import Role
from toolkit.exchange import VOTE_EXPORTERS
from toolkit.models import VoteRound
from toolkit.reports import voting_papers
from toolkit.storage.engine import write_session
from toolkit.voting import tickets
from toolkit.web import papers_pdf

NOBODY = "00000000-0000-4000-8000-000000000000"
FILES = [one.name for one in VOTE_EXPORTERS]


@pytest.fixture
def hall(record):
    return a_hall()


def a_visitor(visitor, role=Role.FACILITATOR, workshop_id=None):
    with write_session() as session:
        secret = a_link(session, role, workshop_id)
    return visitor(secret)


@pytest.mark.parametrize(("asked", "said"), [
    ("", "A phone line on Sundays"), ("?style=large", "A phone line on Sundays"), ("?style=easy", "You can give fewer."),
    ("?kind=wall", "You have 5 sticky dots."), ("?kind=reconciliation", "Do the papers add up?")])
def test_sheets_come_as_pdf_and_are_kept_nowhere(hall, visitor, asked, said):
    answer = a_visitor(visitor).get(f"/papers/{hall.id}.pdf{asked}")
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "private, no-store" and answer.headers["x-content-type-options"] == "nosniff"
    assert said in words(opened(answer.content))


@pytest.mark.parametrize("name", ["number", "numbers"])
def test_some_papers_alone(hall, visitor, name):
    answer = a_visitor(visitor).get(f"/papers/{hall.id}.pdf?{name}={hall.numbers[1].lower()},")
    text = words(opened(answer.content))
    assert hall.numbers[1] in text and not any(other in text for other in hall.numbers if other != hall.numbers[1])


def test_the_codes_lead_where_the_browser_came_from(hall, visitor):
    client = a_visitor(visitor)
    here = client.get(f"/papers/{hall.id}.pdf?numbers={hall.numbers[0]}", headers={"host": "localhost:8501"})
    there = client.get(f"/papers/{hall.id}.pdf?numbers={hall.numbers[0]}", headers={"host": "192.168.1.20:8501"})
    assert not [alt for alt in alts(opened(here.content)) if "QR" in alt] and [alt for alt in alts(opened(there.content)) if "QR" in alt]


@pytest.mark.parametrize("address", ["/papers/{}.pdf", *(f"/export-vote/{name}/{{}}" for name in FILES)])
def test_others_are_turned_away(hall, visitor, address):
    hall.move("closed") if "export" in address else None
    for role in (Role.HOST, Role.COMMISSIONER, Role.BROKER):
        answer = a_visitor(visitor, role).get(address.format(hall.id))
        assert answer.status_code == 403 and "Ask the facilitator" in answer.text
    assert visitor().get(address.format(hall.id)).status_code == 403
    with write_session() as session:
        other = a_workshop(session).id
    assert a_visitor(visitor, workshop_id=other).get(address.format(hall.id)).status_code == 403
    assert a_visitor(visitor).get(address.format(NOBODY)).status_code == 404


def test_very_many_papers_come_in_parts(record, visitor, monkeypatch):
    monkeypatch.setattr(voting_papers, "MOST_IN_A_FILE", 4)
    monkeypatch.setattr(papers_pdf, "MOST_IN_A_FILE", 4)
    hall, client = a_hall(papers=9), a_visitor(visitor)
    offered = client.get(f"/papers/{hall.id}.pdf?style=large")
    links = [unescape(link) for link in re.findall(r'href="(/papers[^"]+)"', offered.text)]
    assert offered.status_code == 200 and "9 voting papers, in 3 files" in offered.text
    assert links == [f"/papers/{hall.id}.pdf?style=large&part={part}" for part in (1, 2, 3)]
    texts = [words(opened(client.get(link).content)) for link in links]
    assert [[number in text for text in texts].count(True) for number in hall.numbers] == [1] * 9
    for wrong in ("0", "4", "x", "-1", "99999"):
        assert client.get(f"/papers/{hall.id}.pdf?part={wrong}").status_code == 404


def test_what_is_not_there(hall, visitor):
    client = a_visitor(visitor)
    for address in (f"papers/{hall.id}.pdf?style=tiny", f"papers/{hall.id}.pdf?kind=poster", "papers/x.pdf", f"export-vote/doc/{hall.id}"):
        assert client.get(f"/{address}").status_code == 404


def test_a_closed_vote_prints_no_papers_but_still_adds_up(hall, visitor):
    hall.move("closed")
    client = a_visitor(visitor)
    answer = client.get(f"/papers/{hall.id}.pdf")
    assert answer.status_code == 409 and "no more voting papers are printed" in answer.text
    assert client.get(f"/papers/{hall.id}.pdf?kind=reconciliation").status_code == 200


@pytest.mark.parametrize("name", FILES)
def test_a_closed_vote_is_given_out(hall, visitor, name):
    client = a_visitor(visitor)
    early = client.get(f"/export-vote/{name}/{hall.id}")
    assert early.status_code == 409 and "once the vote is closed" in early.text
    hall.move("closed")
    answer = client.get(f"/export-vote/{name}/{hall.id}")
    assert answer.status_code == 200 and answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''Oxfordshire-spring-vote-1-")
    hall.move("published")
    assert client.get(f"/export-vote/{name}/{hall.id}").status_code == 200


def test_the_money_may_be_moved(hall, visitor):
    hall.move("closed")
    client = a_visitor(visitor)
    assert client.get(f"/export-vote/ballots-pb/{hall.id}?money=100").status_code == 200
    for wrong in ("-1", "x", "1.5", "9" * 12):
        assert client.get(f"/export-vote/ballots-pb/{hall.id}?money={wrong}").status_code == 422


def test_a_paper_that_was_handed_to_a_phone_is_printed_only_by_its_number(hall, visitor):
    with write_session() as session:
        number = tickets.hand_to_phone(the(session, VoteRound, hall.id), session=session)
    client = a_visitor(visitor)
    whole, alone = client.get(f"/papers/{hall.id}.pdf"), client.get(f"/papers/{hall.id}.pdf?numbers={number}")
    texts = [words(opened(answer.content)) for answer in (whole, alone)]
    assert number not in texts[0] and number in texts[1]
