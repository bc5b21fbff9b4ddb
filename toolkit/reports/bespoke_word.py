"""A bespoke contract as a Word document: the same text as the PDF, with true headings, lists and tables, so that all can work on it."""

import io
import re
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_money
from toolkit.brokerage.bespoke import called, contract_seen
from toolkit.brokerage.bespoke_draft import Held, held, sections
from toolkit.clock import say_date, today

# What XML cannot hold; a document with it in would not open.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ABOUT = ("Drafted by the commissioning officer from what was said around the table. It names nobody. It is a draft until everybody has "
         "agreed to it.")


def bespoke_word(actor: Actor, contract_id: UUID, *, session: Session) -> bytes:
    """The draft as a .docx file. Raises NotAllowed, NotFound."""
    found = held(contract_seen(actor, contract_id, session=session), session=session)
    document = _begun(called(found.contract.reference, found.contract.example))
    for section in sections(found):
        document.add_heading(_clean(section.head), level=1)
        for line in section.shown:
            document.add_paragraph(_clean(line), style="List Bullet")
    _totals(document, found)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _begun(reference: str) -> Any:
    import docx

    document, title = docx.Document(), f"Draft contract: {_clean(reference)}"
    about = document.core_properties
    about.title, about.author, about.language, about.comments = title, "Common Table", "en-GB", ""
    document.add_heading(title, level=0)
    document.add_paragraph(f"{ABOUT} As it stood on {say_date(today())}.")
    return document


def _totals(document: Any, found: Held) -> None:
    table = bespoke_money.tabled(found.resources)
    if not table.controllers:
        return
    document.add_heading("Who controls how much", level=1)
    drawn = document.add_table(rows=1, cols=3, style="Table Grid")
    lines = [("Who controls it", "Pounds a week", "Share of all"),
             *((one.name, f"{one.pounds:,.2f}", f"{one.percent:.0f}%") for one in table.controllers),
             ("In all", f"{table.pounds:,.2f}", "")]
    for _ in lines[1:]:
        drawn.add_row()
    for row, line in zip(drawn.rows, lines, strict=True):
        for cell, words in zip(row.cells, line, strict=True):
            cell.text = _clean(words)
    _repeat_head(drawn.rows[0])


def _repeat_head(row: Any) -> None:
    # Marks the first row as the table's heading, which readers for blind people go by.
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)
