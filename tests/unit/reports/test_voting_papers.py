"""Voting papers as PDF: one for each ticket that can be used, tagged, with the words as they were typed."""

import re

import pytest

from tests.factories import a_ballot, a_priority, a_vote, a_workshop, an_actor, the
from tests.pdfs import alts, opened, sizes, words
from toolkit.access.roles import Role
from toolkit.errors import MoveRefused, NotAllowed, NotFound, RecordUnavailable
from toolkit.models import VoteItem, VoteRound
from toolkit.reports.pdf import Sheet, picture, typeset
from toolkit.reports.reconciliation import reconciliation
from toolkit.reports.voting_papers import STYLES, voting_papers
from toolkit.reports.wall_sheet import wall_sheet
from toolkit.storage.queries import tickets as queries
from toolkit.storage.queries import votes
from toolkit.voting import tickets
from toolkit.voting.closing import close_round

HALL = "http://192.168.1.20:8501"
HARD = ("Café ☕ 🎉 👩‍🦽", "Tŷ agored i bawb: ŵyn a ŷd", "دليل محلي للجميع",
        '#let x = panic("run") * _b_ $c$ @d \\ <e> [f]', "= a - b // c `d` ~e")


def a_hall(session, ideas=("A guide that is true", "A phone line on Sundays", "Keep the Friday club"), papers=3, **rules):
    """(round id, ticket numbers) of an open vote."""
    workshop = a_workshop(session, ("Older people", "Family carers"), title="Oxfordshire, spring")
    for title in ideas:
        a_priority(session, workshop, title)
    vote = a_vote(session, workshop, **{"headcount": 30, **rules})
    return vote, sorted(tickets.print_papers(an_actor(), vote, papers, session=session))


def read(sheet):
    return opened(typeset(sheet))


@pytest.mark.parametrize("style", STYLES)
def test_each_ticket_has_its_paper(session, style):
    vote, numbers = a_hall(session)
    reader = read(voting_papers(an_actor(), vote, style, base=HALL, session=session))
    text, code = words(reader), the(session, VoteRound, vote).code
    assert all(text.count(number) >= 1 for number in numbers) and code in text
    for said in ("What matters most to you?", "A guide that is true", "You have 5 dots.", "up to 3 dots to one idea",
                 "How do you take part?", "E Expert by experience", "G1 Older people", "G2 Family carers", "H Yes, a supporter"):
        assert said in text, said
    # Two on a sheet in normal print; front and back of one sheet each in large letters.
    assert len(reader.pages) == (2 if style == "normal" else 6)


@pytest.mark.parametrize(("style", "least"), [("normal", 10), ("large", 18), ("a3", 18), ("easy", 16)])
@pytest.mark.parametrize("input", ["dots", "matrix"])
def test_letters_are_as_large_as_they_are_called(session, style, least, input):
    vote, _ = a_hall(session, input=input)
    small = {text.strip() for text, size in sizes(read(voting_papers(an_actor(), vote, style, base=HALL, session=session)))
             if size < least - 0.01 and text.strip()}
    assert small == {"Pictures: OpenMoji, https://openmoji.org, CC BY-SA 4.0."}


def test_it_is_tagged_and_says_what_pictures_show(session):
    vote, numbers = a_hall(session)
    reader = read(voting_papers(an_actor(), vote, base=HALL, session=session))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Voting papers: What matters most to you?"
    assert "pdfuaid" in root["/Metadata"].get_data().decode() and 'part>1<' in root["/Metadata"].get_data().decode().replace(" ", "")
    found = alts(reader)
    assert found.count("A light bulb, for an idea") == 9
    assert sorted(alt for alt in found if "QR" in alt) == [f"QR code: opens voting paper {number} on a phone" for number in numbers]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("input", ["dots", "approval", "matrix"])
def test_whatever_people_typed_is_printed_and_never_run(session, style, input):
    vote, numbers = a_hall(session, HARD, input=input, question="#import \"x\": Beth sydd bwysicaf? مهم 🎉 \u2713 ")
    text = words(read(voting_papers(an_actor(), vote, style, base=HALL, session=session)))
    assert "Tŷ agored i bawb" in text and '#let x = panic("run") * _b_ $c$ @d \\ <e> [f]' in re.sub(r"\s+", " ", text)
    assert '#import "x"' in text and "\u2713" in text and numbers[0] in text


@pytest.mark.parametrize(("rules", "said"), [
    ({"input": "approval"}, "Tick every idea that you support."),
    ({"input": "matrix"}, "How much difference would it make?"),
    ({"dots_per_person": 10, "max_per_item": 10}, "Write in the box how many dots you give."),
    ({"dots_per_person": 1, "max_per_item": 1}, "You have 1 dot. Fill in one circle for each dot. You can give one dot to one idea."),
])
def test_how_to_mark_fits_the_vote(session, rules, said):
    vote, _ = a_hall(session, **rules)
    assert said in words(read(voting_papers(an_actor(), vote, base=HALL, session=session)))


def test_printed_again_they_are_the_same_without_those_that_cannot_be_used(session):
    vote, [spoilt, lost, used, *left] = a_hall(session, papers=6)
    sheet = voting_papers(an_actor(), vote, base=HALL, session=session)
    assert voting_papers(an_actor(), vote, base=HALL, session=session) == sheet
    assert len(sheet.data["tickets"]) == 6
    tickets.spoil(an_actor(), vote, spoilt, "Torn", session=session)
    new = tickets.replace(an_actor(), vote, lost, "Left on the bus", session=session)
    queries.ticket_of(vote, used, session=session).state = tickets.USED
    session.flush()
    again = voting_papers(an_actor(), vote, base=HALL, session=session)
    assert [one["number"] for one in again.data["tickets"]] == sorted([*left, new])
    only = voting_papers(an_actor(), vote, numbers=[new.lower(), spoilt], base=HALL, session=session)
    assert [one["number"] for one in only.data["tickets"]] == [new]
    with pytest.raises(MoveRefused, match="no voting paper to print"):
        voting_papers(an_actor(), vote, numbers=[spoilt, lost, used, "ZZZZZ"], base=HALL, session=session)


def test_the_code_leads_to_the_hall_and_never_to_this_computer(session, monkeypatch):
    vote, [number, *_] = a_hall(session)
    here = voting_papers(an_actor(), vote, base="http://localhost:8501", session=session)
    assert [one["qr"] for one in here.data["tickets"]] == ["", "", ""]
    assert "scan the code" not in words(read(here))
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", HALL)
    hall = voting_papers(an_actor(), vote, base="http://localhost:8501", session=session)
    monkeypatch.delenv("TOOLKIT_PUBLIC_URL")
    assert hall.data["tickets"] == voting_papers(an_actor(), vote, base=HALL, session=session).data["tickets"]
    assert number in words(read(hall))


def test_a_long_paper_starts_each_ticket_on_a_front_side(session):
    vote, numbers = a_hall(session, tuple(f"Idea {at} that takes some words to say so that it fills the line" for at in range(30)))
    reader = read(voting_papers(an_actor(), vote, base=HALL, session=session))
    first = [next(at for at, page in enumerate(reader.pages) if number in page.extract_text()) for number in numbers]
    assert all(at % 2 == 0 for at in first) and f"{numbers[0]} · room" in reader.pages[first[0] + 1].extract_text()


LONG = ("word " * 59, "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2,
        *(f"Idea {at} " + "and so on " * 12 for at in range(8)))


@pytest.mark.parametrize("style", STYLES)
def test_nothing_runs_off_the_page_or_over_its_end(session, style):
    vote, _ = a_hall(session, LONG, papers=1)
    reader = read(voting_papers(an_actor(), vote, style, base=HALL, session=session))
    for page in reader.pages:
        right = []
        page.extract_text(visitor_text=lambda text, at, within, font, size, right=right: right.append(
            (within[4] + within[0] * (at[4] + len(text.strip()) * size * 0.3), text)) if text.strip() else None)
        assert not [text for edge, text in right if edge > float(page.mediabox.width)]
    # An idea that is begun on a page is finished there, so that its circles stay together.
    begun = [" ".join(page.extract_text().split()).count("and so on") for page in reader.pages]
    assert sum(begun) == 96 and not any(count % 12 for count in begun)


def test_who_may_and_when(session):
    vote, _ = a_hall(session)
    with pytest.raises(NotAllowed):
        voting_papers(an_actor(Role.COMMISSIONER), vote, session=session)
    with pytest.raises(NotFound):
        voting_papers(an_actor(), the(session, VoteRound, vote).workshop_id, session=session)
    close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
    with pytest.raises(MoveRefused, match="closed"):
        voting_papers(an_actor(), vote, session=session)


def test_only_our_own_pictures_are_opened(session):
    for path in ("../README.md", "/etc/passwd", "openmoji/../fonts/README.md", "openmoji/none.svg", "openmoji/README.md", ""):
        assert picture(path) == ""
    vote, _ = a_hall(session)
    item = session.get(VoteItem, votes.items_of(vote, session=session)[0].id)
    item.picture, item.picture_alt = "../../../etc/passwd", ""
    session.flush()
    assert "A guide that is true" in words(read(voting_papers(an_actor(), vote, base=HALL, session=session)))


def test_the_wall_has_each_item_on_its_own_page(session):
    vote, _ = a_hall(session, (*HARD, "word " * 59))
    reader = read(wall_sheet(an_actor(), vote, HALL, session=session))
    assert len(reader.pages) == 1 + 6
    assert "You have 5 sticky dots. You can put up to 3 on one idea." in words(reader)
    assert "Put your dots here" in reader.pages[2].extract_text() and "QR code: opens this vote on a phone" in alts(reader)


def test_the_reconciliation_sheet_adds_up_and_says_nothing_of_votes(session):
    vote, [spoilt, lost, *_] = a_hall(session, papers=10)
    tickets.spoil(an_actor(), vote, spoilt, "Torn * in #two", session=session)
    tickets.replace(an_actor(), vote, lost, "Left on the bus", session=session)
    a_ballot(session, vote, 1, 1)
    text = words(read(reconciliation(an_actor(), vote, session=session)))
    for said in ("10 issued = 0 counted + 1 spoilt + 9 not returned", "Printed 11", "Lost and replaced 1", "Shared screen 1",
                 "People present 30", f"{spoilt} Spoilt Torn * in #two", f"{lost} Replaced Left on the bus", "Signature"):
        assert said in text, said
    assert "A guide that is true" not in text


def test_what_cannot_be_set_is_told_in_a_sentence(record):
    with pytest.raises(RecordUnavailable, match="could not be made ready for printing"):
        typeset(Sheet("voting_papers", "Nothing", {"style": "normal"}))
