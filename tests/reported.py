"""What a report can be of, for each kind something that is full and something that is empty; and every text that one says."""

from uuid import UUID

from sqlmodel import Session

from tests.choosing import at_the_plan
from tests.factories import a_case
from toolkit.access.roles import COMMAND_LINE
from toolkit.brokerage.contracts import Terms, add_contract
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.clock import today
from toolkit.reports.blocks import EasyLines, Heading, Made, Picture, Points, Table, Text
from toolkit.reports.report import CASE, CONTRACT


def filled(session: Session, of: str, workshop: UUID) -> UUID:
    """A case at its plan, the published contract, or this workshop."""
    if of == CASE:
        return at_the_plan(session)[0].case
    return load_contract_example(COMMAND_LINE, session=session)[0] if of == CONTRACT else workshop


def empty(session: Session, of: str, workshop: UUID) -> UUID:
    """A case that just came in, a contract of which only the terms are known, or this workshop."""
    if of == CASE:
        return a_case(session)
    terms = Terms("Brokers", today(), today().replace(year=today().year + 2, day=1))
    return add_contract(COMMAND_LINE, terms, session=session) if of == CONTRACT else workshop


def texts(made: Made, figures: bool = False) -> list[str]:
    """Every text of a report in its order; of cells those that are no numbers, or all of them with `figures`."""
    found = [made.title, *made.about]
    for block in made.blocks:
        if isinstance(block, Heading | Text):
            found.append(block.words)
        elif isinstance(block, Points):
            found += block.lines
        elif isinstance(block, Picture):
            found += [block.caption, block.alt]
        elif isinstance(block, EasyLines):
            found += [" ".join((line.words, *line.more)) for line in block.lines]
        elif isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row)
            found += [block.title, *block.heads, *(str(cell) for cell in cells if figures or isinstance(cell, str))]
    return found
