"""Sign-in links: a secret in an address lets a person in with one role. Only hashes are kept. Who is in: see signed_in.py.

A link may be opened on as many devices as its holder likes; an administrator's is used up when it is opened.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_change, write_down
from toolkit.access.roles import COMMAND_LINE, LINK_ROLES, Actor, Role, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, NotFound, NotSignedIn
from toolkit.models import Link, Workshop
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import links as queries
from toolkit.words.speaking import _

COOKIE = "common_table"
SINGLE_USE = frozenset({Role.ADMINISTRATOR})
# No workshop has this id: who may act on it may act on all of them.
ANY_WORKSHOP = UUID(int=0)
START_LINK_DAYS = 30
HOW_TO_GET_ONE = "Ask the facilitator for one, or look where Common Table was started."
NEED_A_LINK = f"You need a link to come in. {HOW_TO_GET_ONE}"


def start_link() -> str:
    """A fresh administrator link for the person who started the app; returns its secret."""
    return issue_link(Role.ADMINISTRATOR, "this computer", days=START_LINK_DAYS)


def issue_link(role: str, name: str, workshop_id: UUID | None = None, days: int | None = None) -> str:
    """Make a sign-in link from the command line and return its secret. Raises BadInput for an unknown role or workshop."""
    with write_session() as session:
        return make_link(COMMAND_LINE, role, name, workshop_id, days, session=session)


def make_link(actor: Actor, role: str, name: str, workshop_id: UUID | None, days: int | None, *, session: Session) -> str:
    """Keep a new link and return its secret, which cannot be read again later. Raises BadInput, NotAllowed.

    Whoever came by a link to one workshop makes links to that one only.
    """
    check_may(actor, "make links", workshop_id or ANY_WORKSHOP)
    if role not in LINK_ROLES:
        raise BadInput(_("{role} is not a role. The roles are: {link_roles}.", role=role, link_roles=', '.join(LINK_ROLES)), "role")
    if workshop_id is not None and session.get(Workshop, workshop_id) is None:
        raise BadInput("There is no workshop with this id. Leave it out for a link to all workshops.", "workshop")
    if role == Role.BROKER and workshop_id is not None:
        raise BadInput("Cases belong to no workshop, so a broker's link opens none. Choose all workshops.", "workshop")
    secret = secrets.token_urlsafe(18)
    link = Link(secret_hash=hash_of(secret), role=role, name=name.strip()[:120] or role, workshop_id=workshop_id,
                expires_at=now() + timedelta(days=days) if days is not None else None, created_by=actor.name)
    session.add(link)
    session.flush()
    write_down(actor, "make links", link.id, workshop_id, session=session, role=role, name=name)
    return secret


@dataclass(frozen=True)
class LinkSeen:
    """A link as the list of links shows it; `workshop` is the title of the only one it opens, None for all."""

    id: UUID
    name: str
    role: str
    workshop: str | None
    last_used_at: datetime | None
    expires_at: datetime | None
    revoked_at: datetime | None
    used_up_at: datetime | None

    @property
    def ended(self) -> bool:
        """Whether it opens nothing any more."""
        return _ended(self)


def links_seen(actor: Actor, *, session: Session) -> list[LinkSeen]:
    """Every link this person may revoke, the newest first. Raises NotAllowed."""
    check_may(actor, "revoke links")
    return [LinkSeen(*row) for row in queries.link_rows(actor.workshop_id, session=session)]


def revoke_link(actor: Actor, link_id: UUID, *, session: Session) -> None:
    """End a link at once: whoever is in with it is out at their next click. Raises NotFound, NotAllowed, BadInput."""
    link = session.get(Link, link_id, with_for_update=True)
    if link is None:
        raise NotFound("This link is not there any more.")
    check_may(actor, "revoke links", link.workshop_id or ANY_WORKSHOP)
    if link.id == actor.link_id:
        raise BadInput("You are here with this very link. Sign out on this device instead.")
    if link.revoked_at is None:
        link.revoked_at = now()
        write_change(actor, "revoke links", link, link.workshop_id, session=session)


def _ended(link: Link | LinkSeen) -> bool:
    return bool(link.revoked_at or (link.expires_at and link.expires_at <= now()))


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def actor_for(secret: str | None, *, session: Session) -> Actor:
    """Whose link this secret opens. Raises NotSignedIn when there is none, or it was revoked, used up or has expired."""
    link = queries.holder(hash_of(secret), session=session) if secret else None
    if link is None or _ended(link) or link.used_up_at:
        raise NotSignedIn(NEED_A_LINK)
    return Actor(link.name, Role(link.role), link.id, link.workshop_id, link.small_group_id)


def whose_link(secret: str) -> Actor:
    """Whose link this is, without opening it. Raises NotSignedIn as `actor_for` does."""
    with read_session() as session:
        return actor_for(secret, session=session)


def open_link(secret: str, *, session: Session) -> Actor:
    """Open a link: note when, and use it up where it opens once. Raises NotSignedIn."""
    actor = actor_for(secret, session=session)
    link = session.get_one(Link, actor.link_id, with_for_update=True)
    if link.used_up_at:     # somebody else opened it this very moment
        raise NotSignedIn(NEED_A_LINK)
    link.last_used_at = now()
    link.used_up_at = link.last_used_at if actor.role in SINGLE_USE else None
    session.add(link)
    return actor
