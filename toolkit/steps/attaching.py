"""Attaching photos of paper tables and maps to a workshop, checked by what they are and not by their name."""

from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may, check_small_group
from toolkit.clock import now
from toolkit.errors import BadInput, NotFound
from toolkit.models import Attachment, AttachmentContent, SmallGroup
from toolkit.record.edits import add_row, to_edit
from toolkit.record.photos import taken_in
from toolkit.record.words import optional_words
from toolkit.steps.recording import check_not_taken_back
from toolkit.storage.queries import attachments as queries
from toolkit.words.speaking import _

KINDS = frozenset({"image/jpeg", "image/png", "application/pdf"})
MOST_BYTES = 20_000_000
MOST_FILES = 200


def attach(actor: Actor, workshop_id: UUID, data: bytes, name: str, note: str = "", small_group_id: UUID | None = None, *,
           session: Session) -> UUID:
    """Keep a JPEG, PNG or PDF with a workshop (up to 20 MB); returns its id. Raises BadInput when it is none of these, NotFound.

    Of a photo only the picture is kept: not where and with what it was taken.
    """
    check_may(actor, "record what is said", workshop_id)
    check_small_group(actor, small_group_id)
    checked, data = taken_in(data, name, KINDS, MOST_BYTES)
    note = optional_words(note, "note", what="the note", limit=500)
    if len(queries.attachments_of(workshop_id, session=session)) >= MOST_FILES:
        raise BadInput(_("A workshop keeps {most_files} files. Withdraw some, or join several photos into one PDF.",
                         most_files=MOST_FILES), "file")
    small_group = session.get(SmallGroup, small_group_id) if small_group_id else None
    if small_group_id and (small_group is None or small_group.workshop_id != workshop_id):
        raise NotFound("This small group is not there any more. Choose another.")
    kept = Attachment(workshop_id=workshop_id, name=checked.name, content_type=checked.content_type, size=checked.size,
                      checksum=checked.checksum, note=note, small_group_id=small_group_id)
    add_row(actor, "attach a file", kept, workshop_id=workshop_id, session=session, checksum=checked.checksum)
    session.add(AttachmentContent(attachment_id=kept.id, content=data, created_by=actor.name))
    session.flush()
    return kept.id


def withdraw_attachment(actor: Actor, attachment_id: UUID, withdrawn: bool = True, *, session: Session) -> None:
    """Take a file off the list, or put it back. Raises MoveRefused where it was taken back for good."""
    kept = to_edit(Attachment, attachment_id, session=session)
    check_may(actor, "record what is said", kept.workshop_id)
    check_not_taken_back(kept.checksum)
    check_small_group(actor, kept.small_group_id)
    kept.withdrawn_at = now() if withdrawn else None
    act = "withdraw a file" if withdrawn else "put a file back"
    add_row(actor, act, kept, workshop_id=kept.workshop_id, session=session, checksum=kept.checksum)


def read_attachment(actor: Actor, attachment_id: UUID, *, session: Session) -> tuple[Attachment, bytes]:
    """A standing attachment and its bytes, for whoever may see its workshop. Raises NotFound, NotAllowed."""
    kept = session.get(Attachment, attachment_id)
    if kept is None or kept.withdrawn_at:
        raise NotFound("This file is not here any more.")
    check_may(actor, "see workshops", kept.workshop_id)
    check_small_group(actor, kept.small_group_id)
    return kept, queries.content_of(attachment_id, session=session) or b""
