"""Sign-in links and where their holders left off."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import Session, select

from toolkit.models import LeftOff, Link, Workshop

# Built once: building the question costs as much as asking it.
HOLDER = select(Link.id, Link.name, Link.role, Link.workshop_id, Link.small_group_id, Link.expires_at, Link.revoked_at).where(
    Link.secret_hash == bindparam("secret_hash"))


def holder(secret_hash: str, *, session: Session) -> Any:
    """The columns of a link that say who holds it and whether it is alive, or None: asked many times in each run of a screen."""
    session.flush()
    return session.connection().execute(HOLDER, {"secret_hash": secret_hash}).first()


def link_rows(only: UUID | None = None, *, session: Session) -> list[tuple]:
    """(id, name, role, workshop's title, last used, expires, revoked) of each link, the newest first; `only` one workshop's."""
    wanted = (select(Link.id, Link.name, Link.role, Workshop.title, Link.last_used_at, Link.expires_at, Link.revoked_at)
              .join(Workshop, Workshop.id == Link.workshop_id, isouter=True).order_by(Link.created_at.desc()))
    return list(session.exec(wanted.where(Link.workshop_id == only) if only else wanted))


def host_links_of(workshop_id: UUID, *, session: Session) -> list[Link]:
    """The host links of a workshop's small groups that nobody ended, the newest last."""
    wanted = select(Link).where(Link.workshop_id == workshop_id, Link.small_group_id.is_not(None), Link.revoked_at.is_(None))
    return list(session.exec(wanted.order_by(Link.created_at)))


def left_off(link_id: UUID, workshop_id: UUID, *, session: Session) -> LeftOff | None:
    """Where this link's holder was last in this workshop."""
    wanted = select(LeftOff).where(LeftOff.link_id == link_id, LeftOff.workshop_id == workshop_id)
    return session.exec(wanted).first()


def last_places(link_id: UUID, *, session: Session) -> list[LeftOff]:
    """Where this link's holder was in each workshop, the latest first."""
    wanted = select(LeftOff).where(LeftOff.link_id == link_id).order_by(LeftOff.at.desc())
    return list(session.exec(wanted))
