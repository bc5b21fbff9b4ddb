"""Which of people's own sentences may be read by others: none, unless whoever said it agreed (docs/decisions/0021)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import Changed
from toolkit.models import Entry, EntryAgreement
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.storage.queries import entries, priorities
from toolkit.storage.queries import said_and_done as queries


@dataclass(frozen=True)
class Sentence:
    """An entry behind a priority: its words and what was wanted instead.

    `changed`: somebody agreed, but to other words than those that stand now. Version 0: never asked.
    """

    entry_id: UUID
    words: str
    wanted: str
    agreed: bool
    changed: bool
    version: int


def fingerprint(words: str, wanted: str) -> str:
    """What an agreement is tied to: SHA-256 of what was said, so that other words need another agreement."""
    return hashlib.sha256(f"{words}\0{wanted}".encode()).hexdigest()


def sentences(workshop_id: UUID, *, session: Session) -> dict[UUID, list[Sentence]]:
    """What was said behind each priority, by priority, with whether others may read it."""
    given, found = queries.agreements_of(workshop_id, session=session), {}
    behind = priorities.gaps_feeding(workshop_id, session=session)
    wanted = {row.id: row.wanted for row in entries.rows(workshop_id, session=session, ids=[row[1] for row in behind])} if behind else {}
    for priority_id, entry_id, _, _, words in behind:
        version, agreed, mark = given.get(entry_id, (0, False, ""))
        same = mark == fingerprint(words, wanted.get(entry_id, ""))
        found.setdefault(priority_id, []).append(
            Sentence(entry_id, words, wanted.get(entry_id, ""), agreed and same, agreed and not same, version))
    return found


def without_private(text: str, said: Iterable[Sentence]) -> str:
    """A text without those sentences in it that others may not read: a plan is drafted from what was said, word for word."""
    private = [words for one in said if not one.agreed for words in (one.words, one.wanted) if words.strip()]
    while found := next((words for words in private if words in text), None):
        text = text.replace(found, "")
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def set_agreement(actor: Actor, entry_id: UUID, version: int, agreed: bool, *, session: Session) -> None:
    """Keep that whoever said an entry agrees to its words being read by others, or does not any more. Raises Changed."""
    entry = to_edit(Entry, entry_id, session=session)
    check_may(actor, "publish what was done", entry.workshop_id)
    columns = {"agreed": agreed, "fingerprint": fingerprint(entry.words, entry.wanted)}
    act = "agree that words may be read" if agreed else "take back that words may be read"
    row = queries.agreement_of(entry_id, session=session)
    if row is None:
        add_row(actor, act, EntryAgreement(workshop_id=entry.workshop_id, entry_id=entry_id, **columns), workshop_id=entry.workshop_id,
                session=session, **columns)
    elif row.version != version:
        raise Changed("Somebody else changed this meanwhile. Look at it again, then decide.", {"version": row.version}, {})
    else:
        save_edit(actor, act, row, version, columns, workshop_id=entry.workshop_id, session=session)
