"""Taking words back for good, at the wish of whoever said them: an entry, a photo, a comment, a story.

Not to be confused with withdrawing, which can be undone. Words that are taken back leave every table, baseline and list of
changes; what stays is that something was taken back, by whom and when, and a seal by which it is known again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Entry, Evaluation, OwnStoryFile, Redaction
from toolkit.record.edits import add_row, to_edit
from toolkit.record.spoken import SPOKEN, Spoken, fingerprint
from toolkit.steps import baseline
from toolkit.steps.merging import stand_alone
from toolkit.steps.undo import texts_before
from toolkit.storage.engine import forget_deleted
from toolkit.storage.queries import entries
from toolkit.storage.queries import redactions as queries

ACT = "take words back"
SHOWN = 20
# Where words may have stood, besides the tables of `SPOKEN`.
ALSO_IN = ("entry_place", "entry_approach", "entry_change", "attachment_content", "own_story_file", "baseline", "audit_record")


@dataclass(frozen=True)
class Found:
    """Something that was said: which kind, which row at which version, its words, and what else is known of it."""

    noun: str
    id: UUID
    version: int
    words: str
    more: str = ""

    @property
    def called(self) -> str:
        """What a person calls this kind."""
        return SPOKEN[self.noun].called


def find(workshop_id: UUID, words: str, *, session: Session) -> list[Found]:
    """What was said in a workshop with all of these words in it, withdrawn and merged too; at most `SHOWN` of each kind."""
    terms = words.split()
    return [_found(noun, row) for noun, kind in SPOKEN.items() if noun != "story"
            for row in queries.saying(kind.model, kind.read_in, workshop_id, terms, SHOWN, session=session)
            if not kind.is_empty(row)] if terms else []


def same_as(entry_id: UUID, *, session: Session) -> list[Found]:
    """An entry, and whatever else in its workshop says just the same words."""
    row = session.get(Entry, entry_id)
    if row is None or not row.words:
        return []
    found = find(row.workshop_id, row.words, session=session)
    alike = [one for one in found if one.words == row.words and one.id != entry_id]
    return [_found("entry", row.model_dump()), *alike]


def _found(noun: str, row: dict[str, Any]) -> Found:
    kind = SPOKEN[noun]
    words, *more = [row[name] for name in kind.read_in]
    said = [one for one in more if one]
    said += [why for column, why in (("withdrawn_at", "withdrawn"), ("merged_into_id", "merged into another")) if row.get(column)]
    return Found(noun, row["id"], row.get("version", 1), words, " · ".join(said))


def take_back(actor: Actor, noun: str, row_id: UUID, version: int, *, session: Session) -> None:
    """Take words back for good; `version` is that of the row as it was read.

    Raises NotFound, NotAllowed, and MoveRefused when they were changed since, or taken back already.
    """
    if noun not in SPOKEN:
        raise BadInput("These are no words that can be taken back.")
    kind = SPOKEN[noun]
    row = to_edit(kind.model, row_id, session=session)
    workshop_id = _workshop_of(row, session=session)
    check_may(actor, ACT, workshop_id)
    if kind.is_empty(row.model_dump()):
        raise MoveRefused("These words were taken back already, perhaps by a colleague just now.")
    if getattr(row, "version", 1) != version:
        raise MoveRefused("Somebody changed these words since you read them. Look at them again, then take them back.")
    note = Redaction(workshop_id=workshop_id, noun=noun, noun_id=row_id, version=version,
                     fingerprint=fingerprint(noun, kind.known_by(row.model_dump())))
    if noun == "entry":
        stand_alone(actor, row_id, session=session)
    add_row(actor, ACT, note, workshop_id=workshop_id, session=session, noun=noun, of=row_id)
    remove(actor, note, session=session)


def take_all_back(actor: Actor, chosen: Sequence[tuple[str, UUID, int]], *, session: Session) -> None:
    """Take back several (noun, id, version) at once, or none. Raises what `take_back` raises, BadInput when none is chosen."""
    if not chosen:
        raise BadInput("Choose what is to be taken back first.")
    for noun, row_id, version in chosen:
        take_back(actor, noun, row_id, version, session=session)


def follow(actor: Actor, redaction_id: UUID, *, session: Session) -> None:
    """Take the words out here that were taken back on another computer, whose file brought this redaction."""
    note = session.get_one(Redaction, redaction_id)
    kind, row = SPOKEN[note.noun], session.get(SPOKEN[note.noun].model, note.noun_id)
    if row is None or not kind.covers(note.version, row.model_dump()):
        return
    if not kind.is_empty(row.model_dump()):
        note.fingerprint = fingerprint(note.noun, kind.known_by(row.model_dump()))
        session.add(note)
    if note.noun == "entry":
        stand_alone(actor, note.noun_id, session=session)
    remove(actor, note, session=session)


def remove(actor: Actor, note: Redaction, *, session: Session) -> None:
    """Take the words of a redaction out of its row, of all that stands beside it, and of every baseline."""
    kind, row = SPOKEN[note.noun], session.get(SPOKEN[note.noun].model, note.noun_id)
    if row is not None:
        words = {value for name in kind.read_in if (value := getattr(row, name))}
        _empty(kind, row, session=session)
        _forget_changes(note, words, session=session)
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


def _forget_changes(note: Redaction, words: set[str], *, session: Session) -> None:
    # Undoing must not bring the words back: neither this entry's own changes nor those of one that was given its words.
    if note.noun != "entry":
        return
    for change in queries.changes_of(note.workshop_id, session=session):
        if change.entry_id == note.noun_id or words & texts_before(change):
            session.delete(change)


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
            held.content, held.taken_back = content, held.taken_back + 1
            held.checksum = baseline.checksum_of(content) if whole else held.checksum
            session.add(held)
            session.flush()
            write_down(actor, "renew a baseline", held.id, note.workshop_id, session=session, checksum=held.checksum)


def without(note: Redaction, content: str, frozen_at: datetime, number: int | None) -> str:
    """A baseline's text without what was taken back; what was written in place of such words later stays."""
    if not SPOKEN[note.noun].falls and frozen_at > note.created_at:
        return content
    return baseline.without(content, note.noun, note.noun_id, number)


def _workshop_of(row: Any, *, session: Session) -> UUID | None:
    if hasattr(row, "evaluation_id"):
        return session.get_one(Evaluation, row.evaluation_id).workshop_id
    return getattr(row, "workshop_id", None)
