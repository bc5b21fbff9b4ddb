"""Tables of people's words for spreadsheets: nothing in a cell is ever taken for a formula."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

# What makes Excel, LibreOffice or Google Sheets read a cell as a formula, or skip to what does.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


# How a spreadsheet is begun: text stays text, whatever it looks like.
BOOK = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_CELL = 32_767   # letters, which is what Excel takes


def harmless(cell: Any) -> Any:
    """The cell as a spreadsheet may have it: text that would start a formula gets an apostrophe before it, numbers stay."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) or cell.lstrip().startswith(STARTS_A_FORMULA) else cell


def as_csv(rows: Iterable[Iterable[Any]]) -> bytes:
    """Rows as CSV (RFC 4180, UTF-8 with the mark that Excel looks for); None is an empty cell."""
    out = StringIO(newline="")
    csv.writer(out).writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def put_harmless(sheet: Any, down: int, across: int, cell: Any, look: Any) -> None:
    """One cell of an XlsxWriter sheet: text as harmless text, numbers as numbers, nothing for None."""
    if isinstance(cell, str):
        sheet.write_string(down, across, harmless(cell)[:LONGEST_CELL], look)
    elif cell is not None:
        sheet.write_number(down, across, cell, look)
