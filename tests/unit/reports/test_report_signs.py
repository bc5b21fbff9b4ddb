"""No sign that people type is lost on its way into a report, whatever the format; charts stay vectors with their figures after them."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import openpyxl
import pikepdf
import pytest

from tests.logos import ALT, DRAWING, NAME, PURPLE, a_picture, set_up
from tests.pdfs import alts, opened, words
from tests.reported import filled
from tests.second_reader import faults
from tests.unit.reports.test_reports import ALL, WRITE, Page
from toolkit.access.roles import COMMAND_LINE
from toolkit.reports import making
from toolkit.reports.blocks import Heading, Picture, Points, Table, Text
from toolkit.reports.lettering import OTHER_SCRIPT, printable
from toolkit.reports.written import REPORTS
from toolkit.storage.engine import read_session, write_session

# Emoji (one of several parts, one with a skin tone), Welsh, Arabic, Chinese, mathematical letters, a combining accent.
SIGNS = "🎉 👩‍👧 👍🏽 Tŷ Gŵyl العربية 请说中文 𝓦𝓪𝔂 e\u0301 ½ €"
IN_PDF = ("Tŷ Gŵyl", "العربية", OTHER_SCRIPT, "Way", "é", "½", "€")


@pytest.fixture(params=REPORTS, ids=[one.slug for one in REPORTS])
def made(request, example):
    with write_session() as session:
        asked = making.asked_for(request.param.slug, "html", filled(session, request.param.of, example))
        return making.read(COMMAND_LINE, asked, session=session)


def signed(made):
    """The same report with the signs at the end of everything that is words in it."""
    def one(block):
        if isinstance(block, Heading | Text):
            return replace(block, words=f"{block.words} {SIGNS}")
        if isinstance(block, Points):
            return Points([f"{line} {SIGNS}" for line in block.lines])
        if isinstance(block, Picture):
            return replace(block, alt=f"{block.alt} {SIGNS}", caption=f"{block.caption} {SIGNS}")
        return Table(f"{block.title} {SIGNS}", [f"{head} {SIGNS}" for head in block.heads],
                     [[f"{cell} {SIGNS}" if isinstance(cell, str) else cell for cell in row] for row in block.rows[:3]])
    return replace(made, title=f"{made.title} {SIGNS}", blocks=[one(block) for block in made.blocks])


def places(made):
    """How often the signs stand in it: as seen words, and as alternative texts."""
    def count(block):
        if isinstance(block, Table):
            return 1 + len(block.heads) + sum(isinstance(cell, str) for row in block.rows for cell in row)
        return len(block.lines) if isinstance(block, Points) else 1
    return 1 + sum(map(count, made.blocks)), sum(isinstance(block, Picture) for block in made.blocks)


def test_word_excel_and_web_page_keep_every_sign(made):
    whole = signed(made)
    seen, described = places(whole)
    with zipfile.ZipFile(BytesIO(WRITE["docx"](whole))) as packed:
        text = packed.read("word/document.xml").decode()
    assert text.count(SIGNS) == seen + described
    page = Page(WRITE["html"](whole))
    assert sum(words.count(SIGNS) for words in page.words) == seen + 1     # the title stands in the browser's tab too
    assert sum(SIGNS in str(about.get("alt")) for tag, about in page.seen if tag == "img") == described
    book = openpyxl.load_workbook(BytesIO(WRITE["xlsx"](whole)))
    assert sum(str(cell.value).count(SIGNS) for sheet in book for row in sheet for cell in row) == seen + described


def test_a_pdf_keeps_every_sign_it_has_a_shape_for_and_says_the_others(made):
    whole = signed(made)
    data = WRITE["pdf"](whole)
    assert faults(data) == []
    reader = opened(data)
    found, (seen, described) = words(reader).replace("\u00ad", ""), places(whole)
    assert found.count("½") >= seen and found.count("€") >= seen and len(re.findall("T ?ŷ", found)) >= seen
    assert sum("العربية" in one for one in alts(reader)) == described


def test_what_has_no_shape_is_said_and_decorated_letters_become_plain():
    said = printable(SIGNS)
    assert all(part in said for part in IN_PDF) and "🎉" in said and "𝓦" not in said


# Charts

def test_a_picture_is_described_and_its_figures_follow(made):
    for at, block in enumerate(made.blocks):
        if isinstance(block, Picture):
            after = made.blocks[at + 1:]
            until = next((number for number, one in enumerate(after) if isinstance(one, Heading | Picture)), len(after))
            assert any(isinstance(one, Table) for one in after[:until]), block.caption
            assert re.search(r"\d|none|no ", block.alt, re.I), block.alt


def test_pictures_are_vectors_in_every_format_that_draws(made):
    drawn = sum(isinstance(block, Picture) for block in made.blocks)
    page = Page(WRITE["html"](made))
    assert sum(about["src"].startswith("data:image/svg+xml") for tag, about in page.seen if tag == "img") == drawn
    with zipfile.ZipFile(BytesIO(WRITE["docx"](made))) as packed:
        assert sum(name.endswith(".svg") for name in packed.namelist()) == drawn
    with pikepdf.open(BytesIO(WRITE["pdf"](made))) as pdf:
        dots = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
    # The ground of a map is drawn of dots; its marks and every chart are not.
    assert len(dots) == sum(block.svg.count("<image") for block in made.blocks if isinstance(block, Picture))


# The council's look

@pytest.mark.parametrize("logo", [(DRAWING, "a.svg"), (a_picture(), "a.png")], ids=["drawing", "picture"])
def test_every_format_carries_the_councils_name_logo_and_colour(record, logo):
    ours = replace(ALL, council=set_up(logo))
    page = Page(WRITE["html"](ours))
    assert NAME in page.words and page.seen[[tag for tag, _ in page.seen].index("img")][1]["alt"] == ALT
    assert f"h1, h2, h3, .whose {{ color: {PURPLE}; }}".encode() in WRITE["html"](ours)
    document = docx.Document(BytesIO(WRITE["docx"](ours)))
    assert NAME in [one.text for one in document.paragraphs] and document.inline_shapes[0]._inline.docPr.get("descr") == ALT
    assert str(document.styles["Heading 1"].font.color.rgb) == PURPLE[1:] and document.core_properties.author == NAME
    reader = opened(WRITE["pdf"](ours))
    assert NAME in words(reader) and ALT in alts(reader) and reader.metadata.author == NAME
    book = openpyxl.load_workbook(BytesIO(WRITE["xlsx"](ours)))
    assert [book["Notes"].cell(row, 1).value for row in (2, 3)] == [NAME, "A report"] and len(book["Notes"]._images) == 1
    with zipfile.ZipFile(BytesIO(WRITE["xlsx"](ours))) as packed:
        assert ALT.encode() in b"".join(packed.read(name) for name in packed.namelist() if "drawing" in name).replace(b"&apos;", b"'")


def test_a_report_that_is_asked_for_carries_the_look_that_is_set(example):
    set_up()
    asked = making.asked_for("record", "html", example)
    with read_session() as session:
        made = making.read(COMMAND_LINE, asked, session=session)
    before = making.written(asked, made)
    set_up(name="Another Council")
    with read_session() as session:
        after = making.written(asked, making.read(COMMAND_LINE, asked, session=session))
    assert made.council.name == NAME and b"Oxfordshire &amp; County" in before and b"Another Council" in after
