"""OpenDocument spreadsheets, streamed: half a gigabyte of XML passes through a few megabytes of memory."""

import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from toolkit.errors import BadInput
from toolkit.exchange.sheets.bounds import DAMAGED, LONGEST_CELL, MOST_COLUMNS, check_row, chunks

MEMBER = "content.xml"
CELLS = frozenset(("table:table-cell", "table:covered-table-cell"))
PARAGRAPH, NOTE, SPACES = "text:p", "office:annotation", frozenset(("text:s", "text:tab", "text:line-break"))
REPEATED, VALUE, DAY = "table:number-columns-repeated", "office:value", "office:date-value"
MANY_PIECES = 100  # of words in one cell: then they are cut to what a cell may hold


def rows(archive: zipfile.ZipFile) -> Iterator[tuple[int, int, list[str]]]:
    """(sheet, row, cells) of every row that is not empty. Raises BadInput."""
    reader = _Reader()
    for piece in chunks(archive, MEMBER):
        reader.take(piece)
        yield from reader.ready()
    reader.take(b"", last=True)
    yield from reader.ready()


class _Reader:
    """What the parser has come to: sheet, row, and the cells of the row.

    Only beginnings are listened to, and words go straight into a list: with an ear for every end, half a gigabyte took twice as long. So
    a cell is written down when the next one begins, or the next row.
    """

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._words: list[str] = []
        self._parser.StartElementHandler, self._parser.CharacterDataHandler = self._begin, self._words.append
        self._parser.StartDoctypeDeclHandler = _no_entities
        self._sheet = self._row = self._row_repeats = 0
        self._cells: list[str] = []
        self._empty = 0              # empty cells that are only written down when another follows
        self._value, self._repeats = "", 0
        self._found: list[tuple[int, int, list[str]]] = []

    def take(self, piece: bytes, last: bool = False) -> None:
        """Read on. Raises BadInput for what is no XML."""
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise BadInput(DAMAGED, "file") from error
        if len(self._words) > MANY_PIECES:
            self._words[:] = ["".join(self._words)[:LONGEST_CELL]]
        check_row(0, len(self._cells))
        if last:
            self._finish_row()

    def ready(self) -> list[tuple[int, int, list[str]]]:
        """The rows that were finished since the last call."""
        found, self._found = self._found, []
        return found

    def _begin(self, name: str, said: dict[str, str]) -> None:
        # Called fourteen million times: what comes most often is asked first.
        if name == PARAGRAPH:
            if self._words:
                self._words.append(" ")
        elif name in CELLS:
            if self._words or self._value:
                self._keep_cell()
            else:
                self._empty += self._repeats
            self._repeats = int(said[REPEATED]) if REPEATED in said else 1
            self._value = said[VALUE] if VALUE in said else said[DAY][:10] if DAY in said else ""
        else:
            self._begin_other(name, said)

    def _begin_other(self, name: str, said: dict[str, str]) -> None:
        if name == "table:table-row":
            self._finish_row()
            self._row_repeats = int(said.get("table:number-rows-repeated", 1))
        elif name == "table:table":
            self._finish_row()
            self._sheet, self._row = self._sheet + 1, 0
        elif name in SPACES and self._words:
            self._words.append(" ")
        elif name == NOTE:
            # What somebody noted beside a cell, with their name, is not what the cell says.
            self._parser.CharacterDataHandler, self._parser.EndElementHandler = None, self._end_note

    def _end_note(self, name: str) -> None:
        if name == NOTE:
            self._parser.CharacterDataHandler, self._parser.EndElementHandler = self._words.append, None

    def _keep_cell(self) -> None:
        words, cells = self._words, self._cells
        value = self._value or (words[0] if len(words) == 1 else "".join(words)).strip()[:LONGEST_CELL]
        words.clear()
        if not value:
            self._empty += self._repeats
        elif self._empty or self._repeats != 1:
            if len(cells) + self._empty + self._repeats > MOST_COLUMNS:
                check_row(0, MOST_COLUMNS + 1)
            cells.extend([""] * self._empty + [value] * self._repeats)
            self._empty = 0
        else:
            cells.append(value)

    def _finish_row(self) -> None:
        # Rows repeated at the foot of a sheet are empty and cost nothing; a filled one repeated without end is a bomb.
        self._keep_cell()
        first, self._row = self._row + 1, self._row + self._row_repeats
        if self._cells:
            check_row(self._row, len(self._cells))
            self._found.extend((self._sheet, number, self._cells) for number in range(first, self._row + 1))
        self._cells, self._empty, self._value, self._repeats, self._row_repeats = [], 0, "", 0, 0


def _no_entities(*_: object) -> None:
    raise BadInput(DAMAGED, "file")
