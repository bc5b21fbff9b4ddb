"""Reading tables: ODS, XLSX and CSV say the same; bombs, damage and foreign files get one plain sentence."""

import random

import pytest

from tests.tables import a_location, as_ods, as_xlsx, kept_in, monthly, text_bytes, zipped
from toolkit.errors import BadInput
from toolkit.exchange.directory import cqc
from toolkit.exchange.sheets import bounds, rows_of

ROWS = [["Name", "", "Über <b> & 🚌"], ["Ash", "2", ""], ["", "", "end"]]


def read(file):
    return [(row.sheet, row.number, row.cells) for row in rows_of(file)]


@pytest.mark.parametrize("make", [as_ods, as_xlsx])
def test_a_spreadsheet_is_read_sheet_by_sheet(tmp_path, make):
    found = read(kept_in(tmp_path, make(ROWS)))
    assert found[0] == (1, 1, ["Read me"])
    assert [(sheet, number, [*cells, ""][:3] if len(cells) < 3 else cells) for sheet, number, cells in found[1:]] == [
        (2, 1, ROWS[0]), (2, 2, ROWS[1]), (2, 3, ROWS[2])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_csv_with_any_comma(tmp_path, comma, encoding):
    text = "\n".join(comma.join(row) for row in ROWS)
    assert read(kept_in(tmp_path, text.encode(encoding))) == [(1, at, row) for at, row in enumerate(ROWS, 1)]


def test_what_windows_wrote_is_read(tmp_path):
    assert read(kept_in(tmp_path, "Café,£5".encode("cp1252"))) == [(1, 1, ["Café", "£5"])]


def test_a_date_and_a_number_are_those_that_were_saved(tmp_path):
    body = ('<d><table:table><table:table-row><table:table-cell office:value-type="date" office:date-value="2026-03-12T00:00:00">'
            '<text:p>12 Mar</text:p></table:table-cell><table:table-cell office:value="51.123456"><text:p>51.12</text:p>'
            '</table:table-cell></table:table-row></table:table></d>')
    assert read(kept_in(tmp_path, zipped({"content.xml": body})))[0][2] == ["2026-03-12", "51.123456"]


def an_ods(*cells):
    row = "\n  ".join(cells)
    return zipped({"content.xml": f"<d><table:table>\n <table:table-row>\n  {row}\n </table:table-row>\n</table:table></d>"})


@pytest.mark.parametrize(("cell", "said"), [
    ("<text:p>Ash</text:p>\n   <text:p>House</text:p>", "Ash House"), ("<text:p>Ash<text:s/>House</text:p>", "Ash House"),
    ("<text:p><text:span>Ash</text:span> <text:a>House</text:a></text:p>", "Ash House"), ("\n   <text:p>  Ash </text:p>\n  ", "Ash"),
    ("<text:p>A&amp;B &#163;5</text:p>", "A&B £5"), ("<text:p>=1+1</text:p>", "=1+1"), ("<text:p> </text:p>", ""),
    ("<office:annotation><dc:creator>Zebedee</dc:creator><text:p>Ring him</text:p></office:annotation><text:p>Ash</text:p>", "Ash"),
    ("<office:annotation><text:p>Ring him</text:p></office:annotation>", "")])
def test_what_a_cell_says(tmp_path, cell, said):
    cells = read(kept_in(tmp_path, an_ods(f"<table:table-cell>{cell}</table:table-cell>", "<table:table-cell/>",
                                          "<table:table-cell><text:p>end</text:p></table:table-cell>")))[0][2]
    assert " ".join(cells[0].split()) == said and cells[1:] == ["", "end"]


def test_two_paragraphs_of_a_cell_are_two_words(tmp_path):
    both, = read(kept_in(tmp_path, an_ods("<table:table-cell><text:p>Ash</text:p><text:p>House</text:p></table:table-cell>")))[0][2]
    assert both == "Ash House"


def test_a_cell_and_a_row_without_end_are_bounded(tmp_path):
    long = "<text:p>" + "word " * 1_000_000 + "</text:p>"
    cut, end = read(kept_in(tmp_path, an_ods(f"<table:table-cell>{long}</table:table-cell>",
                                             "<table:table-cell><text:p>end</text:p></table:table-cell>")))[0][2]
    assert len(cut) <= bounds.LONGEST_CELL and end == "end"
    with pytest.raises(BadInput, match="larger than we take"):
        read(kept_in(tmp_path, an_ods(*["<table:table-cell><text:p>x</text:p></table:table-cell>"] * 100_000)))


def test_a_million_empty_rows_at_the_foot_cost_nothing(tmp_path):
    foot = ('<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
            '</table:table-row>')
    assert len(read(kept_in(tmp_path, as_ods(ROWS, extra=foot)))) == 4


FILLED = ('<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}">'
          "<text:p>x</text:p></table:table-cell></table:table-row>")
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(("data", "sentence"), [
    (as_ods(ROWS, extra=FILLED.format(rows=9_000_000, columns=1)), bounds.TOO_MUCH),
    (as_ods(ROWS, extra=FILLED.format(rows=1, columns=16_000_000)), bounds.TOO_MUCH),
    (zipped({"content.xml": LAUGHS}), bounds.DAMAGED), (zipped({"xl/workbook.xml": LAUGHS}), bounds.DAMAGED),
    (zipped({"content.xml": "<d>"}), bounds.DAMAGED), (zipped({"word/document.xml": "<d/>"}), "This is neither an ODS nor an XLSX"),
    (b"", "This file is empty."), (b"%PDF\0\0", bounds.DAMAGED), (as_ods(ROWS)[:-400], bounds.DAMAGED),
    (b'a,"b' + b"c" * 200_000, "A row of this file cannot be read")], ids=range(10))
def test_what_is_no_table_is_said_plainly(tmp_path, data, sentence):
    with pytest.raises(BadInput) as refused:
        read(kept_in(tmp_path, data))
    assert str(refused.value).startswith(sentence[:40])


def test_a_bomb_is_refused_while_it_unpacks(tmp_path):
    with pytest.raises(BadInput) as refused:
        read(kept_in(tmp_path, zipped({"content.xml": b"<d>" + b" " * 60_000_000})))
    assert str(refused.value) == bounds.BOMB


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BadInput, match="is not there"):
        read(tmp_path / "nothing")


def test_mutated_files_give_a_sentence_or_a_reading(tmp_path, full):
    whole = monthly(a_location(), a_location(2, Location_Name="Oak"))
    kinds, chance = (as_ods(whole), as_xlsx(whole), text_bytes(whole)), random.Random(8)
    outcomes = {"read": 0, "refused": 0}
    for number in range(10_000 if full else 150):
        data = bytearray(kinds[number % 3])
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            data[at:at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        try:
            cqc.read(kept_in(tmp_path, bytes(data)))
            outcomes["read"] += 1
        except BadInput:
            outcomes["refused"] += 1
    assert outcomes["read"] and outcomes["refused"]
