"""What a report is made of, whatever it is written as: headings, sentences, lists, tables and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.record.council import OWN_LOOK, Council
from toolkit.words import SOURCE
from toolkit.words.speaking import say_number

Cell = str | int | float | Decimal | None


@dataclass(frozen=True)
class Heading:
    """A heading; the report's title is level 1, so these begin with 2."""

    words: str
    level: int = 2


@dataclass(frozen=True)
class Text:
    """A paragraph. `quiet` is for what only explains, such as a source.

    `easy` is what Easy Read says in place of our own long sentences; where there is none, it says the words themselves.
    """

    words: str
    quiet: bool = False
    easy: str | None = None


@dataclass(frozen=True)
class Points:
    """A list of lines; `easy` are those that Easy Read says in place of our own long ones."""

    lines: Sequence[str]
    easy: Sequence[str] | None = None


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


@dataclass(frozen=True)
class EasyWords:
    """Easy Read of one idea: a picture (a path below `vendor/`) on the left, words on the right, and what belongs to them below those."""

    picture: str
    words: str
    more: Sequence[str] = ()


@dataclass(frozen=True)
class EasyLines:
    """Lines of Easy Read, one below the other. The words say what the pictures show, so readers for blind people pass over these."""

    lines: Sequence[EasyWords]


Block = Heading | Text | Points | Table | Picture | EasyLines


@dataclass(frozen=True)
class Made:
    """A report as it stands now: its title, lines that say what it is about, and its blocks in the order of reading.

    `council` is whose report it is, by name, logo and colour.
    One that `is_easy` is in Easy Read, and so in large print. `language` is what our words in it are in, by its letters.
    """

    title: str
    about: Sequence[str]
    blocks: Sequence[Block]
    council: Council = OWN_LOOK
    is_easy: bool = False
    language: str = SOURCE


def said(cell: Cell) -> str:
    """A cell as people read it: numbers with their thousands apart, nothing for None."""
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else say_number(cell)


def whole(number: Decimal | None) -> int | Decimal | None:
    """A number of hours or pounds as a cell: without noughts behind it where it is a whole one."""
    return int(number) if number is not None and number == number.to_integral_value() else number


def is_number(cell: Cell) -> bool:
    """Whether a cell is reckoned with, and so stands on the right."""
    return cell is not None and not isinstance(cell, str)
