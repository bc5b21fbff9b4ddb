"""Reports in another language: all that is ours is said by the catalogue, people's words and all numbers stay, and the file says so.

"Said by the catalogue" is tested with a made-up language that puts each sentence of the catalogue in brackets: of what stands outside of
them nothing may be left but numbers, dates and words that somebody put into the record.
"""

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
import openpyxl
import pytest

from tests.bracketed import bracketed, everybodys, unsaid
from tests.factories import a_workshop
from tests.market import an_enquiry, in_month, providers
from tests.pdfs import alts, opened, words
from tests.reported import empty, filled, texts
from tests.unit.reports.test_reports import Page
from toolkit.access.roles import COMMAND_LINE
from toolkit.errors import NotFound
from toolkit.framework import framework
from toolkit.reports import making
from toolkit.reports.blocks import Heading, Picture, Table
from toolkit.reports.formats import FORMATS
from toolkit.reports.report import WORKSHOP
from toolkit.reports.written import REPORTS
from toolkit.storage.engine import write_session
from toolkit.words import speech
from toolkit.words.speaking import _, many, say_date, say_number, spoken

SLUGS = [one.slug for one in REPORTS]
STAFF = "We have no staff free for it. Not on Fridays."
LONG = 5    # so many words are a sentence of somebody's, and no name of a state


def taken(slug, which, language="cy", ending="html", easy=False):
    return making.take(COMMAND_LINE, making.asked_for(slug, ending, which, easy=easy, language=language))


@pytest.fixture(params=SLUGS)
def full(request, example):
    """One report with something in each part, what it is of, and everybody's own words."""
    report = next(one for one in REPORTS if one.slug == request.param)
    with write_session() as session:
        asked = providers(session, 6)
        for number in range(8):
            an_enquiry(session, asked, why=STAFF, at=in_month(1 + number % 2))
        for _number in range(6):
            an_enquiry(session, asked, (200, 210, 220, 230, 240, 251), kind="day_service", area="Witney", group="disabled_people")
        which = filled(session, report.of, example)
        return report, which, everybodys(session)


@pytest.fixture
def in_brackets(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_DATA", str(bracketed(tmp_path)))


@pytest.mark.parametrize("easy", [False, True])
def test_all_that_is_ours_is_said_by_the_catalogue(full, in_brackets, easy):
    report, which, own = full
    left = {text for text in texts(taken(report.slug, which, easy=easy)) if unsaid(text, own)}
    assert not left


@pytest.mark.parametrize("slug", SLUGS)
def test_an_empty_report_is_too(slug, record, in_brackets):
    report = next(one for one in REPORTS if one.slug == slug)
    with write_session() as session:
        which = empty(session, report.of, a_workshop(session).id)
        own = everybodys(session)
    assert not {text for text in texts(taken(slug, which)) if unsaid(text, own)}


def test_the_same_is_told_in_the_same_numbers_and_in_peoples_own_words(full):
    report, which, own = full
    english, welsh = (taken(report.slug, which, language) for language in ("en", "cy"))
    assert welsh.about[-1] == "Peiriant a wnaeth y cyfieithiad hwn. Nid oes neb wedi'i wirio eto."
    welsh = replace(welsh, about=welsh.about[:-1])
    assert [type(one) for one in english.blocks] == [type(one) for one in welsh.blocks]
    sentences = {text for text in own if len(text.split()) >= LONG}
    for before, after in zip(texts(english), texts(welsh), strict=True):
        assert sorted(re.findall(r"\d+", before)) == sorted(re.findall(r"\d+", after)), (before, after)
        assert before not in sentences or before == after
    for before, after in zip(english.blocks, welsh.blocks, strict=True):
        if isinstance(before, Table):
            assert [[cell for cell in row if not isinstance(cell, str)] for row in before.rows] == [
                [cell for cell in row if not isinstance(cell, str)] for row in after.rows]


@pytest.mark.parametrize("ending", [one.name for one in FORMATS])
def test_every_format_says_it_and_names_its_language(full, ending):
    report, which, _own = full
    asked = making.asked_for(report.slug, ending, which, language="cy")
    made = making.take(COMMAND_LINE, asked)
    data = making.written(asked, made)
    assert made.language == "cy" and made.title != taken(report.slug, which, "en").title
    SAYS[ending](data, made)


def _word(data, made):
    document = docx.Document(BytesIO(data))
    heads = [one.text for one in document.paragraphs if one.style.name.startswith(("Title", "Heading"))]
    assert heads == [made.title, *(one.words for one in made.blocks if isinstance(one, Heading))]
    assert document.core_properties.language == "cy-GB"
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert set(re.findall(r'<w:lang [^>]*w:val="([^"]*)"', packed.read("word/styles.xml").decode())) == {"cy-GB"}
    assert [[cell.text for cell in one.rows[0].cells] for one in document.tables] == [
        list(one.heads) for one in made.blocks if isinstance(one, Table)]


def _pdf(data, made):
    reader = opened(data)
    assert reader.trailer["/Root"]["/Lang"] == "cy-GB" and "Tudalen 1 o" in words(reader)
    assert {one.alt for one in made.blocks if isinstance(one, Picture)} <= set(alts(reader))


def _excel(data, made):
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames[0] == "Nodiadau" and [one.value for one in book.custom_doc_props.props] == ["cy-GB"]
    assert [[cell.value for cell in sheet[1]] for sheet in book.worksheets[1:]] == [
        list(one.heads) for one in made.blocks if isinstance(one, Table)]
    assert len(book.worksheets) == 1 or any("ar y daflen" in str(row[0].value) for row in book["Nodiadau"])


def _page(data, made):
    page = Page(data)
    assert dict(page.seen)["html"]["lang"] == "cy" and made.title in page.words
    assert {one.words for one in made.blocks if isinstance(one, Heading)} <= set(page.words)


SAYS = {"docx": _word, "pdf": _pdf, "xlsx": _excel, "html": _page}


# What is said

@pytest.mark.parametrize(("count", "said"), [(0, "0 bwlch"), (1, "1 bwlch"), (2, "2 fwlch"), (3, "3 bwlch"), (1200, "1,200 bwlch")])
def test_welsh_counts_in_its_own_forms(count, said):
    with spoken("cy"):
        assert many(count, "gap") == said
    assert many(2, "gap") == "2 gaps"


def test_what_is_said_outside_is_english():
    with spoken("cy"):
        assert _("All plans") != "All plans" and framework().function(1).name != "Finding out what is available"
        assert say_date(None) == "dim dyddiad"
    assert _("All plans") == "All plans" and framework().function(1).name == "Finding out what is available"


@pytest.mark.parametrize("number", [0, 7, 1234, 1234.5, Decimal("1234.50")])
def test_numbers_keep_their_places(number):
    with spoken("cy"):
        assert say_number(number) == f"{number:,}"


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("cy", "cy-GB"), ("pl", "pl-PL"), ("xx", "xx")])
def test_a_documents_language_has_its_land(language, tag):
    assert speech.tag(language) == tag


def test_charts_name_their_months():
    calendar = speech.calendar("cy")
    assert speech.calendar("en") is None and calendar["months"][2] == "Mawrth" and calendar["days"][0] == "Dydd Sul"


def test_a_language_without_words_is_refused_with_those_there_are(record):
    with pytest.raises(NotFound, match=r"There are: en, cy\."):
        making.asked_for(next(one.slug for one in REPORTS if one.of == WORKSHOP), "pdf", language="fr")
