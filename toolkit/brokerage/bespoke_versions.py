"""Versions of a bespoke contract: the text is kept as it stands, never changed, and any two stand side by side."""

import difflib
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.bespoke import contract_seen, told
from toolkit.brokerage.bespoke_draft import as_text, held, sections
from toolkit.errors import MoveRefused
from toolkit.models import BespokeContract, BespokeVersion
from toolkit.record.edits import add_row, to_edit
from toolkit.record.words import optional_words
from toolkit.storage.queries import bespoke as queries
from toolkit.words import SOURCE
from toolkit.words.speaking import spoken

SAME, LEFT, RIGHT, OTHER = "same", "only before", "only after", "changed"
NOTHING_NEW = "Nothing has changed since the version kept last. Change the contract first, then keep it."


@dataclass(frozen=True)
class Pair:
    """A line of one version beside that of another; "" where it has none."""

    how: str
    before: str
    after: str


def text_now(actor: Actor, contract_id: UUID, *, session: Session) -> str:
    """The contract's text as it stands, in English as versions are kept. Raises NotAllowed, NotFound."""
    with spoken(SOURCE):
        return as_text(sections(held(contract_seen(actor, contract_id, session=session), session=session)))


def keep(actor: Actor, contract_id: UUID, why: str, *, sure: bool = False, session: Session) -> int:
    """Keep the text as the next version; returns its number. Raises BadInput, MoveRefused when nothing changed, NotFound."""
    check_may(actor, "work on cases")
    words = optional_words(why, "why", what="the reason", limit=500)
    personal.check({"why": words}, sure=sure)
    row = to_edit(BespokeContract, contract_id, session=session)  # locked, so that two do not take the same number
    kept, text = queries.versions_of(contract_id, session=session), text_now(actor, contract_id, session=session)
    if kept and kept[0].text == text:
        raise MoveRefused(NOTHING_NEW)
    number, act = (kept[0].number if kept else 0) + 1, "keep a version of a bespoke contract"
    add_row(actor, act, BespokeVersion(contract_id=contract_id, number=number, why=words, text=text), workshop_id=None, session=session,
            contract=contract_id, number=number, why=words, text=text)
    told(actor, row, act, session=session)
    return number


def side_by_side(before: str, after: str) -> list[Pair]:
    """Two texts line by line, what belongs together beside each other."""
    left, right, pairs = before.splitlines(), after.splitlines(), []
    for what, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "equal":
            pairs += [Pair(SAME, line, line) for line in left[a:b]]
            continue
        for place in range(max(b - a, d - c)):
            old, new = left[a + place] if a + place < b else "", right[c + place] if c + place < d else ""
            pairs.append(Pair(OTHER if old and new else LEFT if old else RIGHT, old, new))
    return pairs
