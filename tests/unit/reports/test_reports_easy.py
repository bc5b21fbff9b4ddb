"""Every report in Easy Read: its own lines first, our sentences short, people's words unchanged, large print, tagged."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO

import docx
import pytest

from tests.factories import a_workshop
from tests.pdfs import kinds, opened, sizes, words
from tests.reported import empty, filled
from tests.unit.reports.test_reports import ALL, SCRIPT, SIGNS, Page
from toolkit.access.roles import COMMAND_LINE
from toolkit.errors import NotFound
from toolkit.framework.easy_read import easy_lines, easy_pages
from toolkit.framework.plain_words import EASY_WORDS, abbreviations, count_words, sentences
from toolkit.record.number_words import both_ways, in_words
from toolkit.reports import making
from toolkit.reports.blocks import EasyLines, Heading, Made, Picture, Points, Table, Text
from toolkit.reports.easy import MOST_POINTS, MOST_ROWS, easy_read
from toolkit.reports.formats import FORMATS
from toolkit.reports.written import REPORTS
from toolkit.storage.engine import write_session

FOURTEEN_POINTS = 14
WRITE = {one.name: one.write for one in FORMATS if one.has_easy}
EASY = easy_read(ALL, "record")


def said_in(made):
    return [words for block in made.blocks if isinstance(block, EasyLines) for line in block.lines for words in (line.words, *line.more)]


def easily(*blocks):
    return said_in(easy_read(Made("A report", (), blocks), "record"))


# How it is made

def test_there_are_lines_for_every_report_and_for_nothing_else():
    assert {f"reports/{one.slug}" for one in REPORTS} == {name for name in easy_pages() if name.startswith("reports/")}


def test_a_long_table_becomes_a_list_of_a_few_lines_and_says_how_many_are_left_out():
    lines = easily(Table("Found", ("Rank", "Idea", "Dots"), [(number, f"Idea {number}", 40 + number) for number in range(1, 13)]))
    assert "This list has 12 (twelve) lines." in lines
    assert [line for line in lines if re.match(r"\d Idea", line)] == [f"{number} Idea {number}" for number in range(1, MOST_ROWS + 1)]
    assert "Dots: 41 (forty-one)" in lines and "There are 8 (eight) more." in lines and "The full report has all of them." in lines


def test_many_points_are_cut_and_said_so():
    lines = easily(Points([f"Point {'abcdefghij'[at]}" for at in range(MOST_POINTS + 1)]))
    assert f"Point {'abcdefghij'[MOST_POINTS]}" not in lines and "There is 1 (one) more." in lines


def test_what_is_left_whole_is_not_said_to_be_cut():
    lines = easily(Points(["One point"]), Table("Found", ("Idea",), [("Trains",)]))
    assert not any("more." in line and "There" in line for line in lines) and "This list has 1 (one) line." in lines


def test_an_empty_table_says_so():
    assert "There is nothing in this list yet." in easily(Table("Found", ("Idea", "Dots"), []))


def test_our_long_sentences_give_way_and_peoples_stay():
    long = f"Our {'very ' * 20}long sentence."
    assert long not in easily(Text(long, easy="Short.")) and "Short." in easily(Text(long, easy="Short."))
    assert long in easily(Text(long))
    assert easily(Text("A source.", quiet=True)) == easily()


def test_headings_skip_no_level_and_a_functions_sentence_follows_its_name():
    made = easy_read(Made("A", (), (Heading("Deep", 3), Heading("1 Finding out what is available"), Table("T", ("A",), ()))), "record")
    levels = [block.level for block in made.blocks if isinstance(block, Heading)]
    assert all(after <= before + 1 for before, after in zip([1, *levels], levels, strict=False))
    assert "You find out what help there is near you." in said_in(made)


@pytest.mark.parametrize(("number", "expected"), [
    (0, "zero"), (7, "seven"), (13, "thirteen"), (20, "twenty"), (45, "forty-five"), (100, "one hundred"), (105, "one hundred and five"),
    (1000, "one thousand"), (1234, "one thousand two hundred and thirty-four"), (15400, "fifteen thousand four hundred"),
    (100_001, "one hundred thousand and one"), (999_999, "nine hundred and ninety-nine thousand nine hundred and ninety-nine"),
    (1_000_000, "1,000,000"), (-3, "-3")])
def test_numbers_in_words(number, expected):
    assert in_words(number) == expected


def test_a_number_that_words_would_not_help_stands_in_figures():
    assert [both_ways(one) for one in (2, 1_000_000, -1)] == ["2 (two)", "1,000,000", "-1"]
    assert "Pounds: 5.50" in easily(Table("T", ("Who", "Pounds"), [("Ann", Decimal("5.50"))]))
    assert "Year: 2026" in easily(Table("T", ("Who", "Year"), [("Ann", 2026)]))


# In each format

def test_word_has_large_print_pictures_beside_and_no_table():
    data = WRITE["docx"](EASY)
    document = docx.Document(BytesIO(data))
    assert not document.tables and document.paragraphs[0].style.name == "Title"
    used = {one.style.name for one in document.paragraphs}
    assert all(document.styles[name].font.size.pt >= FOURTEEN_POINTS for name in used)
    xml = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    lines = sum(len(block.lines) for block in EASY.blocks if isinstance(block, EasyLines))
    assert xml.count("<wp:anchor") == xml.count("adec:decorative") == xml.count('w:clear="all"') == lines and "<wp:inline" not in xml
    assert len({*re.findall(r'<wp:docPr id="(\d+)"', xml)}) == lines
    assert any(SIGNS in one.text for one in document.paragraphs)


def test_a_pdf_is_tagged_and_in_large_print():
    reader = opened(WRITE["pdf"](EASY))
    found = kinds(reader)
    assert found.count("/H1") == 1 and "/H2" in found and "/Table" not in found and "/Figure" not in found
    small = {round(size, 1) for text, size in sizes(reader) if text.strip() and size < FOURTEEN_POINTS - 0.01}
    assert not small
    assert "OpenMoji" in words(reader) and "Caerdydd" in words(reader)


def test_a_web_page_has_silent_pictures_beside_and_runs_nothing():
    page = Page(WRITE["html"](EASY))
    pictures = [about for tag, about in page.seen if tag == "img"]
    assert pictures and all(one["alt"] == "" and one["src"].startswith("data:image/svg+xml;base64,") for one in pictures)
    assert "script" not in page.tags() and "table" not in page.tags() and SCRIPT in page.words
    assert ("body", {"class": "easy"}) in page.seen and any("OpenMoji" in one for one in page.words)


def test_a_report_that_is_not_easy_looks_as_before():
    assert ("body", {}) in Page(WRITE["html"](ALL)).seen
    assert docx.Document(BytesIO(WRITE["docx"](ALL))).tables


# Each report

@pytest.fixture(params=[one.slug for one in REPORTS])
def report(request):
    return next(one for one in REPORTS if one.slug == request.param)


def test_every_report_can_be_had_and_its_lines_come_first(report, example):
    with write_session() as session:
        which = filled(session, report.of, example)
    for name in WRITE:
        asked = making.asked_for(report.slug, name, which, easy=True)
        made = making.take(COMMAND_LINE, asked)
        assert said_in(made)[:len(easy_lines(f"reports/{report.slug}"))] == [one.words for one in easy_lines(f"reports/{report.slug}")]
        assert made.is_easy and not any(isinstance(one, Table | Picture | Text | Points) for one in made.blocks)
        assert len(making.written(asked, made)) > 500 and making.file_name(asked, made).startswith("Easy-Read")


def test_where_nobody_wrote_anything_every_sentence_is_short(report, record):
    with write_session() as session:
        which = empty(session, report.of, a_workshop(session).id)
    made = making.take(COMMAND_LINE, making.asked_for(report.slug, "html", which, easy=True))
    for words_ in said_in(made):
        assert not abbreviations(words_), words_
        assert all(count_words(one) <= EASY_WORDS for one in sentences(words_)), words_


def test_a_spreadsheet_in_easy_read_is_refused_with_the_way_forward(record):
    with pytest.raises(NotFound, match="It comes as: docx, pdf, html"):
        making.asked_for("market", "xlsx", easy=True)
