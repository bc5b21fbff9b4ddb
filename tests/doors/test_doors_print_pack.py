"""The print pack at its doors: for whoever may prepare the day, named after what is inside, kept nowhere."""

import io
import re
import zipfile
from html import unescape
from urllib.parse import unquote

import pytest

from tests.factories import a_link, a_small_group, a_vote, a_workshop, an_actor
from tests.pdfs import alts, opened, words
from toolkit.access.roles import Role
from toolkit.events.host_cards import host_cards
from toolkit.reports import voting_papers
from toolkit.reports.pack import PACK
from toolkit.storage.engine import write_session
from toolkit.storage.queries import tickets as queries
from toolkit.storage.queries import votes
from toolkit.voting import tickets

HALL = {"host": "192.168.1.20:8501"}
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def hall(record):
    """A workshop with a small group and five voting papers."""
    with write_session() as session:
        workshop = a_workshop(session)
        a_small_group(session, workshop)
        host_cards(an_actor(), workshop.id, session=session)
        tickets.print_papers(an_actor(), a_vote(session, workshop, headcount=30), 5, session=session)
        return workshop.id


@pytest.fixture
def facilitator(visitor, hall):
    return come(visitor)


def come(visitor, role=Role.FACILITATOR, workshop_id=None):
    with write_session() as session:
        secret = a_link(session, role, workshop_id)
    return visitor(secret)


def name_of(answer):
    return unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])


@pytest.mark.parametrize("sheet", PACK, ids=lambda sheet: sheet.slug)
def test_a_sheet_opens_in_the_browser(hall, facilitator, sheet):
    answer = facilitator.get(f"/pack/{hall}/{sheet.slug}.pdf?style=large", headers=HALL)
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/pdf" and opened(answer.content).pages
    assert answer.headers["cache-control"] == "private, no-store" and answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("inline;")
    assert name_of(answer).startswith("Oxfordshire-spring-") and name_of(answer).endswith("-large-print.pdf")


def test_a_sheet_speaks_the_visitors_language_and_its_file_keeps_its_name(hall, facilitator):
    english, welsh = (facilitator.get(f"/pack/{hall}/principles.pdf", headers={"accept-language": one}) for one in ("en", "cy"))
    assert opened(welsh.content).trailer["/Root"]["/Lang"] == "cy-GB" and name_of(welsh) == name_of(english)
    assert words(opened(welsh.content)) != words(opened(english.content))


def test_several_come_in_one_file(hall, facilitator):
    answer = facilitator.get(f"/pack/{hall}.zip?style=easy-read&sheet=principles&sheet=tables-a3")
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/zip"
    assert name_of(answer) == "Oxfordshire-spring-Print-pack-easy-read.zip"
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    assert packed.namelist() == ["Oxfordshire-spring-The-six-principles-easy-read.pdf", "Oxfordshire-spring-Blank-tables-A3-easy-read.pdf"]
    assert "You run your own life" in words(opened(packed.read(packed.namelist()[0])))


def test_all_that_can_be_printed_where_nothing_is_named(hall, facilitator):
    whole, here = (zipfile.ZipFile(io.BytesIO(facilitator.get(f"/pack/{hall}.zip", headers=headers).content))
                   for headers in (HALL, {"host": "localhost:8501"}))
    assert len(whole.namelist()) == len(PACK) and not [name for name in here.namelist() if "-cards" in name]


def test_codes_lead_where_the_browser_came_from_and_never_to_this_computer(hall, facilitator):
    there = facilitator.get(f"/pack/{hall}/room-cards.pdf", headers=HALL)
    assert len(alts(opened(there.content))) == 4 and "192.168.1.20:8501/room/" in words(opened(there.content)).replace(" ", "")
    here = facilitator.get(f"/pack/{hall}/room-cards.pdf", headers={"host": "localhost:8501"})
    assert here.status_code == 409 and "--hall" in here.text
    assert facilitator.get(f"/pack/{hall}.zip?sheet=room-cards", headers={"host": "127.0.0.1"}).status_code == 409


@pytest.mark.parametrize("where", ["/principles.pdf", "/voting-papers.pdf", "/host-cards.pdf", ".zip"])
def test_others_are_turned_away(hall, visitor, where):
    address = f"/pack/{hall}{where}"
    for role in (Role.HOST, Role.COMMISSIONER, Role.BROKER):
        answer = come(visitor, role).get(address)
        assert answer.status_code == 403 and "Ask the facilitator" in answer.text and b"%PDF" not in answer.content
    assert visitor().get(address).status_code == 403
    with write_session() as session:
        other = a_workshop(session).id
    assert come(visitor, workshop_id=other).get(address).status_code == 403
    assert come(visitor, workshop_id=hall).get(address).status_code == 200


@pytest.mark.parametrize("where", [f"{NOBODY}/principles.pdf", "{}/poster.pdf", "{}/principles.pdf?style=tiny", "{}/principles.pdf?part=2",
                                   "{}/principles.pdf?part=0", "{}/principles.pdf?part=x", "{}/principles.pdf?part=²", "x/principles.pdf",
                                   "{}.zip?sheet=poster", "{}.zip?style=tiny"])
def test_what_is_not_there(hall, facilitator, where):
    answer = facilitator.get(f"/pack/{where.format(hall)}")
    assert answer.status_code == 404 and "Traceback" not in answer.text


def test_many_voting_papers_come_in_parts_that_are_offered(hall, facilitator, monkeypatch):
    monkeypatch.setattr(voting_papers, "MOST_IN_A_FILE", 4)
    offered = facilitator.get(f"/pack/{hall}/voting-papers.pdf?style=large")
    links = [unescape(link) for link in re.findall(r'href="(/pack[^"]+)"', offered.text)]
    assert offered.status_code == 200 and "Voting papers, in 2 files" in offered.text
    assert links == [f"/pack/{hall}/voting-papers.pdf?style=large&part={part}" for part in (1, 2)]
    texts = [words(opened(facilitator.get(link).content)) for link in links]
    assert "Papurau pleidleisio" in unescape(facilitator.get(f"/pack/{hall}/voting-papers.pdf?lang=cy").text)
    facilitator.get(f"/pack/{hall}/voting-papers.pdf?lang=en")
    assert texts[0] != texts[1] and facilitator.get(f"/pack/{hall}/voting-papers.pdf?part=3").status_code == 404


def test_a_hall_of_320_gets_every_one_of_its_papers(hall, facilitator):
    with write_session() as session:
        vote = votes.rounds_of(hall, session=session)[0].id
        tickets.print_papers(an_actor(), vote, 315, session=session)
        numbers = {number for number, *_ in queries.papers(vote, session=session)}
    packed = zipfile.ZipFile(io.BytesIO(facilitator.get(f"/pack/{hall}.zip?sheet=voting-papers").content))
    files = [opened(packed.read(name)) for name in packed.namelist()]
    assert len(numbers) == 320 and [len(file.pages) for file in files] == [125, 35]  # two on a page
    found = [number for file in files for page in file.pages for number in numbers & set(page.extract_text().split())]
    assert sorted(found) == sorted(numbers)


def test_what_cannot_be_printed_yet_says_why(record, visitor):
    with write_session() as session:
        workshop = a_workshop(session).id
    answer = come(visitor).get(f"/pack/{workshop}/voting-papers.pdf")
    assert answer.status_code == 409 and "Make one ready in Step 3" in answer.text
