"""What Word documents need beyond words: text that XML can hold, rows marked as headings, pictures that are described."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from toolkit.record.council import Council
from toolkit.reports.blocks import Cell, Picture, is_number, said
from toolkit.reports.pdf import dots
from toolkit.words import speech

# What XML cannot hold; a document with it in would not open.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WIDE_MM, LOGO_MM = 160, 45
HEADINGS = ("Title", "Subtitle", *(f"Heading {level}" for level in range(1, 5)))
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SVG_MARK = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"    # by which Word knows a drawing beside the picture (MS-ODRAWXML 2.3.18)


def clean(text: str) -> str:
    """The text without what a Word document cannot hold."""
    return NOT_XML.sub("", text)


def begun(title: str, council: Council, language: str) -> Any:
    """A new document in this language, which says its title and whose it is; no person is named as its author."""
    import docx

    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.comments = clean(title), clean(council.name) or "Common Table", ""
    _in_language(document, speech.tag(language))
    _whose(document, council)
    document.add_heading(clean(title), level=0)
    return document


def _in_language(document: Any, tag: str) -> None:
    # Programs that read aloud go by the language of the styles, libraries by that of the properties.
    document.core_properties.language = tag
    for mark in document.styles.element.iter(f"{{{WORDS}}}lang"):
        mark.set(f"{{{WORDS}}}val", tag)


def _whose(document: Any, council: Council) -> None:
    from docx.shared import RGBColor

    if council.logo:
        add_picture(document, Picture(council.logo, council.logo_alt, council.name), LOGO_MM)
    if council.name:
        document.add_paragraph(style="Subtitle").add_run(clean(council.name))
    for style in HEADINGS if council.colour else ():
        document.styles[style].font.color.rgb = RGBColor.from_string(council.colour.removeprefix("#"))


def saved(document: Any) -> bytes:
    """The document as a .docx file."""
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def row_of(line: Sequence[Cell], head: bool = False) -> Any:
    """A table's row. A head is one that readers for blind people go by, and that each page repeats.

    Written as XML at once: cell by cell, python-docx takes 17 seconds for 10,000 rows.
    """
    from docx.oxml import parse_xml

    mark = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return parse_xml(f'<w:tr xmlns:w="{WORDS}">{mark}{"".join(_cell(value, head) for value in line)}</w:tr>')


def _cell(value: Cell, head: bool) -> str:
    right = '<w:pPr><w:jc w:val="right"/></w:pPr>' if is_number(value) else ""
    bold = "<w:rPr><w:b/></w:rPr>" if head else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(said(value)).splitlines() or [""])
    return f"<w:tc><w:p>{right}<w:r>{bold}{'<w:br/>'.join(lines)}</w:r></w:p></w:tc>"


def add_picture(document: Any, picture: Picture, wide: float = WIDE_MM) -> None:
    """A drawing, as wide as the text unless told (mm), with its words for whoever does not see it. Raises RecordUnavailable."""
    from docx.shared import Mm

    shape = document.add_picture(BytesIO(dots(picture.svg, picture.alt, wide)), width=Mm(wide))
    shape._inline.docPr.set("descr", clean(picture.alt))
    _sharper(document.part, shape, picture.svg)


def _sharper(part: Any, shape: Any, svg: str) -> None:
    # Word shows the drawing where it knows how, and the picture made of dots elsewhere.
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    number = 1 + sum(rel.target_ref.endswith(".svg") for rel in part.rels.values())
    drawing = Part(PackURI(f"/word/media/drawing{number}.svg"), "image/svg+xml", svg.encode(), part.package)
    known_as = part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
    shape._inline.graphic.graphicData.pic.blipFill.blip.append(parse_xml(
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<a:ext uri="{SVG_MARK}"><asvg:svgBlip xmlns:asvg="{SVG}" r:embed="{known_as}"/></a:ext></a:extLst>'))
