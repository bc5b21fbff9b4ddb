"""A bespoke contract at its doors: Word and tagged PDF for those who open cases, with people's words never read as markup."""

import io

import docx
import pytest

from tests.factories import a_link, an_actor
from tests.pdfs import alts, opened, sizes, words
from toolkit.access.roles import Role
from toolkit.brokerage import bespoke, bespoke_lines
from toolkit.brokerage.bespoke import Agreed
from toolkit.models import BespokeResource, BespokeRole
from toolkit.storage.engine import write_session

BROKER, MARKUP = an_actor(Role.BROKER), "#strong[x] $x$ <script> 📞 \ufffe"


@pytest.fixture
def contract(record):
    """A contract, and the secrets of a broker and a facilitator."""
    with write_session() as session:
        made = bespoke.begin(BROKER, Agreed("R-01", MARKUP), session=session)
        bespoke_lines.add_line(BROKER, BespokeRole, made, {"kind": "family", "role": "Sister", "in_contract": True}, session=session)
        bespoke_lines.add_line(BROKER, BespokeResource, made, {
            "source": "Fund", "kind": "isf", "pounds_week": "420.50", "controller": "family"}, session=session)
        return made, a_link(session, Role.BROKER), a_link(session, Role.FACILITATOR)


@pytest.mark.parametrize(("query", "said"), [
    ("", ("Draft contract", "Fund (Individual service fund): £420.50 a week, controlled by the family.", "Nothing is agreed yet.")),
    ("?style=large", ("Draft contract", "Everything on the table: £420.50 a week.")),
    ("?style=easy", ("My support", "My family decides about £420.50 a week.", "I stay at home", "We have not talked about this yet."))])
def test_a_broker_prints_it(contract, visitor, query, said):
    answer = visitor(contract[1]).get(f"/bespoke/{contract[0]}.pdf{query}")
    assert answer.headers["content-type"] == "application/pdf" and answer.headers["cache-control"] == "private, no-store"
    pdf = opened(answer.content)
    for one in (*said, "R-01", "#strong[x] $x$ <script>"):
        assert one in words(pdf), one


def test_easy_read_is_large_and_has_pictures(contract, visitor):
    pdf = opened(visitor(contract[1]).get(f"/bespoke/{contract[0]}.pdf?style=easy").content)
    assert "A house" in alts(pdf)
    assert {round(size) for text, size in sizes(pdf) if "It says what we agreed." in text} == {16}


def test_word_has_headings_a_table_with_a_head_and_the_same_lines(contract, visitor):
    answer = visitor(contract[1]).get(f"/bespoke/{contract[0]}.docx")
    assert "attachment" in answer.headers["content-disposition"] and answer.headers["cache-control"] == "private, no-store"
    made = docx.Document(io.BytesIO(answer.content))
    heads = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]
    assert heads[0] == "What matters to the person" and "So that the person stays at home" in heads
    text = [one.text for one in made.paragraphs]
    assert "#strong[x] $x$ <script> 📞" in " ".join(text) and "Sister" in text
    table = made.tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["The family", "420.50", "100%"]
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert made.core_properties.language == "en-GB"


@pytest.mark.parametrize("end", ["pdf", "docx"])
def test_nobody_else_does(contract, visitor, end):
    for device in (visitor(contract[2]), visitor()):
        answer = device.get(f"/bespoke/{contract[0]}.{end}")
        assert answer.status_code == 403 and answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(("which", "end"), [("", "pdf?style=x"), ("00000000-0000-0000-0000-000000000000", "pdf"),
                                            ("00000000-0000-0000-0000-000000000000", "docx")])
def test_what_is_not_there_is_said(contract, visitor, which, end):
    assert visitor(contract[1]).get(f"/bespoke/{which or contract[0]}.{end}").status_code == 404
