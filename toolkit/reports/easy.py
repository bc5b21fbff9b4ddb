"""Any report in Easy Read, made from the report's own blocks: short lines, a picture beside each, tables as lists of a few lines.

People's own sentences are never changed: they stand apart, one to a line. What would be too much is left out, and the end says that the
full report has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.errors import NotFound
from toolkit.framework import framework
from toolkit.framework.easy_pictures import picture_for
from toolkit.framework.easy_read import EasyLine, easy_lines
from toolkit.framework.plain_words import sentences
from toolkit.record.number_words import both_ways
from toolkit.reports.blocks import Block, Cell, EasyLines, EasyWords, Heading, Made, Picture, Points, Table, Text, said
from toolkit.words.speaking import _, said_all

MOST_ROWS, MOST_POINTS, MOST_CELLS = 4, 6, 3
FULL = "The full report has all of them."
NOTHING = "There is nothing in this list yet."
SHORT, MORE = "This is the short Easy Read report.", "The full report says more."
THE_FULL, A_PICTURE = "The full report", "The full report has a picture of this."
ABOUT = "About this report"
PICTURES, INFORMATION = "openmoji/1F5BC.svg", "openmoji/2139.svg"
# Heads whose whole numbers name something and count nothing.
NAMES = ("Year", "Rank", "Number", "Function")


def easy_read(made: Made, slug: str) -> Made:
    """The report in Easy Read; `slug` finds what `data/easy_read/reports.toml` says of it."""
    begin = [EasyWords(one.picture, one.words) for one in _own_lines(slug)]
    blocks = [Heading(_(ABOUT)), EasyLines([*begin, *_lines(made.about)]), *_body(made.blocks), Heading(_(THE_FULL)),
              EasyLines([EasyWords(PICTURES, _(SHORT)), EasyWords(INFORMATION, _(MORE))])]
    return replace(made, title=_("Easy Read. {title}", title=made.title), about=(), is_easy=True,
                   blocks=[block for block in blocks if not isinstance(block, EasyLines) or block.lines])


def _own_lines(slug: str) -> Sequence[EasyLine]:
    try:
        return easy_lines(f"reports/{slug}")
    except NotFound:
        return ()


def _body(blocks: Sequence[Block]) -> Iterator[Block]:
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            yield from _heading(Heading(block.words, level))
        elif isinstance(block, Table):
            # A list is found by its heading, as the table was by its title.
            yield from (Heading(block.title, min(level + 1, 3)), EasyLines(_rows(block)))
        else:
            yield EasyLines(_of_block(block))


def _heading(block: Heading) -> Iterator[Block]:
    yield block
    known = next((one for one in framework().functions if one.numbered == block.words), None)
    if known:
        yield EasyLines([EasyWords(known.picture, known.easy_read)])


def _of_block(block: Text | Points | Picture | EasyLines) -> Sequence[EasyWords]:
    if isinstance(block, EasyLines):
        return block.lines
    if isinstance(block, Picture):
        return [EasyWords(PICTURES, _(A_PICTURE))]
    if isinstance(block, Points):
        lines = block.lines if block.easy is None else block.easy
        return [*_lines(lines[:MOST_POINTS]), *_left_out(len(lines) - MOST_POINTS)]
    words = block.words if block.easy is None else block.easy
    return [] if block.quiet and block.easy is None else _lines([words])


def _lines(texts: Sequence[str]) -> list[EasyWords]:
    """Each text with its picture; its first sentence leads, the others follow below it one by one."""
    return [EasyWords(picture_for(text), first, tuple(more)) for text in texts if text.strip() for first, *more in [sentences(text)]]


def _left_out(count: int) -> list[EasyWords]:
    if count < 1:
        return []
    said_both = both_ways(count)
    more = _("There is {count} more.", count=said_both) if count == 1 else _("There are {count} more.", count=said_both)
    return [EasyWords(INFORMATION, more, (_(FULL),))]


def _rows(block: Table) -> list[EasyWords]:
    if not block.rows:
        return [EasyWords(INFORMATION, _(NOTHING))]
    count, about = len(block.rows), picture_for(block.title)
    said_both = both_ways(count)
    lines = _("This list has {count} line.", count=said_both) if count == 1 else _("This list has {count} lines.", count=said_both)
    how_many = EasyWords(about, lines)
    return [how_many, *(_row(block.heads, row, about) for row in block.rows[:MOST_ROWS]), *_left_out(count - MOST_ROWS)]


def _row(heads: Sequence[str], row: Sequence[Cell], about: str) -> EasyWords:
    """What the row is about, then its other cells, each with its head. A number in front only counts the rows, so it joins the next."""
    filled = [(head, cell) for head, cell in zip(heads, row, strict=True) if said(cell).strip()]
    lead = 2 if len(filled) > 1 and _only_names(filled[0][0]) and not isinstance(filled[0][1], str) else 1
    words = " ".join(said(cell) for _head, cell in filled[:lead]) or _(NOTHING)
    first, *more = sentences(words)
    rest = (f"{head}: {_cell(head, cell)}" for head, cell in filled[lead:][:MOST_CELLS])
    return EasyWords(_picture_of(words, about), first, (*more, *rest))


def _picture_of(words: str, about: str) -> str:
    """The function's own picture, else one for these words, else the one of the list that they are in."""
    known = next((one for one in framework().functions if one.numbered == words), None)
    return known.picture if known else picture_for(words, about)


def _only_names(head: str) -> bool:
    return head.casefold() in {name.casefold() for name in said_all(NAMES)}


def _cell(head: str, cell: Cell) -> str:
    if not isinstance(cell, int):
        return said(cell)
    return str(cell) if _only_names(head) else both_ways(cell)
