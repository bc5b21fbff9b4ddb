"""Any report in Easy Read, made from the report's own blocks: short lines, a picture beside each, tables as lists of a few lines.

People's own sentences are never changed: they stand apart, one to a line. What would be too much is left out, and the end says that the
full report has it.
"""

from collections.abc import Iterator, Sequence

from toolkit.errors import NotFound
from toolkit.framework import framework
from toolkit.framework.easy_pictures import picture_for
from toolkit.framework.easy_read import EasyLine, easy_lines
from toolkit.framework.plain_words import sentences
from toolkit.record.number_words import both_ways
from toolkit.reports.blocks import Block, Cell, EasyLines, EasyWords, Heading, Made, Picture, Points, Table, Text, said

MOST_ROWS, MOST_POINTS, MOST_CELLS = 4, 6, 3
FULL = "The full report has all of them."
NOTHING = "There is nothing in this list yet."
ABOUT, PICTURES, INFORMATION = "About this report", "openmoji/1F5BC.svg", "openmoji/2139.svg"
# Heads whose whole numbers name something and count nothing.
NAMES = frozenset({"year", "rank", "number", "function"})


def easy_read(made: Made, slug: str) -> Made:
    """The report in Easy Read; `slug` finds what `data/easy_read/reports.toml` says of it."""
    begin = [EasyWords(one.picture, one.words) for one in _own_lines(slug)]
    blocks = [Heading(ABOUT), EasyLines([*begin, *_lines(made.about)]), *_body(made.blocks), Heading("The full report"),
              EasyLines([EasyWords(PICTURES, "This is the short Easy Read report."), EasyWords(INFORMATION, "The full report says more.")])]
    return Made(f"Easy Read. {made.title}", (), [block for block in blocks if not isinstance(block, EasyLines) or block.lines], True)


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
        return [EasyWords(PICTURES, "The full report has a picture of this.")]
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
    return [EasyWords(INFORMATION, f"There {'is' if count == 1 else 'are'} {both_ways(count)} more.", (FULL,))]


def _rows(block: Table) -> list[EasyWords]:
    if not block.rows:
        return [EasyWords(INFORMATION, NOTHING)]
    count, about = len(block.rows), picture_for(block.title)
    how_many = EasyWords(about, f"This list has {both_ways(count)} {'line' if count == 1 else 'lines'}.")
    return [how_many, *(_row(block.heads, row, about) for row in block.rows[:MOST_ROWS]), *_left_out(count - MOST_ROWS)]


def _row(heads: Sequence[str], row: Sequence[Cell], about: str) -> EasyWords:
    """What the row is about, then its other cells, each with its head. A number in front only counts the rows, so it joins the next."""
    filled = [(head, cell) for head, cell in zip(heads, row, strict=True) if said(cell).strip()]
    lead = 2 if len(filled) > 1 and filled[0][0].casefold() in NAMES and not isinstance(filled[0][1], str) else 1
    words = " ".join(said(cell) for _, cell in filled[:lead]) or NOTHING
    first, *more = sentences(words)
    rest = (f"{head}: {_cell(head, cell)}" for head, cell in filled[lead:][:MOST_CELLS])
    return EasyWords(_picture_of(words, about), first, (*more, *rest))


def _picture_of(words: str, about: str) -> str:
    """The function's own picture, else one for these words, else the one of the list that they are in."""
    known = next((one for one in framework().functions if one.numbered == words), None)
    return known.picture if known else picture_for(words, about)


def _cell(head: str, cell: Cell) -> str:
    if not isinstance(cell, int):
        return said(cell)
    return str(cell) if head.casefold() in NAMES else both_ways(cell)
