"""Excel workbooks, streamed. Formulas are never worked out: the value that was saved with them is read."""

import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from toolkit.errors import BadInput
from toolkit.exchange.sheets.bounds import BOMB, DAMAGED, LONGEST_CELL, check_row, chunks

MEMBER = "xl/workbook.xml"
STRINGS, RELATIONS = "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
MOST_TEXT = 300_000_000  # characters of the words that cells share
COLUMN = re.compile(r"[A-Z]{1,3}")


def rows(archive: zipfile.ZipFile) -> Iterator[tuple[int, int, list[str]]]:
    """(sheet, row, cells) of every row that is not empty. Raises BadInput."""
    shared = _shared(archive)
    for number, member in enumerate(_sheets(archive), start=1):
        reader = _Sheet(number, shared)
        for piece in chunks(archive, member):
            _parse(reader.parser, piece)
            yield from reader.ready()
        _parse(reader.parser, b"", True)
        yield from reader.ready()


def _sheets(archive: zipfile.ZipFile) -> list[str]:
    targets = {one["Id"]: one["Target"] for one in _elements(archive, RELATIONS, "Relationship")}
    named = [targets[one["r:id"]] for one in _elements(archive, MEMBER, "sheet")]
    return [target.lstrip("/") if target.startswith("/") else f"xl/{target}" for target in named]


def _elements(archive: zipfile.ZipFile, member: str, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    parser = _parser()
    parser.StartElementHandler = lambda element, said: found.append(said) if _bare(element) == name else None
    for piece in chunks(archive, member):
        _parse(parser, piece)
    return found


def _shared(archive: zipfile.ZipFile) -> list[str]:
    if STRINGS not in archive.namelist():
        return []
    words = _Words()
    for piece in chunks(archive, STRINGS):
        _parse(words.parser, piece)
    return words.found


class _Words:
    """The words that cells share, in their order; how a word is pronounced (rPh) is left out."""

    def __init__(self) -> None:
        self.parser, self.found = _parser(), []
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._begin, self._end
        self._text: list[str] = []
        self._pronounced, self._size = False, 0

    def _begin(self, name: str, said: dict[str, str]) -> None:
        bare = _bare(name)
        if bare == "t" and not self._pronounced:
            self.parser.CharacterDataHandler = self._words
        elif bare == "rPh":
            self._pronounced = True

    def _end(self, name: str) -> None:
        bare = _bare(name)
        if bare == "t":
            self.parser.CharacterDataHandler = None
        elif bare == "rPh":
            self._pronounced = False
        elif bare == "si":
            self.found.append("".join(self._text)[:LONGEST_CELL])
            self._text = []

    def _words(self, text: str) -> None:
        self._size += len(text)
        if self._size > MOST_TEXT:
            raise BadInput(BOMB, "file")
        self._text.append(text)


class _Sheet:
    """One sheet as it is read."""

    def __init__(self, number: int, shared: list[str]):
        self.parser, self._number, self._shared = _parser(), number, shared
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._begin, self._end
        self._row, self._column, self._kind = 0, 0, ""
        self._cells: list[str] = []
        self._text: list[str] = []
        self._found: list[tuple[int, int, list[str]]] = []

    def ready(self) -> list[tuple[int, int, list[str]]]:
        """The rows that were finished since the last call."""
        found, self._found = self._found, []
        return found

    def _begin(self, name: str, said: dict[str, str]) -> None:
        bare = _bare(name)
        if bare == "c":
            self._kind, self._text = said.get("t", ""), []
            self._column = _column(said["r"]) if "r" in said else self._column + 1
            check_row(0, self._column)
        elif bare in ("v", "t"):
            self.parser.CharacterDataHandler = self._text.append
        elif bare == "row":
            self._row, self._column, self._cells = int(said.get("r", self._row + 1)), 0, []

    def _end(self, name: str) -> None:
        bare = _bare(name)
        if bare in ("v", "t"):
            self.parser.CharacterDataHandler = None
        elif bare == "c" and self._text:
            self._cells.extend([""] * (self._column - 1 - len(self._cells)))
            self._cells.append(self._value("".join(self._text)))
        elif bare == "row" and any(self._cells):
            check_row(self._row, 0)
            self._found.append((self._number, self._row, self._cells))

    def _value(self, text: str) -> str:
        if self._kind == "s":
            return self._shared[int(text)] if int(text) < len(self._shared) else ""
        return "" if self._kind == "e" else text.removesuffix(".0")[:LONGEST_CELL]


def _column(place: str) -> int:
    found = COLUMN.match(place)
    number = 0
    for letter in found[0] if found else "":
        number = number * 26 + ord(letter) - 64
    return max(1, number)


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _parser() -> "expat.XMLParserType":
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_entities
    return parser


def _parse(parser: "expat.XMLParserType", piece: bytes, last: bool = False) -> None:
    try:
        parser.Parse(piece, last)
    except expat.ExpatError as error:
        raise BadInput(DAMAGED, "file") from error


def _no_entities(*_: object) -> None:
    raise BadInput(DAMAGED, "file")
