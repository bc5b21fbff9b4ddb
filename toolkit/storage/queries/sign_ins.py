"""Who is in: the sign-ins of devices, and what each stands on."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, update
from sqlmodel import Session, select

from toolkit.models import Link, SignIn

# Built once: building the question costs as much as asking it.
HOLDER = (select(SignIn.id, SignIn.link_id, SignIn.member_id, SignIn.expires_at, SignIn.ended_at, SignIn.last_seen_at,
                 Link.name, Link.role, Link.workshop_id, Link.small_group_id, Link.expires_at.label("link_expires_at"),
                 Link.revoked_at.label("link_revoked_at"))
          .join(Link, Link.id == SignIn.link_id, isouter=True).where(SignIn.secret_hash == bindparam("secret_hash")))


def holder(secret_hash: str, *, session: Session) -> Any:
    """The columns of a sign-in and its link that say who is here, or None: asked many times in each run of a screen."""
    session.flush()
    return session.connection().execute(HOLDER, {"secret_hash": secret_hash}).first()


def note_seen(sign_in_id: UUID, at: datetime, before: datetime, *, session: Session) -> None:
    """Note when a device was here last, unless that was noted after `before`."""
    session.exec(update(SignIn).where(SignIn.id == sign_in_id, SignIn.last_seen_at <= before).values(last_seen_at=at))


def end(at: datetime, *, session: Session, sign_in_id: UUID | None = None, link_id: UUID | None = None,
        member_id: UUID | None = None) -> int:
    """End one sign-in, or all that came in by a link or as a member; how many went on until now."""
    where = [SignIn.id == sign_in_id if sign_in_id else SignIn.link_id == link_id if link_id else SignIn.member_id == member_id]
    return session.exec(update(SignIn).where(*where, SignIn.ended_at.is_(None)).values(ended_at=at)).rowcount
