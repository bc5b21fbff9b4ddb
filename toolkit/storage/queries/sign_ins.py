"""Who is in: the sign-ins of devices, and what each stands on."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, func, update
from sqlmodel import Session, select

from toolkit.models import Link, Member, SignIn

# Built once: building the question costs as much as asking it.
HOLDER = (select(SignIn.id, SignIn.link_id, SignIn.member_id, SignIn.created_at, SignIn.expires_at, SignIn.ended_at,
                 SignIn.last_seen_at, SignIn.acted_at, SignIn.cases_closed_at, func.coalesce(Link.name, Member.name).label("name"),
                 func.coalesce(Link.role, Member.role).label("role"),
                 func.coalesce(Link.workshop_id, Member.workshop_id).label("workshop_id"), Link.small_group_id,
                 Link.expires_at.label("link_expires_at"), Link.revoked_at.label("link_revoked_at"),
                 Member.ended_at.label("member_ended_at"))
          .join(Link, Link.id == SignIn.link_id, isouter=True).join(Member, Member.id == SignIn.member_id, isouter=True)
          .where(SignIn.secret_hash == bindparam("secret_hash")))


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


def note_acted(secret_hash: str, at: datetime, away_since: datetime | None, *, session: Session) -> None:
    """Note that a person does something on this device; cases close there when the last time was before `away_since`."""
    last = func.coalesce(SignIn.acted_at, SignIn.created_at)
    closed = SignIn.cases_closed_at if away_since is None else case(
        (last < away_since, func.coalesce(SignIn.cases_closed_at, at)), else_=SignIn.cases_closed_at)
    session.exec(update(SignIn).where(SignIn.secret_hash == secret_hash).values(cases_closed_at=closed, acted_at=at))


def open_again(secret_hash: str, link_id: UUID | None, member_id: UUID | None, at: datetime, *, session: Session) -> bool:
    """Open cases again on a device that is in already by this link or as this member; whether it is."""
    who = SignIn.member_id == member_id if member_id else SignIn.link_id == link_id
    where = (SignIn.secret_hash == secret_hash, who, SignIn.ended_at.is_(None), SignIn.expires_at > at)
    return session.exec(update(SignIn).where(*where).values(cases_closed_at=None, acted_at=at)).rowcount == 1
