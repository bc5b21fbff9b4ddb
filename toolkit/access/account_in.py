"""Coming in with an account: which member it belongs to, and the first time, binding the two."""

from sqlmodel import Session

from toolkit.access import signed_in
from toolkit.access.accounts import Identity
from toolkit.access.audit import write_change
from toolkit.access.roles import Actor, Role
from toolkit.clock import now
from toolkit.errors import NotAllowed
from toolkit.models import Member
from toolkit.storage.engine import write_session
from toolkit.storage.queries import members as queries
from toolkit.words.speaking import _


def come_in_as(identity: Identity, carried: str | None = None) -> str:
    """Let the member in whose account this is, on a device that may have `carried` a cookie; returns the secret for its cookie.

    Raises NotAllowed.
    """
    with write_session() as session:
        member = member_of(identity, session=session)
        actor = Actor(member.name, Role(member.role), workshop_id=member.workshop_id)
        if member.subject is None:
            member.issuer, member.subject = identity.issuer, identity.subject
            write_change(actor, "bind an account", member, session=session)
        member.last_signed_in_at = now()
        session.add(member)
        return signed_in.begin(actor, member.id, carried, session=session)


def member_of(identity: Identity, *, session: Session) -> Member:
    """The member whose account this is, or who has its address and no account yet. Raises NotAllowed."""
    member = queries.by_account(identity.issuer, identity.subject, session=session)
    if member is None and identity.email:
        member = queries.by_email(identity.email, session=session)
        if member is not None and member.subject is not None:
            raise NotAllowed(_("{email} is a member here, but has come in with another account until now. Ask an administrator "
                               "of Common Table to end that membership and to add you again.", email=identity.email))
    if member is None or member.ended_at is not None:
        raise NotAllowed(_("Your account is {account}, and it is no member of Common Table here yet. Ask an administrator of "
                           "Common Table at your council to add it as a member, then sign in again.",
                           account=identity.email or identity.name))
    return member
