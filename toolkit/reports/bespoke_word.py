"""A bespoke contract as a Word document: the same text as the PDF, with true headings, lists and tables, so that all can work on it."""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_money
from toolkit.brokerage.bespoke import called, contract_seen
from toolkit.brokerage.bespoke_draft import Held, held, sections
from toolkit.clock import say_date, today
from toolkit.reports.blocks import Block, Heading, Made, Points, Table
from toolkit.reports.formats.word import write_word

ABOUT = ("Drafted by the commissioning officer from what was said around the table. It names nobody. It is a draft until everybody has "
         "agreed to it.")


def bespoke_word(actor: Actor, contract_id: UUID, *, session: Session) -> bytes:
    """The draft as a .docx file. Raises NotAllowed, NotFound."""
    found = held(contract_seen(actor, contract_id, session=session), session=session)
    about = (f"{ABOUT} As it stood on {say_date(today())}.",)
    return write_word(Made(f"Draft contract: {called(found.contract.reference, found.contract.example)}", about, tuple(_blocks(found))))


def _blocks(found: Held) -> Iterator[Block]:
    for section in sections(found):
        yield Heading(section.head)
        yield Points(section.shown)
    table = bespoke_money.tabled(found.resources)
    if table.controllers:
        yield Heading("Who controls how much")
        yield Table("Pounds a week, by who controls them", ("Who controls it", "Pounds a week", "Share of all"), (
            *((one.name, f"{one.pounds:,.2f}", f"{one.percent:.0f}%") for one in table.controllers),
            ("In all", f"{table.pounds:,.2f}", "")))
