"""Who is in: each device that came in keeps a secret of its own in a cookie, which is not the link's. Only hashes are kept.

A sign-in stands on a link (or a member): when that ends, so does it, at the next click.
"""

import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.idle import is_away
from toolkit.access.links import NEED_A_LINK, hash_of, open_link
from toolkit.access.roles import Actor, Role
from toolkit.clock import now
from toolkit.errors import NotSignedIn, RecordUnavailable
from toolkit.models import SignIn
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import links as link_queries
from toolkit.storage.queries import members
from toolkit.storage.queries import sign_ins as queries

DAYS = 90                       # so long a device stays in, unless what it stands on ends before
HOURS_OF_A_MEMBER = 12          # a working day: whose account is closed at the council is out here soon after
SEEN_EVERY = timedelta(minutes=1)   # noted no more often: screens that look again by themselves ask twice a second


def begin(actor: Actor, member_id: UUID | None = None, carried: str | None = None, *, session: Session) -> str:
    """Let a device in as this person, by their link or as a member; returns the secret for its cookie.

    One that `carried` a cookie of the same link or member goes on with it: cases that had closed there open again, and windows in
    which something was typed go on where they were.
    """
    secret, at = secrets.token_urlsafe(24), now()
    if carried and queries.open_again(hash_of(carried), actor.link_id, member_id, at, session=session):
        write_down(actor, "come in", actor.link_id or member_id, actor.workshop_id, session=session)
        return carried
    lasts = timedelta(hours=HOURS_OF_A_MEMBER) if member_id else timedelta(days=DAYS)
    session.add(SignIn(secret_hash=hash_of(secret), link_id=actor.link_id, member_id=member_id, last_seen_at=at,
                       expires_at=at + lasts, created_by=actor.name))
    session.flush()
    write_down(actor, "come in", actor.link_id or member_id, actor.workshop_id, session=session)
    return secret


def come_in_with(link_secret: str, carried: str | None = None) -> tuple[Actor, str]:
    """Open a link on this device, which may have `carried` a cookie; gives who came in and the secret for its cookie.

    Raises NotSignedIn.
    """
    with write_session() as session:
        actor = open_link(link_secret, session=session)
        return actor, begin(actor, carried=carried, session=session)


def actor_of(secret: str | None, *, session: Session) -> Actor:
    """Who carries this cookie. Raises NotSignedIn when nobody does, or the sign-in or what it stands on has ended."""
    return _actor(_row(secret, session=session), session=session)


def holder_of(secret: str | None) -> Actor:
    """Who carries this cookie, read from the database now, and noted as seen. Raises NotSignedIn."""
    with read_session() as session:
        row = _row(secret, session=session)
        actor = _actor(row, session=session)
    if row.last_seen_at <= now() - SEEN_EVERY:
        _note_seen(row.id)
    return actor


def is_in_by(secret: str | None, link_secret: str) -> bool:
    """Whether the device with this cookie is in by this very link, used up or not.

    Where cases have closed, a link that can be opened again opens them, so there it is not.
    """
    with read_session() as session, suppress(NotSignedIn):
        link = link_queries.holder(hash_of(link_secret), session=session)
        actor = actor_of(secret, session=session)
        return link is not None and actor.link_id == link.id and (not actor.away or link.used_up_at is not None)
    return False


def is_member(secret: str | None) -> bool:
    """Whether the device with this cookie is in as a member."""
    with read_session() as session, suppress(NotSignedIn):
        return _row(secret, session=session).member_id is not None
    return False


def sign_out(secret: str | None) -> None:
    """End the sign-in of this cookie in the database: a copy of it opens nothing any more. A member is then out on all devices.

    Nothing happens where there is none.
    """
    with write_session() as session, suppress(NotSignedIn):
        row = _row(secret, session=session)
        queries.end(now(), sign_in_id=None if row.member_id else row.id, member_id=row.member_id, session=session)
        write_down(_actor(row, session=session), "sign out", row.link_id or row.member_id, row.workshop_id, session=session)


def _row(secret: str | None, *, session: Session) -> Any:
    row = queries.holder(hash_of(secret), session=session) if secret else None
    if row is None or row.ended_at or row.link_revoked_at or row.member_ended_at or _past(row.expires_at) or _past(row.link_expires_at):
        raise NotSignedIn(NEED_A_LINK)
    return row


def _past(at: datetime | None) -> bool:
    return at is not None and at <= now()


def _actor(row: Any, *, session: Session) -> Actor:
    return Actor(row.name, Role(row.role), row.link_id, row.workshop_id, row.small_group_id, row.member_id,
                 _workshops(row, session=session), is_away(row), _areas(row, session=session))


def _areas(row: Any, *, session: Session) -> frozenset[str] | None:
    if row.member_id is None or row.role != Role.COMMISSIONER:
        return None
    return frozenset(one.lower() for one in members.areas_of(row.member_id, session=session)) or None


def _workshops(row: Any, *, session: Session) -> frozenset[UUID] | None:
    # Read each time, since a workshop's area may be chosen or changed at any time.
    if _areas(row, session=session) is None:
        return None
    return frozenset(members.workshops_in(row.member_id, session=session))


def _note_seen(sign_in_id: UUID) -> None:
    # A full disk must not keep anybody from looking.
    with suppress(RecordUnavailable), write_session() as session:
        queries.note_seen(sign_in_id, now(), now() - SEEN_EVERY, session=session)
