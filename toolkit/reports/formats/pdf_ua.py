"""A report as a tagged PDF (PDF/UA-1): headings, tables with heads that each page repeats, pictures that are described."""

from dataclasses import asdict
from typing import Any

from toolkit.clock import today
from toolkit.reports.blocks import Block, EasyLines, Made, Picture, Table, is_number, said
from toolkit.reports.drawing import shape_of
from toolkit.reports.pdf import Sheet, of_council, picture, typeset
from toolkit.words.speaking import _, say_date

# Letters: beyond this a column of long sentences gets no wider, so that short ones beside it stay readable.
MOST_SHARE = 40


def write_pdf(made: Made) -> bytes:
    """The report as .pdf. Raises RecordUnavailable when it cannot be set."""
    return typeset(Sheet("report", made.title, {"about": list(made.about), "printed": say_date(today()), "easy": made.is_easy,
                                                "page": _("Page {page} of {pages}"),
                                                "council": of_council(made.council),
                                                "blocks": [_block(block) for block in made.blocks]}))


def _block(block: Block) -> dict[str, Any]:
    kind = {"kind": type(block).__name__}
    if isinstance(block, Table):
        return kind | {"title": block.title, "heads": list(block.heads), "rows": [[said(cell) for cell in row] for row in block.rows],
                       "numbers": [_is_number(block, at) for at in range(len(block.heads))],
                       "shares": [_share(block, at) for at in range(len(block.heads))]}
    if isinstance(block, EasyLines):
        return kind | {"lines": [{"picture": picture(one.picture), "words": one.words, "more": list(one.more)} for one in block.lines]}
    return kind | asdict(block) | ({"shape": shape_of(block.svg)} if isinstance(block, Picture) else {})


def _is_number(block: Table, at: int) -> bool:
    return bool(block.rows) and all(is_number(row[at]) or row[at] is None for row in block.rows)


def _share(block: Table, at: int) -> int:
    """How much of the page's width a column gets beside the others: by its longest word, and by how much stands in it."""
    cells = [said(row[at]) for row in (block.heads, *block.rows)]
    longest = max((len(word) for cell in cells for word in cell.split()), default=1)
    return max(longest, min(sum(map(len, cells)) // len(cells), MOST_SHARE)) + 2
