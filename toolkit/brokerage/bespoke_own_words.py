"""The words that people wrote in a contract, without the words that the tool puts around them: what can be copied."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import bespoke_fields as asked
from toolkit.brokerage.bespoke import contract_seen
from toolkit.brokerage.bespoke_fields import LINES
from toolkit.brokerage.bespoke_lists import LEARNED
from toolkit.brokerage.bespoke_text import Borrowed, borrowed
from toolkit.models import BespokeNote
from toolkit.storage.queries import bespoke as queries


def borrowed_words(actor: Actor, contract_id: UUID, *, session: Session) -> Borrowed:
    """How much of one contract's own words stands word for word in any other. Raises NotAllowed, NotFound."""
    check_may(actor, "open cases")
    contract_seen(actor, contract_id, session=session)
    others = [own_words(other, session=session) for other, _, _ in queries.names(session=session) if other != contract_id]
    return borrowed(own_words(contract_id, session=session), others)


def own_words(contract_id: UUID, *, session: Session) -> list[str]:
    """Each field that was written, as lines; what was learned and reported later is not part of what was agreed."""
    contract = queries.contract(contract_id, session=session)
    lines = [*contract.matters.splitlines(), contract.format]
    for kind, fields in LINES.items():
        for row in queries.lines_of(kind, contract_id, session=session):
            if not (kind is BespokeNote and row.kind.startswith(LEARNED)):
                lines += [line for one in fields if one.how in (asked.WORDS, asked.LONG) for line in _lines(getattr(row, one.name))]
    lines += [line for row in queries.items_of(contract_id, session=session).values() for line in row.words.splitlines()]
    return [line for line in lines if line.strip()]


def _lines(value: Any) -> list[str]:
    return (value or "").splitlines()
