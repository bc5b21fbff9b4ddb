"""Easy Read in Word documents: large print, and a picture that stands left of its words without a table."""

from functools import cache
from io import BytesIO
from typing import Any

from toolkit.reports.blocks import EasyWords
from toolkit.reports.drawing import symbol
from toolkit.reports.formats.word_parts import clean
from toolkit.reports.pdf import Sheet, typeset

WIDE_MM, PPI = 20, 200
# In points; Easy Read has 14 at least, the foot of a page and captions too.
SIZES = {"Normal": 16, "Title": 28, "Heading 1": 22, "Heading 2": 18, "Caption": 14}
EMU_PER_MM = 36_000
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def in_large_print(document: Any) -> None:
    """Every style that a report uses in letters for Easy Read, with more room between the lines."""
    from docx.shared import Pt

    for name, size in SIZES.items():
        document.styles[name].font.size = Pt(size)
    document.styles["Normal"].paragraph_format.line_spacing = 1.3


def add_easy_line(document: Any, line: EasyWords) -> None:
    """A picture with the words beside it; what comes next begins below both. Raises RecordUnavailable.

    Beside it by flowing around, for a table would be read aloud as one.
    """
    from docx.enum.text import WD_BREAK
    from docx.shared import Mm

    paragraph = document.add_paragraph()
    run = paragraph.add_run()
    _float(run.add_picture(BytesIO(_dots(line.picture)), width=Mm(WIDE_MM)))
    for number, words in enumerate((line.words, *line.more)):
        if number:
            run.add_break()
        run.add_text(clean(words))
    run.add_break(WD_BREAK.LINE_CLEAR_ALL)


@cache
def _dots(picture: str) -> bytes:
    return typeset(Sheet("picture", picture, {"svg": symbol(picture), "alt": picture, "wide": WIDE_MM}), "png", PPI)


def _float(shape: Any) -> None:
    """Turn a picture that stands in the line into one at the left, which words flow around and which is no content by itself."""
    from docx.oxml import parse_xml

    inline = shape._inline
    anchor = parse_xml(
        f'<wp:anchor xmlns:wp="{DRAWING}" distT="0" distB="{2 * EMU_PER_MM}" distL="0" distR="{6 * EMU_PER_MM}" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV></wp:anchor>')
    for part in list(inline):
        anchor.append(part)
        if part.tag.endswith("}extent"):
            anchor.append(parse_xml(f'<wp:effectExtent xmlns:wp="{DRAWING}" l="0" t="0" r="0" b="0"/>'))
            anchor.append(parse_xml(f'<wp:wrapSquare xmlns:wp="{DRAWING}" wrapText="right"/>'))
    _mark_decorative(anchor)
    inline.getparent().replace(inline, anchor)


def _mark_decorative(anchor: Any) -> None:
    # How Word says that a picture tells nothing that the words do not (MS-ODRAWXML 2.2): readers for blind people pass over it.
    from docx.oxml import parse_xml

    about = anchor.find(f"{{{DRAWING}}}docPr")
    about.set("descr", "")
    about.append(parse_xml(
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'))
