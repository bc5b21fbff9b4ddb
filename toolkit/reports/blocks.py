"""What a report is made of, whatever it is written as: headings, sentences, lists, tables and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.record.council import OWN_LOOK, Council

Cell = str | int | float | Decimal | None


@dataclass(frozen=True)
class Heading:
    """A heading; the report's title is level 1, so these begin with 2."""

    words: str
    level: int = 2


@dataclass(frozen=True)
class Text:
    """A paragraph. `quiet` is for what only explains, such as a source."""

    words: str
    quiet: bool = False


@dataclass(frozen=True)
class Points:
    """A list of lines."""

    lines: Sequence[str]


@dataclass(frozen=True)
class Table:
    """A table under its title. Numbers stay numbers: a spreadsheet reckons with them, the others write them out."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Picture:
    """A drawing (SVG text) with what it shows in words, for whoever does not see it, and a caption for everybody."""

    svg: str
    alt: str
    caption: str


Block = Heading | Text | Points | Table | Picture


@dataclass(frozen=True)
class Made:
    """A report as it stands now: its title, lines that say what it is about, and its blocks in the order of reading.

    `council` is whose report it is, by name, logo and colour.
    """

    title: str
    about: Sequence[str]
    blocks: Sequence[Block]
    council: Council = OWN_LOOK


def said(cell: Cell) -> str:
    """A cell as people read it: numbers with their thousands apart, nothing for None."""
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else f"{cell:,}"


def whole(number: Decimal | None) -> int | Decimal | None:
    """A number of hours or pounds as a cell: without noughts behind it where it is a whole one."""
    return int(number) if number is not None and number == number.to_integral_value() else number


def is_number(cell: Cell) -> bool:
    """Whether a cell is reckoned with, and so stands on the right."""
    return cell is not None and not isinstance(cell, str)
