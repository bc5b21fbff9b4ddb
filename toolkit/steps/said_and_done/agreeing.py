"""Which of people's own sentences may be read by others: none, unless whoever said it agreed (docs/decisions/0018)."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import Changed
from toolkit.models import Entry, EntryAgreement
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.storage.queries import priorities
from toolkit.storage.queries import said_and_done as queries


@dataclass(frozen=True)
class Sentence:
    """An entry behind a priority. `changed`: somebody agreed, but to other words than those that stand now. Version 0: never asked."""

    entry_id: UUID
    words: str
    agreed: bool
    changed: bool
    version: int


def fingerprint(words: str) -> str:
    """What an agreement is tied to: SHA-256 of the words, so that other words need another agreement."""
    return hashlib.sha256(words.encode()).hexdigest()


def sentences(workshop_id: UUID, *, session: Session) -> dict[UUID, list[Sentence]]:
    """What was said behind each priority, by priority, with whether others may read it."""
    given, found = queries.agreements_of(workshop_id, session=session), {}
    for priority_id, entry_id, _, _, words in priorities.gaps_feeding(workshop_id, session=session):
        version, agreed, mark = given.get(entry_id, (0, False, ""))
        same = mark == fingerprint(words)
        found.setdefault(priority_id, []).append(Sentence(entry_id, words, agreed and same, agreed and not same, version))
    return found


def set_agreement(actor: Actor, entry_id: UUID, version: int, agreed: bool, *, session: Session) -> None:
    """Keep that whoever said an entry agrees to its words being read by others, or does not any more. Raises Changed."""
    entry = to_edit(Entry, entry_id, session=session)
    check_may(actor, "publish what was done", entry.workshop_id)
    columns = {"agreed": agreed, "fingerprint": fingerprint(entry.words)}
    act = "agree that words may be read" if agreed else "take back that words may be read"
    row = queries.agreement_of(entry_id, session=session)
    if row is None:
        add_row(actor, act, EntryAgreement(workshop_id=entry.workshop_id, entry_id=entry_id, **columns), workshop_id=entry.workshop_id,
                session=session, **columns)
    elif row.version != version:
        raise Changed("Somebody else changed this meanwhile. Look at it again, then decide.", {"version": row.version}, {})
    else:
        save_edit(actor, act, row, version, columns, workshop_id=entry.workshop_id, session=session)
