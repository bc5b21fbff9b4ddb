"""Photos and papers kept with a workshop; lists never read the bytes."""

from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import Attachment, AttachmentContent


def attachments_of(workshop_id: UUID, *, session: Session) -> list[Attachment]:
    """The standing attachments, the latest first."""
    wanted = select(Attachment).where(Attachment.workshop_id == workshop_id, Attachment.withdrawn_at.is_(None))
    return list(session.exec(wanted.order_by(Attachment.created_at.desc())))


def content_of(attachment_id: UUID, *, session: Session) -> bytes | None:
    """The bytes of one attachment."""
    return session.exec(select(AttachmentContent.content).where(AttachmentContent.attachment_id == attachment_id)).first()
