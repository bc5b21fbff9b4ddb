"""Taking words back for good, at the wish of whoever said them: an entry, a photo, a comment, a story.

Not to be confused with withdrawing, which can be undone. Words that are taken back leave every table, baseline and list of
changes; what stays is that something was taken back, by whom and when, and a seal by which it is known again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Consultation, ConsultationResponse, Entry, Evaluation, Redaction
from toolkit.record.edits import add_row, to_edit
from toolkit.record.spoken import SPOKEN
from toolkit.steps import taking_out
from toolkit.steps.merging import stand_alone
from toolkit.storage.queries import redactions as queries

ACT = "take words back"
SHOWN = 20


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


def same_as(entry_id: UUID, workshop_id: UUID, *, session: Session) -> list[Found]:
    """An entry of this workshop, and whatever else in it says just the same words."""
    row = session.get(Entry, entry_id)
    if row is None or not row.words or row.workshop_id != workshop_id:
        return []
    found = find(workshop_id, row.words, session=session)
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
    take_all_back(actor, [(noun, row_id, version)], session=session)


def take_all_back(actor: Actor, chosen: Sequence[tuple[str, UUID, int]], *, session: Session) -> None:
    """Take back several (noun, id, version) at once, or none; an entry in every round that it was carried along to.

    Raises what `take_back` raises, and BadInput when none is chosen.
    """
    if not chosen:
        raise BadInput("Choose what is to be taken back first.")
    # All are looked at before the first is changed: taking one back may touch another of them.
    rows = {row_id: (noun, _to_take(actor, noun, row_id, version, session=session)) for noun, row_id, version in chosen}
    # An entry that was carried along to other rounds is the same person's in each of them.
    rows |= {row.id: ("entry", row) for noun, row_id, _ in chosen if noun == "entry"
             for row in queries.carried(row_id, session=session) if row.words and row.id not in rows}
    for noun, row in rows.values():
        _take(actor, noun, row, session=session)


def _to_take(actor: Actor, noun: str, row_id: UUID, version: int, *, session: Session) -> Any:
    if noun not in SPOKEN:
        raise BadInput("These are no words that can be taken back.")
    kind = SPOKEN[noun]
    row = to_edit(kind.model, row_id, session=session)
    check_may(actor, ACT, _workshop_of(row, session=session))
    if kind.is_empty(row.model_dump()):
        raise MoveRefused("These words were taken back already, perhaps by a colleague just now.")
    if getattr(row, "version", 1) != version:
        raise MoveRefused("Somebody changed these words since you read them. Look at them again, then take them back.")
    return row


def _take(actor: Actor, noun: str, row: Any, *, session: Session) -> None:
    workshop_id = _workshop_of(row, session=session)
    note = Redaction(workshop_id=workshop_id, noun=noun, noun_id=row.id, version=getattr(row, "version", 1),
                     fingerprint=" ".join(SPOKEN[noun].fingerprints(row.model_dump())))
    if noun == "entry":
        stand_alone(actor, row.id, session=session)
    add_row(actor, ACT, note, workshop_id=workshop_id, session=session, noun=noun, of=row.id)
    taking_out.remove(actor, note, session=session)


def follow(actor: Actor, redaction_id: UUID, *, session: Session) -> None:
    """Take the words out here that were taken back on another computer, whose file brought this redaction."""
    note = session.get_one(Redaction, redaction_id)
    kind, row = SPOKEN[note.noun], session.get(SPOKEN[note.noun].model, note.noun_id)
    if row is None or not kind.covers(note.version, row.model_dump()):
        return
    if not kind.is_empty(row.model_dump()):
        note.fingerprint = " ".join(kind.fingerprints(row.model_dump()))
        session.add(note)
    if note.noun == "entry":
        stand_alone(actor, note.noun_id, session=session)
    taking_out.remove(actor, note, session=session)


def _workshop_of(row: Any, *, session: Session) -> UUID | None:
    if hasattr(row, "evaluation_id"):
        return session.get_one(Evaluation, row.evaluation_id).workshop_id
    if hasattr(row, "response_id"):
        response = session.get_one(ConsultationResponse, row.response_id)
        return session.get_one(Consultation, response.consultation_id).workshop_id
    return getattr(row, "workshop_id", None)
