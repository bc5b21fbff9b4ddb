"""Papers in another language: all that is ours is said by the catalogue; people's words, numbers and the letters to key stay.

As with reports it is tested with a made-up language that puts each sentence in signs: outside of them nothing of ours may be left.
"""

import json
import re
import zipfile
from io import BytesIO

import docx
import pytest

from tests import papered
from tests.bracketed import bracketed
from tests.choosing import BROKER
from tests.factories import an_actor
from tests.pdfs import alts, opened, words
from tests.unit.reports.test_reports_spoken import everybodys, unsaid
from tests.unit.reports.test_voting_papers import a_hall
from toolkit.access.roles import COMMAND_LINE
from toolkit.brokerage.bespoke_versions import text_now
from toolkit.brokerage.example import load_cases
from toolkit.brokerage.example_bespoke import load_bespoke_example
from toolkit.reports.case_record import copy_of, file_of, sheet
from toolkit.reports.pdf import typeset
from toolkit.reports.voting_papers import voting_papers
from toolkit.storage.queries.cases import case_of_reference
from toolkit.words.speaking import spoken

SIGNS = "«»"    # that can be printed
# Addresses, codes, references, and letters that are keyed.
NO_WORDS = re.compile(r"\b(https?://)?[\w.]+\.org/\w+|\b[A-Z0-9]+(-[A-Z0-9]+)+\b|\b[A-Z0-9]{5}\b")


@pytest.fixture
def in_signs(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_DATA", str(bracketed(tmp_path, SIGNS)))


def read(made) -> str:
    """All that a paper says, also of its pictures and in its title."""
    if isinstance(made, bytes):
        held = docx.Document(BytesIO(made))
        assert held.core_properties.language == "cy-GB"
        cells = [cell.text for table in held.tables for row in table.rows for cell in row.cells]
        return " ".join([held.core_properties.title, *(one.text for one in held.paragraphs), *cells])
    pdf = opened(typeset(made))
    assert pdf.trailer["/Root"]["/Lang"] == "cy-GB"
    return re.sub("\u00ad ?", "", " ".join([pdf.metadata.title, words(pdf), *alts(pdf)]))


def left_of(text: str, own: list[str]) -> str:
    """What of a text is neither said by the catalogue nor anybody's words."""
    left = NO_WORDS.sub("", unsaid(text.translate(str.maketrans(SIGNS, "⟦⟧")), own))
    return left if re.search("[A-Za-z]{2}", left) else ""


@pytest.mark.parametrize("papers", [papered.of_votes, papered.of_counts, papered.of_consultations, papered.of_choices,
                                    papered.of_statements, papered.of_contracts])
def test_all_that_is_ours_is_said_by_the_catalogue(session, in_signs, papers):
    made = list(papers(session))
    own = everybodys(session)
    with spoken("cy"):
        left = {left_of(read(make(session=session)), own) for make in made}
    assert left == {""}


def test_letters_that_are_keyed_stay_beside_the_words(session, in_signs):
    vote, _ = a_hall(session)
    with spoken("cy"):
        text = read(voting_papers(an_actor(), vote, base=papered.HALL, session=session))
    assert "E «Expert by experience»" in text and "H «Yes, a supporter»" in text and "G1 Older people" in text


def test_a_copy_of_a_record_names_what_is_kept_and_its_data_stay(session, in_signs):
    load_cases(COMMAND_LINE, session=session)
    made = copy_of(BROKER, case_of_reference("EX-039", session=session), session=session)
    with spoken("cy"):
        printed = sheet(made)
        assert ("«Where it stands»", "«support is in place»") in printed.data["sections"][0]["rows"][0]
        # What was typed and what is kept by a short name is data.
        for row in (row for section in printed.data["sections"] for row in section["rows"]):
            row[:] = [(label, said if "«" in said else "1") for label, said in row]
        assert not left_of(read(printed), [])
        welsh = file_of(made)
    assert data_in(welsh) == data_in(file_of(made))


def data_in(given: bytes):
    """What a copy holds for a computer."""
    with zipfile.ZipFile(BytesIO(given)) as file:
        return json.loads(file.read("what-is-kept.json"))


def test_versions_of_a_contract_are_compared_in_english(session):
    made = load_bespoke_example(COMMAND_LINE, session=session)[0]
    english = text_now(BROKER, made, session=session)
    with spoken("cy"):
        assert text_now(BROKER, made, session=session) == english
