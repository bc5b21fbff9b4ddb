"""OpenDocument spreadsheets, streamed: half a gigabyte of XML passes through a few megabytes of memory."""

import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from toolkit.errors import BadInput
from toolkit.exchange.sheets.bounds import DAMAGED, LONGEST_CELL, MOST_COLUMNS, check_row, chunks

MEMBER = "content.xml"
CELLS = frozenset(("table:table-cell", "table:covered-table-cell"))


def rows(archive: zipfile.ZipFile) -> Iterator[tuple[int, int, list[str]]]:
    """(sheet, row, cells) of every row that is not empty. Raises BadInput."""
    reader = _Reader()
    for piece in chunks(archive, MEMBER):
        reader.take(piece)
        yield from reader.ready()
    reader.take(b"", last=True)
    yield from reader.ready()


class _Reader:
    """What the parser has come to: sheet, row, the cells of the row, and whether it is inside a cell's paragraph."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._begin, self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.StartDoctypeDeclHandler = _no_entities
        self._sheet = self._row = self._row_repeats = 0
        self._cells: list[str] = []
        self._empty = 0              # empty cells that are only written down when another follows
        self._value, self._repeats, self._text, self._size = "", 1, [], 0
        self._found: list[tuple[int, int, list[str]]] = []

    def take(self, piece: bytes, last: bool = False) -> None:
        """Read on. Raises BadInput for what is no XML."""
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise BadInput(DAMAGED, "file") from error

    def ready(self) -> list[tuple[int, int, list[str]]]:
        """The rows that were finished since the last call."""
        found, self._found = self._found, []
        return found

    def _begin(self, name: str, said: dict[str, str]) -> None:
        # Called for each of seven million cells: what comes most often is asked first.
        if name == "text:p":
            return
        if name in CELLS:
            self._repeats, self._value, self._text, self._size = 1, "", [], 0
            if said:
                self._repeats = int(said.get("table:number-columns-repeated", 1))
                self._value = said.get("office:date-value", "")[:10] or said.get("office:value", "")
        elif name == "table:table-row":
            self._row_repeats = int(said.get("table:number-rows-repeated", 1))
            self._cells, self._empty = [], 0
        elif name == "table:table":
            self._sheet, self._row = self._sheet + 1, 0

    def _end(self, name: str) -> None:
        if name == "text:p":
            return
        if name in CELLS:
            self._cell(self._value or "".join(self._text))
        elif name == "table:table-row":
            self._finish_row()

    def _words(self, text: str) -> None:
        self._size += len(text)
        if self._size <= LONGEST_CELL:
            self._text.append(text)

    def _cell(self, value: str) -> None:
        if not value:
            self._empty += self._repeats
            return
        if len(self._cells) + self._empty + self._repeats > MOST_COLUMNS:
            check_row(0, MOST_COLUMNS + 1)
        self._cells.extend([""] * self._empty)
        self._cells.extend([value] * self._repeats)
        self._empty = 0

    def _finish_row(self) -> None:
        # Rows repeated at the foot of a sheet are empty and cost nothing; a filled one repeated without end is a bomb.
        first, self._row = self._row + 1, self._row + self._row_repeats
        if self._cells:
            check_row(self._row, 0)
            self._found.extend((self._sheet, number, self._cells) for number in range(first, self._row + 1))


def _no_entities(*_: object) -> None:
    raise BadInput(DAMAGED, "file")
