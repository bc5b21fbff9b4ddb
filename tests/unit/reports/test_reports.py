"""Every report in every format: headings, table heads, alternative texts, no lost signs, and the same numbers everywhere."""

import re
import zipfile
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO
from uuid import UUID

import docx
import openpyxl
import pytest

from tests.factories import a_workshop, an_actor, an_entry
from tests.pdfs import alts, kinds, opened, words
from tests.reported import empty, filled
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.errors import NotAllowed, NotFound
from toolkit.reports import making
from toolkit.reports.blocks import Heading, Made, Picture, Points, Table, Text, said
from toolkit.reports.drawing import chart_svg, shape_of
from toolkit.reports.formats import FORMATS, formats_of
from toolkit.reports.report import PLACE
from toolkit.reports.written import REPORTS
from toolkit.steps.table import FUNCTIONS, table_of
from toolkit.storage.engine import read_session, write_session

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0L40 20" stroke="#000"/></svg>'
SIGNS = "Caerdydd ŵ ŷ 🎉 العربية"
FORMULA = '=HYPERLINK("http://evil.example","x")'
SCRIPT = "<script>alert(1)</script> & <b>"
ALL = Made("A report", ("About it",), (
    Heading("First part"), Text(SIGNS), Points((FORMULA, SCRIPT)), Heading("Below it", 3),
    Picture(DRAWING, "A line that rises", "The line."),
    Table("Counted", ("Who", "People", "Pounds"), ((SIGNS, 1234, Decimal("5.50")), (FORMULA, 0, None), (SCRIPT, 7, Decimal(3)))),
    Table("Counted", ("Who",), ()), Text("quiet", quiet=True)))
# So many letters of a cell stand in its first line: after that a page may end, with the page's foot in between.
BEFORE_A_PAGE_ENDS = 20
WRITE = {one.name: one.write for one in FORMATS}


class Page(HTMLParser):
    """What stands in a web page: each element with its attributes, and all words."""

    def __init__(self, data):
        super().__init__()
        self.seen, self.words = [], []
        self.feed(data.decode())

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def tags(self):
        return [tag for tag, _ in self.seen]


def test_word_has_true_headings_lists_table_heads_and_described_pictures():
    document = docx.Document(BytesIO(WRITE["docx"](ALL)))
    styles = [(one.style.name, one.text) for one in document.paragraphs]
    assert ("Title", "A report") in styles and ("Heading 1", "First part") in styles and ("Heading 2", "Below it") in styles
    assert ("List Bullet", SCRIPT) in styles and SIGNS in [text for _, text in styles]
    assert document.core_properties.title == "A report" and document.core_properties.language == "en-GB"
    table = document.tables[0]
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") and not table.rows[1]._tr.xpath("./w:trPr/w:tblHeader")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Who", "People", "Pounds"], [SIGNS, "1,234", "5.50"], [FORMULA, "0", ""], [SCRIPT, "7", "3"]]
    assert [one._inline.docPr.get("descr") for one in document.inline_shapes] == ["A line that rises"]


def test_word_carries_the_drawing_beside_the_picture():
    with zipfile.ZipFile(BytesIO(WRITE["docx"](ALL))) as packed:
        [drawing] = [name for name in packed.namelist() if name.endswith(".svg")]
        assert packed.read(drawing).decode() == DRAWING
        assert "svgBlip" in packed.read("word/document.xml").decode()


def test_a_pdf_is_tagged_says_its_language_and_describes_its_pictures():
    reader = opened(WRITE["pdf"](ALL))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"].startswith("en") and reader.metadata.title == "A report"
    assert "A line that rises" in alts(reader)
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/Figure"} <= set(kinds(reader))
    found = words(reader)
    assert "1,234" in found and "Caerdydd ŵ ŷ" in found and "alert(1)" in found


def test_a_spreadsheet_keeps_numbers_as_numbers_and_takes_nothing_for_a_formula():
    book = openpyxl.load_workbook(BytesIO(WRITE["xlsx"](ALL)))
    assert book.sheetnames == ["Notes", "Counted", "Counted (2)"]
    rows = [[cell.value for cell in row] for row in book["Counted"]]
    assert rows[0] == ["Who", "People", "Pounds"] and rows[1] == [SIGNS, 1234, 5.5] and rows[2] == [f"'{FORMULA}", 0, None]
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    notes = [row[0].value for row in book["Notes"]]
    assert "A report" in notes and f"'{FORMULA}" in notes and "The line. A line that rises" in notes
    assert "Counted: on the sheet “Counted (2)”." in notes and book["Counted"].freeze_panes == "A2"


def test_a_web_page_is_one_file_with_headings_captions_and_heads_and_runs_nothing():
    page = Page(WRITE["html"](ALL))
    assert [tag for tag in page.tags() if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h3"] and page.tags().count("caption") == 2
    assert "script" not in page.tags() and SCRIPT in page.words and SIGNS in page.words
    [picture] = [about for tag, about in page.seen if tag == "img"]
    assert picture["alt"] == "A line that rises" and picture["src"].startswith("data:image/svg+xml;base64,")
    assert [about["scope"] for tag, about in page.seen if tag == "th"] == ["col"] * 3 + ["row"] * 3 + ["col"]
    assert dict(page.seen)["html"]["lang"] == "en-GB" and not [about for _, about in page.seen if "http" in str(about.get("src", ""))]


@pytest.mark.parametrize("spec", [{"mark": "bar", "data": {"values": [{"a": "x<y", "b": 3}]},
                                   "encoding": {"x": {"field": "b", "type": "quantitative"}, "y": {"field": "a", "type": "nominal"}}}])
def test_a_chart_is_drawn_as_vectors_and_escapes_its_words(spec):
    drawn = chart_svg({"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "width": "container", **spec})
    assert drawn.startswith("<svg") and "x&lt;y" in drawn and 0 < shape_of(drawn) < 2


def test_cells_are_written_out_as_people_read_them():
    assert [said(one) for one in (None, 1234, Decimal("1234.50"), "1234", 0)] == ["", "1,234", "1,234.50", "1234", "0"]


# Each report of the example

@pytest.fixture(params=[one.slug for one in REPORTS])
def made(request, example):
    report = next(one for one in REPORTS if one.slug == request.param)
    with write_session() as session:
        which = filled(session, report.of, example)
    return making.take(COMMAND_LINE, making.asked_for(report.slug, "html", which))


def test_every_report_begins_well_and_skips_no_heading(made):
    levels = [block.level for block in made.blocks if isinstance(block, Heading)]
    assert made.title and made.about and levels
    assert all(after <= before + 1 for before, after in zip([1, *levels], levels, strict=False))
    assert all(one.alt and one.caption and one.svg.startswith("<svg") for one in made.blocks if isinstance(one, Picture))
    assert all(one.title and all(len(row) == len(one.heads) for row in one.rows) for one in made.blocks if isinstance(one, Table))


def test_every_report_says_the_same_in_every_format(made):
    tables = [one for one in made.blocks if isinstance(one, Table)]
    document = docx.Document(BytesIO(WRITE["docx"](made)))
    book = openpyxl.load_workbook(BytesIO(WRITE["xlsx"](made)))
    page, reader = Page(WRITE["html"](made)), opened(WRITE["pdf"](made))
    drawn = [len(document.tables), len(book.sheetnames) - 1, page.tags().count("table"), kinds(reader).count("/Table")]
    assert drawn == [len(tables)] * 4
    for block, drawn, name in zip(tables, document.tables, book.sheetnames[1:], strict=True):
        rows = [[said(cell) for cell in row] for row in block.rows]
        in_lines = [["\n".join(cell.splitlines()) for cell in row] for row in rows]
        assert [[cell.text for cell in row.cells] for row in drawn.rows[1:]] == in_lines
        numbers = [cell for row in block.rows for cell in row if isinstance(cell, int | float | Decimal)]
        assert [cell.value for row in book[name].iter_rows(min_row=2) for cell in row if isinstance(cell.value, int | float)] == [
            float(one) for one in numbers]
    flat = re.sub(r"\W", "", words(reader))
    for row in (row for block in tables for row in block.rows):
        assert re.sub(r"\W", "", said(row[0]))[:BEFORE_A_PAGE_ENDS] in flat
    pictures = [one.alt for one in made.blocks if isinstance(one, Picture)]
    assert [about["alt"] for tag, about in page.seen if tag == "img"] == pictures and set(pictures) <= set(alts(reader))


def test_the_records_numbers_are_those_of_its_table(example):
    with read_session() as session:
        made = making.read(COMMAND_LINE, making.asked_for("record", "html", example), session=session)
        table = table_of(example, session=session)
    whole = next(one for one in made.blocks if isinstance(one, Table))
    assert [int(row[0].partition(" ")[0]) for row in whole.rows[:10]] == list(FUNCTIONS)
    for number, row in zip(FUNCTIONS, whole.rows, strict=False):
        for (group, _), cell in zip(table.groups, row[1:], strict=True):
            assert cell == f"{table.cell(number, group).words('available')}, {table.cell(number, group).words('gap')}"


def test_what_is_empty_has_every_report_in_every_format(record):
    with write_session() as session:
        workshop = a_workshop(session).id
        ids = {of: empty(session, of, workshop) for of in {one.of for one in REPORTS}}
    for one in REPORTS:
        for format_ in formats_of(one):
            asked = making.asked_for(one.slug, format_.name, ids[one.of])
            made = making.take(COMMAND_LINE, asked)
            assert len(making.written(asked, made)) > 500 and made.title


def test_words_that_people_typed_act_nowhere(record):
    with write_session() as session:
        workshop = a_workshop(session)
        an_entry(session, workshop, f"{SCRIPT} {FORMULA}")
    asked = making.asked_for("record", "html", workshop.id)
    with read_session() as session:
        page = Page(making.written(asked, making.read(COMMAND_LINE, asked, session=session)))
    assert "script" not in page.tags() and f"{SCRIPT} {FORMULA}" in page.words


# Asking for one

def test_what_a_report_is_of_must_be_said_and_be_there(record):
    for one in REPORTS:
        if one.of != PLACE:
            with pytest.raises(NotFound, match="Say of which"):
                making.asked_for(one.slug, "pdf")
            with pytest.raises(NotFound, match=r"is not (here|there)"):
                making.take(COMMAND_LINE, making.asked_for(one.slug, "pdf", UUID(int=7)))


def test_what_is_not_there_is_said_with_what_is(record):
    with write_session() as session:
        workshop = a_workshop(session).id
    for slug, ending, where, sentence in (("nothing", "pdf", workshop, "There are: record"), ("record", "exe", workshop, "There are: docx"),
                                          ("record", "pdf", None, "Say of which workshop")):
        with pytest.raises(NotFound, match=sentence):
            making.asked_for(slug, ending, where)
    with read_session() as session, pytest.raises(NotFound, match="not here"):
        making.read(COMMAND_LINE, making.asked_for("record", "pdf", UUID(int=7)), session=session)


MAY_READ = {"market": (Role.COMMISSIONER,), "jsna": (Role.COMMISSIONER,), "case": (Role.BROKER,),
            "contract": (Role.COMMISSIONER, Role.BROKER)}


@pytest.mark.parametrize("report", REPORTS, ids=lambda one: one.slug)
@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COMMISSIONER, Role.BROKER, Role.HOST])
def test_who_may_read_reports(role, report, record):
    with write_session() as session:
        workshop = a_workshop(session).id
        asked = making.asked_for(report.slug, "pdf", empty(session, report.of, workshop))
    if role in MAY_READ.get(report.slug, (Role.FACILITATOR, Role.COMMISSIONER)):
        assert making.take(an_actor(role), asked).title
    else:
        with pytest.raises(NotAllowed, match="cannot"):
            making.take(an_actor(role), asked)
