"""Taking the words of one redaction out of everything that holds them: the row, what stands beside it, copies, baselines."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor
from toolkit.clock import now
from toolkit.models import OwnStoryFile, Redaction
from toolkit.record.spoken import BEGUN_WITH, SPOKEN, Spoken, without_lines
from toolkit.steps import baseline
from toolkit.steps.undo import texts_before
from toolkit.storage.engine import forget_deleted
from toolkit.storage.queries import entries
from toolkit.storage.queries import redactions as queries

# Where words may have stood, besides the tables of `SPOKEN`.
ALSO_IN = ("entry_place", "entry_approach", "entry_change", "entry_agreement", "attachment_content", "own_story_file", "baseline",
           "plan", "consultation_item", "audit_record")


def remove(actor: Actor, note: Redaction, *, session: Session) -> None:
    """Take the words of a redaction out of its row, of all that stands beside it, and of every baseline."""
    kind, row = SPOKEN[note.noun], session.get(SPOKEN[note.noun].model, note.noun_id)
    if row is not None:
        words = {value for name in kind.read_in if (value := getattr(row, name))}
        _empty(kind, row, session=session)
        _forget_copies(note, words, session=session)
    _parts_go(note, session=session)
    _renew_baselines(actor, note, row, session=session)
    queries.forget_salts(note.noun_id, session=session)
    session.flush()
    forget_deleted(kind.table, *ALSO_IN, session=session)


def _empty(kind: Spoken, row: Any, *, session: Session) -> None:
    for name, value in kind.without_words().items():
        setattr(row, name, value)
    if kind.falls:
        row.withdrawn_at = row.withdrawn_at or now()
    if hasattr(row, "version"):
        row.version, row.changed_at = row.version + 1, now()
    session.add(row)
    session.flush()


def _forget_copies(note: Redaction, words: set[str], *, session: Session) -> None:
    if note.noun != "entry" or not words:
        return
    for model, column in BEGUN_WITH:
        for row in queries.with_lines(model, column, note.workshop_id, words, session=session):
            _begin_without(row, column, words)
            session.add(row)
    for agreement in queries.agreements_on(note.noun_id, session=session):
        agreement.agreed, agreement.fingerprint = False, ""
        session.add(agreement)
    # Undoing must not bring the words back: neither this entry's own changes nor those of one that was given its words.
    for change in queries.changes_of(note.workshop_id, session=session):
        if change.entry_id == note.noun_id or words & texts_before(change):
            session.delete(change)


def _begin_without(row: Any, column: str, words: set[str]) -> None:
    text = getattr(row, column)
    for one in words:  # what was said may be several lines; they stand there together
        text = f"\n{text}\n".replace(f"\n{one}\n", "\n").strip("\n") if "\n" in one else text
    text = without_lines(text, words.__contains__)
    if text != getattr(row, column):
        setattr(row, column, text)
        if hasattr(row, "version"):
            row.version, row.changed_at = row.version + 1, now()


def _parts_go(note: Redaction, *, session: Session) -> None:
    gone: list[Any] = []
    if note.noun == "entry":
        gone = [row for rows in entries.parts_of(note.noun_id, session=session) for row in rows]
    elif note.noun == "photo":
        gone = queries.contents_of(note.noun_id, session=session)
    elif note.noun == "story" and (story := session.get(SPOKEN["story"].model, note.noun_id)) and story.file_id:
        gone = [session.get_one(OwnStoryFile, story.file_id)]
        story.file_id = None
        session.flush()
    for row in gone:
        session.delete(row)


def _renew_baselines(actor: Actor, note: Redaction, row: Any, *, session: Session) -> None:
    if note.workshop_id is None:
        return
    for held in queries.baselines_whole(note.workshop_id, session=session):
        # A damaged one is not made to look whole: what may be left of the words goes, its checksum stays wrong.
        whole = baseline.checksum_of(held.content) == held.checksum
        content = without(note, held.content, held.created_at, getattr(row, "number", None)) if whole else ""
        if content != held.content:
            before = {"checksum": held.checksum}
            held.content, held.taken_back = content, held.taken_back + 1
            held.checksum = baseline.checksum_of(content) if whole else held.checksum
            session.add(held)
            session.flush()
            write_down(actor, "renew a baseline", held.id, note.workshop_id, session=session, before=before, checksum=held.checksum)


def without(note: Redaction, content: str, frozen_at: datetime, number: int | None) -> str:
    """A baseline's text without what was taken back; what was written in place of such words later stays."""
    if not SPOKEN[note.noun].falls and frozen_at > note.created_at:
        return content
    return baseline.without(content, note.noun, note.noun_id, number)
