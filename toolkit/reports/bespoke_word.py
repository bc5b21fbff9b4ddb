"""A bespoke contract as a Word document: the same text as the PDF, with true headings, lists and tables, so that all can work on it."""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_money
from toolkit.brokerage.bespoke import called, contract_seen
from toolkit.brokerage.bespoke_draft import DRAFTED, Held, held, sections
from toolkit.clock import today
from toolkit.reports.blocks import Block, Heading, Made, Points, Table
from toolkit.reports.formats.word import write_word
from toolkit.words.speaking import _, language, said_all, say_date

HEADS = ("Who controls it", "Pounds a week", "Share of all")


def bespoke_word(actor: Actor, contract_id: UUID, *, session: Session) -> bytes:
    """The draft as a .docx file. Raises NotAllowed, NotFound."""
    found = held(contract_seen(actor, contract_id, session=session), session=session)
    about = (f"{_(DRAFTED)} {_('As it stood on {date}.', date=say_date(today()))}",)
    title = _("Draft contract: {reference}", reference=called(found.contract.reference, found.contract.example))
    return write_word(Made(title, about, tuple(_blocks(found)), language=language()))


def _blocks(found: Held) -> Iterator[Block]:
    for section in sections(found):
        yield Heading(section.head)
        yield Points(section.shown)
    table = bespoke_money.tabled(found.resources)
    if table.controllers:
        yield Heading(_("Who controls how much"))
        yield Table(_("Pounds a week, by who controls them"), said_all(HEADS), (
            *((one.name, f"{one.pounds:,.2f}", f"{one.percent:.0f}%") for one in table.controllers),
            (_("In all"), f"{table.pounds:,.2f}", "")))
