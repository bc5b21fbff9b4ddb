"""A report as a spreadsheet: a sheet of notes that reads like the report, and a sheet for each table, with numbers as numbers."""

from io import BytesIO
from typing import Any

from toolkit.record.cells import BOOK, put_harmless
from toolkit.record.council import Council
from toolkit.reports.blocks import EasyLines, Heading, Made, Picture, Points, Table, Text
from toolkit.reports.drawing import shape_of
from toolkit.reports.pdf import dots
from toolkit.words import speech
from toolkit.words.speaking import _

NOTES = "Notes"
LONGEST_NAME, NOT_IN_A_NAME = 31, str.maketrans(dict.fromkeys("[]:*?/\\'", " "))   # what Excel takes as a sheet's name
NARROWEST, WIDEST = 12, 60
LOGO_HIGH_MM, LOGO_WIDEST_MM, PIXELS_A_MM = 14, 70, 96 / 25.4


def write_excel(made: Made) -> bytes:
    """The report as .xlsx. What people typed is never taken for a formula; a picture stands in the notes in words."""
    import xlsxwriter

    out, names = BytesIO(), _names([block.title for block in made.blocks if isinstance(block, Table)])
    with xlsxwriter.Workbook(out, BOOK) as book:
        book.set_properties({"title": made.title, "author": made.council.name or "Common Table"})
        book.set_custom_property("Language", speech.tag(made.language))    # a spreadsheet has no mark for it
        bold, plain = (book.add_format({"bold": is_bold, "text_wrap": True, "valign": "top"}) for is_bold in (True, False))
        _notes(book.add_worksheet(_(NOTES)), made, names, bold, plain)
        for name, block in zip(names, (block for block in made.blocks if isinstance(block, Table)), strict=True):
            _sheet(book.add_worksheet(name), block, bold, plain)
    return out.getvalue()


def _names(titles: list[str]) -> list[str]:
    """A name for each table's sheet, in the order of the tables, that Excel takes and that no other sheet has."""
    names: list[str] = []
    for number, title in enumerate(titles, start=1):
        short = _cut(" ".join(title.translate(NOT_IN_A_NAME).split()), LONGEST_NAME)
        taken = {name.casefold() for name in (_(NOTES), *names)}
        names.append(short if short and short.casefold() not in taken else f"{_cut(short, LONGEST_NAME - 5)} ({number})".strip())
    return names


def _cut(text: str, most: int) -> str:
    """The beginning of a text, counted as Excel does, to which most emoji are two letters."""
    return text.encode("utf-16-le")[:2 * most].decode("utf-16-le", "ignore").strip()


def _notes(sheet: Any, made: Made, names: list[str], bold: Any, plain: Any) -> None:
    sheet.set_column(0, 0, 110)
    on, lines = iter(names), [*_whose(sheet, made.council, bold), (made.title, bold), *((line, plain) for line in made.about)]
    for block in made.blocks:
        if isinstance(block, Heading):
            lines += [("", plain), (block.words, bold)]
        elif isinstance(block, Table):
            lines.append((_("{title}: on the sheet “{sheet}”.", title=block.title, sheet=next(on)), plain))
        else:
            lines += [(line, plain) for line in _words(block)]
    for down, (line, look) in enumerate(lines):
        put_harmless(sheet, down, 0, line, look)


def _whose(sheet: Any, council: Council, bold: Any) -> list[tuple[str, Any]]:
    """The lines before the title: room for the logo, and the council's name; none where neither is set."""
    if council.logo:
        wide = min(LOGO_HIGH_MM / shape_of(council.logo), LOGO_WIDEST_MM)
        sheet.set_row_pixels(0, round((wide * shape_of(council.logo) + 2) * PIXELS_A_MM))
        sheet.insert_image(0, 0, "logo.png", {"image_data": BytesIO(dots(council.logo, council.logo_alt, wide)),
                                              "description": council.logo_alt, "object_position": 2})
    return [("", bold)] * bool(council.logo) + [(council.name, bold)] * bool(council.name)


def _words(block: Text | Points | Picture | EasyLines) -> list[str]:
    if isinstance(block, EasyLines):
        return [line for one in block.lines for line in (one.words, *one.more)]
    if isinstance(block, Points):
        return list(block.lines)
    return [block.words] if isinstance(block, Text) else [f"{block.caption} {block.alt}"]


def _sheet(sheet: Any, block: Table, bold: Any, plain: Any) -> None:
    for across in range(len(block.heads)):
        longest = max((len(str(row[across])) for row in (block.heads, *block.rows) if row[across] is not None), default=0)
        sheet.set_column(across, across, min(max(longest + 2, NARROWEST), WIDEST))
    for down, row in enumerate((block.heads, *block.rows)):
        for across, cell in enumerate(row):
            put_harmless(sheet, down, across, cell, plain if down else bold)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(block.rows), 1), len(block.heads) - 1)
