"""The choice on paper and feedback letters at their doors: for brokers, never kept, in letters large enough for who reads them."""

import pytest

from tests.choosing import BROKER, a_shortlist, accepted, an_award, at_the_choice, marked
from tests.factories import a_link
from tests.pdfs import alts, opened, sizes, words
from toolkit.access.roles import Role
from toolkit.brokerage import choosing, letters
from toolkit.storage.engine import write_session
from toolkit.storage.queries import support as queries


@pytest.fixture
def made(record):
    with write_session() as session:
        made = at_the_choice(session)
        marked(session, made, (0, 0, 0), (5, 5, 5), (1, 1, 1))
        return made


@pytest.fixture
def broker(record):
    with write_session() as session:
        return a_link(session, Role.BROKER)


@pytest.fixture
def choice(made):
    with write_session() as session:
        return a_shortlist(session, made)


@pytest.mark.parametrize(("style", "least"), [("normal", 12), ("large", 18), ("easy", 16)])
def test_the_choice_on_paper(choice, broker, visitor, style, least):
    answer = visitor(broker).get(f"/choice-sheet/{choice}.pdf?style={style}")
    assert answer.headers["content-type"] == "application/pdf" and answer.headers["cache-control"] == "private, no-store"
    reader = opened(answer.content)
    said = words(reader)
    for sentence in ("Which do you want?", "None is first.", "I want Birch Support", "None of these. Please look again", "Not yet.",
                     "Tick one box."):
        assert sentence in said, sentence
    assert said.index("Ash Care") < said.index("Birch Support") < said.index("Cedar Homes") and "of 5" not in said
    assert max(size for text, size in sizes(reader) if "None is first" in text) >= least
    assert ("A magnifying glass" in alts(reader)) == (style == "easy")


def test_a_letter_on_paper_tells_its_provider_alone(made, broker, visitor):
    with write_session() as session:
        award = an_award(session, made)[1]
        accepted(session, award)
        letters.make_letters(BROKER, award, session=session)
        letter = queries.letters_of(made.case, session=session)[made.offers[1]]
    said = words(opened(visitor(broker).get(f"/letter/{letter.id}.pdf").content))
    assert "Birch Support" in said and "5 of 5, meets it fully" in said and "It is clear who comes" in said
    assert not [one for one in ("Ash Care", "Cedar Homes", "£", "CT-20") if one in said]


@pytest.mark.parametrize("role", [None, Role.FACILITATOR, Role.COMMISSIONER, Role.HOST])
def test_nobody_else_prints_them(choice, made, visitor, role):
    with write_session() as session:
        secret = a_link(session, role) if role else None
    for address in (f"/choice-sheet/{choice}.pdf", f"/letter/{choice}.pdf"):
        answer = visitor(secret).get(address)
        assert answer.status_code == 403 and "pdf" not in answer.headers["content-type"]


def test_what_is_not_there_or_over_is_said(choice, made, broker, visitor):
    device = visitor(broker)
    assert device.get(f"/choice-sheet/{choice}.pdf?style=x").status_code == 404
    assert device.get(f"/letter/{choice}.pdf").status_code == device.get(f"/choice-sheet/{made.case}.pdf").status_code == 404
    with write_session() as session:
        choosing.search_again(BROKER, made.case, session=session)
    assert device.get(f"/choice-sheet/{choice}.pdf").status_code == 409
