"""The words that people wrote in a contract, without the words that the tool puts around them: what can be copied."""

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
    every = own_words(example=contract_seen(actor, contract_id, session=session).example, session=session)
    mine = every.pop(contract_id)
    return borrowed(mine, every.values())


def own_words(*, example: bool, session: Session) -> dict[UUID, list[str]]:
    """By real contract, or invented one, each field that was written, as lines; what was learned is not part of what was agreed."""
    found = {one.id: [one.matters, one.format] for one in queries.every_contract(example=example, session=session)}
    for kind, fields in LINES.items():
        names = [one.name for one in fields if one.how in (asked.WORDS, asked.LONG)]
        for row in queries.every_line(kind, [*names, *(["kind"] if kind is BespokeNote else [])], session=session):
            if row.contract_id in found and not (kind is BespokeNote and row.kind.startswith(LEARNED)):
                found[row.contract_id] += [getattr(row, name) for name in names]
    for contract_id, words in queries.every_item(session=session):
        if contract_id in found:
            found[contract_id].append(words)
    return {contract: [line for words in texts for line in words.splitlines() if line.strip()] for contract, texts in found.items()}
