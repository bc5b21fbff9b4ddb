"""Host links: each opens the recording of one small group, on any device, until the workshop's days are over.

The secret is a seal over the link's id, so the same card can be printed again while the record keeps only a hash
(docs/decisions/0025).
"""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_change, write_down
from toolkit.access.links import hash_of
from toolkit.access.roles import Actor, Role, check_may
from toolkit.access.seal import seal
from toolkit.clock import now
from toolkit.models import Link, SmallGroup
from toolkit.storage.queries import links as queries

LEAD = "lead small groups"
LETTERS = 12            # 60 bits: nobody guesses that over a network within the days it works
TAKEN_FOR = str.maketrans("018", "OIB")     # these digits are in no seal, so whoever types one meant the letter


def code_of(link_id: UUID) -> str:
    """The secret of a host link: twelve letters that only this installation can make."""
    return seal("host link", str(link_id))[:LETTERS]


def in_fours(code: str) -> str:
    """A code as it is printed: ABCD-EFGH-JKLM."""
    return "-".join(code[at:at + 4] for at in range(0, len(code), 4))


def typed_code(typed: str) -> str:
    """A code as it is kept, however it was typed."""
    return "".join(letter for letter in typed[:40].upper() if letter.isalnum()).translate(TAKEN_FOR)


def live_codes(workshop_id: UUID, *, session: Session) -> dict[UUID, str]:
    """By small group, the code of the link that opens it now; a link made with another key than ours has none to show."""
    return {link.small_group_id: code_of(link.id) for link in queries.host_links_of(workshop_id, session=session)
            if not (link.expires_at and link.expires_at <= now()) and link.secret_hash == hash_of(code_of(link.id))}


def ends_of(workshop_id: UUID, *, session: Session) -> list[datetime]:
    """When each host link that works now ends by itself."""
    return [link.expires_at for link in queries.host_links_of(workshop_id, session=session) if link.expires_at and link.expires_at > now()]


def make_host_link(actor: Actor, small_group: SmallGroup, until: datetime, *, session: Session) -> str:
    """A new host link for a small group, which ends the one before; returns its code. Raises NotAllowed."""
    check_may(actor, LEAD, small_group.workshop_id)
    end_host_links(actor, small_group.workshop_id, small_group.id, session=session)
    link = Link(secret_hash="", role=Role.HOST, name=small_group.name, workshop_id=small_group.workshop_id,
                small_group_id=small_group.id, expires_at=until, created_by=actor.name)
    code = code_of(link.id)
    link.secret_hash = hash_of(code)
    session.add(link)
    session.flush()
    write_down(actor, "make a host link", link.id, link.workshop_id, session=session, small_group=small_group.id)
    return code


def end_host_links(actor: Actor, workshop_id: UUID, small_group_id: UUID | None = None, *, session: Session) -> int:
    """End every host link of a workshop, or of one small group, at once; returns how many that were. Raises NotAllowed."""
    check_may(actor, LEAD, workshop_id)
    ended = [link for link in queries.host_links_of(workshop_id, session=session) if small_group_id in (None, link.small_group_id)]
    for link in ended:
        link.revoked_at = now()
        write_change(actor, "end a host link", link, workshop_id, session=session)
    return len(ended)


def set_end(workshop_id: UUID, until: datetime, *, session: Session) -> None:
    """Let the host links of a workshop end with its last day, when that was moved."""
    for link in queries.host_links_of(workshop_id, session=session):
        link.expires_at = until
        session.add(link)
    session.flush()
