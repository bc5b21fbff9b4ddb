"""One cell of the table, for a screen that records into it and must not wait for the whole table."""

from uuid import UUID

from sqlmodel import Session

from toolkit.models import AVAILABLE, GAP
from toolkit.record.spoken import fingerprint
from toolkit.record.words import optional_words
from toolkit.steps.table import Cell
from toolkit.storage.queries import entries as queries
from toolkit.storage.queries.redactions import is_known


def cell_of(workshop_id: UUID, group_id: UUID, function: int, *, session: Session) -> Cell:
    """How many entries of each kind a cell has, and whether its answer was "nothing"."""
    found = {row[2]: row[3] for row in queries.counts(workshop_id, session=session, function=function, group_id=group_id)}
    nothing = {kind for kind in (AVAILABLE, GAP)
               if (row := queries.nothing_at(workshop_id, group_id, function, kind, session=session)) and not row.taken_back_at}
    return Cell(found.get(AVAILABLE, 0), found.get(GAP, 0), AVAILABLE in nothing, GAP in nothing)


def same_words(workshop_id: UUID, group_id: UUID, function: int, kind: str, words: str, *, session: Session) -> bool:
    """Whether an entry with exactly these words stands in a cell, or was taken back for good in this workshop.

    Raises BadInput where the words are longer than an entry.
    """
    cleaned = optional_words(words, "words", what="an entry")
    if is_known(workshop_id, fingerprint(cleaned), session=session):
        return True
    return any(row.words == cleaned for row in queries.rows(workshop_id, session=session, function=function, group_id=group_id,
                                                            kind=kind))
