"""One way to read a table, whatever it is kept in: ODS, XLSX or CSV, told apart by what is in the file, not by its name."""

import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import BadInput
from toolkit.exchange.sheets import ods, xlsx
from toolkit.exchange.sheets.bounds import BROKEN, DAMAGED, LONGEST_CELL, check_row
from toolkit.words.speaking import _, say_number

# Exports of the last twenty years: Unicode with and without its mark, and what Windows wrote before.
ENCODINGS = ("utf-8-sig", "cp1252")


class Row(NamedTuple):
    """One row: the sheet's number from 1, the row's number as the spreadsheet shows it, and its cells as text."""

    sheet: int
    number: int
    cells: list[str]


def rows_of(file: Path) -> Iterator[Row]:
    """Every row that is not empty. Raises BadInput for a file that is no table, is damaged, or holds more than a table would."""
    try:
        if zipfile.is_zipfile(file):
            yield from _of_archive(file)
        else:
            yield from _of_text(file)
    except BadInput:
        raise
    except FileNotFoundError as error:
        raise BadInput(_("{file} is not there. Check its name and place.", file=file), "file") from error
    except IsADirectoryError as error:
        raise BadInput(_("{file} is a folder. Choose the file in it.", file=file), "file") from error
    except BROKEN as error:
        raise BadInput(DAMAGED, "file") from error


def _of_archive(file: Path) -> Iterator[Row]:
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
        kind = ods if ods.MEMBER in names else xlsx if xlsx.MEMBER in names else None
        if kind is None:
            raise BadInput("This is neither an ODS nor an XLSX spreadsheet. Save it as one of them or as CSV, then try again.", "file")
        for found in kind.rows(archive):
            yield Row(*found)


def _of_text(file: Path) -> Iterator[Row]:
    with file.open("rb") as opened:
        beginning = opened.read(1 << 16)
    if not beginning.strip():
        raise BadInput("This file is empty.", "file")
    if b"\0" in beginning:
        raise BadInput(DAMAGED, "file")
    with file.open(encoding=_encoding(file), newline="") as opened:
        comma = "\t" if beginning.count(b"\t") > beginning.count(b",") else ";" if beginning.count(b";") > beginning.count(b",") else ","
        try:
            for number, cells in enumerate(csv.reader(opened, delimiter=comma), start=1):
                check_row(number, len(cells))
                if any(cells):
                    yield Row(1, number, cells)
        except csv.Error as error:
            raise BadInput(_("A row of this file cannot be read: a cell is longer than {longest_cell} characters, or a "
                             "quotation mark is not closed.", longest_cell=say_number(LONGEST_CELL)), "file") from error


def _encoding(file: Path) -> str:
    for encoding in ENCODINGS:
        try:
            with file.open(encoding=encoding) as opened:
                while opened.read(1 << 20):
                    pass
            return encoding
        except UnicodeDecodeError:
            continue
    raise BadInput("The letters of this file are in no writing that we know. Save it as CSV in UTF-8, then try again.", "file")
