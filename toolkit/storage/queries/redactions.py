"""What was taken back for good, and finding what people said so that it can be."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, update
from sqlmodel import Session, SQLModel, select

from toolkit.models import AttachmentContent, AuditRecord, Baseline, Entry, EntryAgreement, EntryChange, Redaction
from toolkit.storage.queries.carry import belongs, some_at_a_time


def redactions_of(workshop_id: UUID | None, *, session: Session) -> list[Redaction]:
    """What was taken back in a workshop, oldest first; None for a council's own stories."""
    return list(session.exec(select(Redaction).where(Redaction.workshop_id == workshop_id).order_by(Redaction.created_at)))


def notes_on(entry_ids: Iterable[UUID], *, session: Session) -> list[Redaction]:
    """What was taken back of these entries, whichever workshop they are of."""
    found: list[Redaction] = []
    for some in some_at_a_time(entry_ids):
        found += session.exec(select(Redaction).where(Redaction.noun == "entry", Redaction.noun_id.in_(some)))
    return found


def is_known(workshop_id: UUID, fingerprint: str, *, session: Session) -> bool:
    """Whether words with this fingerprint were taken back in a workshop."""
    wanted = select(Redaction.id).where(Redaction.workshop_id == workshop_id, Redaction.fingerprint.contains(fingerprint))
    return session.exec(wanted).first() is not None


def saying(model: type[SQLModel], columns: Sequence[str], workshop_id: UUID, terms: Iterable[str], limit: int, *,
           session: Session) -> list[dict[str, Any]]:
    """So many rows of a workshop in which each term stands in one of these columns, withdrawn ones too, the newest first."""
    table = model.__table__
    wanted = select(*table.columns).where(belongs(table, workshop_id))
    for term in terms:
        wanted = wanted.where(or_(*(table.c[name].icontains(term, autoescape=True) for name in columns)))
    found = session.connection().execute(wanted.order_by(table.c.created_at.desc(), table.c.id).limit(limit))
    return [dict(row) for row in found.mappings()]


def carried(entry_id: UUID, *, session: Session) -> list[Entry]:
    """The same entry in the rounds before and after, to which it was carried along."""
    found: dict[UUID, Entry] = {}
    asked: set[UUID] = set()
    wanted = {entry_id}
    while wanted:
        asked |= wanted
        for row in session.exec(select(Entry).where(or_(Entry.id.in_(wanted), Entry.came_from_id.in_(wanted)))):
            found[row.id] = row
        named = {one for row in found.values() for one in (row.id, row.came_from_id) if one}
        wanted = named - asked
    return [row for row in found.values() if row.id != entry_id]


def with_lines(model: type[SQLModel], column: str, workshop_id: UUID, words: Iterable[str], *, session: Session) -> list[Any]:
    """The rows of a workshop in which some of these words stand somewhere in a column."""
    there = or_(*(getattr(model, column).contains(one, autoescape=True) for one in words))
    return list(session.exec(select(model).where(belongs(model.__table__, workshop_id), there)))


def agreements_on(entry_id: UUID, *, session: Session) -> list[EntryAgreement]:
    """Whether others may read an entry, with a fingerprint of its words."""
    return list(session.exec(select(EntryAgreement).where(EntryAgreement.entry_id == entry_id)))


def baselines_whole(workshop_id: UUID, *, session: Session) -> list[Baseline]:
    """A workshop's baselines with their contents."""
    return list(session.exec(select(Baseline).where(Baseline.workshop_id == workshop_id)))


def changes_of(workshop_id: UUID, *, session: Session) -> list[EntryChange]:
    """The changes of a workshop that can be undone; there are few."""
    return list(session.exec(select(EntryChange).where(EntryChange.workshop_id == workshop_id)))


def contents_of(attachment_id: UUID, *, session: Session) -> list[AttachmentContent]:
    """The row with the bytes of an attachment, if it is here."""
    return list(session.exec(select(AttachmentContent).where(AttachmentContent.attachment_id == attachment_id)))


def forget_salts(noun_id: UUID, *, session: Session) -> None:
    """Take salts and changes off the audit records of a row: its words cannot be guessed from them any more, the chain stays whole."""
    session.connection().execute(update(AuditRecord).where(AuditRecord.noun_id == str(noun_id)).values(salt=None, changed=None))
