"""What was taken back on either side stays taken back: rows of a file, and rows here, as they are without those words.

Pure: rows in, rows out. Where the words were taken back in the file, the import itself removes them here (steps.taking_out).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from toolkit.models import Redaction
from toolkit.record.saying import many
from toolkit.record.spoken import BEGUN_WITH, SPOKEN, Spoken, fingerprint, without_lines
from toolkit.steps import baseline, taking_out
from toolkit.storage.queries.carry import Values

Tables = dict[str, list[Values]]


@dataclass(frozen=True)
class Notes:
    """What was taken back, by row and by the fingerprint of the words."""

    by_row: dict[tuple[str, UUID], list[Values]]
    by_words: dict[tuple[str, str], datetime]
    lines: frozenset[str]

    def covers(self, noun: str, kind: Spoken, row: Values, known: Iterable[UUID] | None) -> bool:
        """Whether a row's words were taken back: those of this row, or the same words of a row that is not known here yet."""
        if any(kind.covers(note["version"], row) for note in self.by_row.get((noun, row["id"]), ())):
            return True
        if known is None or row["id"] in known or not self.by_words:
            return False
        at = self.by_words.get((noun, kind.fingerprints(row)[0]))
        return at is not None and row["created_at"] <= at

    def is_gone(self, line: str) -> bool:
        """Whether a line of a text was taken back as what somebody said."""
        return bool(line.strip()) and fingerprint(line) in self.lines


def notes_of(rows: Iterable[Values]) -> Notes:
    """The notes in rows of the table of redactions, each row once."""
    by_row: dict[tuple[str, UUID], list[Values]] = {}
    by_words: dict[tuple[str, str], datetime] = {}
    lines: set[str] = set()
    for row in rows:
        by_row.setdefault((row["noun"], row["noun_id"]), []).append(row)
        prints = (row["fingerprint"] or "").split()
        if prints:
            by_words[row["noun"], prints[0]] = row["created_at"]
        lines |= set(prints) if row["noun"] == "entry" else set()
    return Notes(by_row, by_words, frozenset(lines))


def without(tables: Tables, notes: Notes, known: dict[str, Any] | None = None) -> tuple[Tables, int]:
    """(the tables without what was taken back, how many rows held such words).

    `known` are the rows here by table: a row that is not among them is also known again by its words.
    """
    if not notes.by_row:
        return tables, 0
    found, held, fallen = dict(tables), 0, set()
    for noun, kind in SPOKEN.items():
        if kind.table not in tables:
            continue
        here = None if known is None else known[kind.table]
        covered = {row["id"] for row in found[kind.table] if not kind.is_empty(row) and notes.covers(noun, kind, row, here)}
        found[kind.table] = [_emptied(kind, row) if row["id"] in covered else row for row in found[kind.table]]
        fallen |= covered if noun == "entry" else set()
        held += len(covered)
    return _cut_loose(_renewed(_begun_without(found, notes), notes), fallen), held


def _emptied(kind: Spoken, row: Values) -> Values:
    fallen = {"withdrawn_at": row["withdrawn_at"] or row["created_at"]} if kind.falls else {}
    return row | kind.without_words() | fallen | ({"merged_into_id": None} if "merged_into_id" in row and kind.falls else {})


def _cut_loose(tables: Tables, fallen: set[UUID]) -> Tables:
    # Nothing stands under an entry that is gone, and what it brought along goes with it.
    if not fallen:
        return tables
    entries = [row | {"merged_into_id": None} if row["merged_into_id"] in fallen else row for row in tables["entry"]]
    parts = {table: [row for row in tables[table] if row["entry_id"] not in fallen and row["carried_from_id"] not in fallen]
             for table in ("entry_approach", "entry_place")}
    return tables | parts | {"entry": entries}


def _begun_without(tables: Tables, notes: Notes) -> Tables:
    if not notes.lines:
        return tables
    for model, column in BEGUN_WITH:
        table = model.__tablename__
        tables = tables | {table: [row | {column: without_lines(row[column], notes.is_gone)} for row in tables[table]]}
    return tables


def _renewed(tables: Tables, notes: Notes) -> Tables:
    numbers = {row["id"]: row["number"] for row in tables["priority"]}
    renewed = []
    for row in tables["baseline"]:
        content, count = row["content"], 0
        for note in (one for several in notes.by_row.values() for one in several):
            after = taking_out.without(Redaction(**note), content, row["created_at"], numbers.get(note["noun_id"]))
            content, count = after, count + (after != content)
        checksum = baseline.checksum_of(content) if count else row["checksum"]
        renewed.append(row | {"content": content, "checksum": checksum, "taken_back": row["taken_back"] + count})
    return tables | {"baseline": renewed}


def say(held_in_file: int, held_here: int) -> list[str]:
    """What a report says of it."""
    notes = []
    if held_in_file:
        notes.append(f"{many(held_in_file, 'text')} of the file {'were' if held_in_file != 1 else 'was'} taken back for good at the "
                     f"speaker's wish, and {'stay' if held_in_file != 1 else 'stays'} so.")
    if held_here:
        notes.append(f"{many(held_here, 'text')} here {'were' if held_here != 1 else 'was'} taken back for good in the file at the "
                     f"speaker's wish. {'They are' if held_here != 1 else 'It is'} removed here too.")
    return notes
