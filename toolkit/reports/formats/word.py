"""A report as a Word document: true headings, lists and tables, so that a council can work on."""

from typing import Any

from toolkit.reports.blocks import EasyLines, Heading, Made, Picture, Points, Table, Text
from toolkit.reports.formats.word_easy import add_easy_line, in_large_print
from toolkit.reports.formats.word_parts import add_picture, begun, clean, row_of, saved
from toolkit.reports.pdf import CREDIT
from toolkit.words.speaking import _


def write_word(made: Made) -> bytes:
    """The report as .docx. Raises RecordUnavailable where a drawing cannot be made."""
    document = begun(made.title, made.council, made.language)
    if made.is_easy:
        in_large_print(document)
    for line in made.about:
        document.add_paragraph(clean(line))
    for block in made.blocks:
        _BLOCKS[type(block)](document, block)
    if made.is_easy:
        document.add_paragraph(_(CREDIT))
    return saved(document)


def _heading(document: Any, block: Heading) -> None:
    document.add_heading(clean(block.words), level=block.level - 1)   # Word calls the title level 0


def _text(document: Any, block: Text) -> None:
    document.add_paragraph(clean(block.words))


def _points(document: Any, block: Points) -> None:
    for line in block.lines:
        document.add_paragraph(clean(line), style="List Bullet")


def _table(document: Any, block: Table) -> None:
    document.add_paragraph(clean(block.title), style="Caption").paragraph_format.keep_with_next = True
    drawn = document.add_table(rows=0, cols=len(block.heads), style="Table Grid")
    for number, line in enumerate((block.heads, *block.rows)):
        drawn._tbl.append(row_of(line, head=number == 0))


def _picture(document: Any, block: Picture) -> None:
    add_picture(document, block)
    document.add_paragraph(clean(block.caption), style="Caption")


def _easily(document: Any, block: EasyLines) -> None:
    for line in block.lines:
        add_easy_line(document, line)


_BLOCKS = {Heading: _heading, Text: _text, Points: _points, Table: _table, Picture: _picture, EasyLines: _easily}
