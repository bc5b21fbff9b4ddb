"""Sign-in links and where their holders left off."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, or_
from sqlmodel import Session, select

from toolkit.models import LeftOff, Link, SignIn, Workshop

HOLDER = select(Link.id, Link.name, Link.role, Link.workshop_id, Link.small_group_id, Link.expires_at, Link.revoked_at,
                Link.used_up_at).where(Link.secret_hash == bindparam("secret_hash"))


def holder(secret_hash: str, *, session: Session) -> Any:
    """The columns of a link that say whose it is and whether it is alive, or None."""
    session.flush()
    return session.connection().execute(HOLDER, {"secret_hash": secret_hash}).first()


def link_rows(only: UUID | None = None, *, session: Session) -> list[tuple]:
    """(id, name, role, workshop's title, last used, expires, revoked, used up) of each link, the newest first; `only` one workshop's.

    A link was used when it was opened, and as long as a device that came in with it was here.
    """
    seen = select(func.max(SignIn.last_seen_at)).where(SignIn.link_id == Link.id).correlate(Link).scalar_subquery()
    used = func.coalesce(seen, Link.last_used_at)
    wanted = (select(Link.id, Link.name, Link.role, Workshop.title, used, Link.expires_at, Link.revoked_at, Link.used_up_at)
              .join(Workshop, Workshop.id == Link.workshop_id, isouter=True).order_by(Link.created_at.desc()))
    return list(session.exec(wanted.where(Link.workshop_id == only) if only else wanted))


def host_links_of(workshop_id: UUID, *, session: Session) -> list[Link]:
    """The host links of a workshop's small groups that nobody ended, the newest last."""
    wanted = select(Link).where(Link.workshop_id == workshop_id, Link.small_group_id.is_not(None), Link.revoked_at.is_(None))
    return list(session.exec(wanted.order_by(Link.created_at)))


def left_off(who: UUID, workshop_id: UUID, *, session: Session) -> LeftOff | None:
    """Where whoever is in by this link, or as this member, was last in this workshop."""
    wanted = select(LeftOff).where(or_(LeftOff.link_id == who, LeftOff.member_id == who), LeftOff.workshop_id == workshop_id)
    return session.exec(wanted).first()


def last_places(who: UUID, *, session: Session) -> list[LeftOff]:
    """Where whoever is in by this link, or as this member, was in each workshop, the latest first."""
    wanted = select(LeftOff).where(or_(LeftOff.link_id == who, LeftOff.member_id == who)).order_by(LeftOff.at.desc())
    return list(session.exec(wanted))
