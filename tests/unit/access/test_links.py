"""Sign-in links: what opens, what no longer opens, and that a secret is never kept."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import a_link, a_workshop, an_actor
from toolkit.access.links import actor_for, come_in_with, hash_of, holder_of, issue_link, make_link, start_link
from toolkit.access.roles import LINK_ROLES, Role
from toolkit.clock import now
from toolkit.errors import BadInput, NotAllowed, NotSignedIn
from toolkit.models import Link
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.links import link_by_hash


def link_of(secret: str, session) -> Link:
    return link_by_hash(hash_of(secret), session=session)


@pytest.mark.parametrize("role", LINK_ROLES)
def test_a_link_opens_its_role_and_workshop(session, role):
    workshop = a_workshop(session)
    actor = actor_for(a_link(session, role, workshop.id, name="  Ana  "), session=session)
    assert (actor.name, actor.role, actor.workshop_id) == ("Ana", role, workshop.id)


def test_only_a_hash_of_the_secret_is_kept(session):
    secret = a_link(session)
    assert secret not in repr(link_of(secret, session))
    assert len(secret) >= 20 and a_link(session) != secret


@pytest.mark.parametrize("secret", [None, "", "nobody-gave-this-out", "x" * 10_000, "é\0🔑"])
def test_no_link_or_a_mistyped_one_opens_nothing(session, secret):
    with pytest.raises(NotSignedIn, match="need a link"):
        actor_for(secret, session=session)


def test_a_revoked_link_opens_nothing(session):
    secret = a_link(session)
    link_of(secret, session).revoked_at = now()
    with pytest.raises(NotSignedIn):
        actor_for(secret, session=session)


def test_a_link_opens_until_it_expires(session):
    secret = a_link(session, days=1)
    assert actor_for(secret, session=session)
    link_of(secret, session).expires_at = now() - timedelta(seconds=1)
    with pytest.raises(NotSignedIn):
        actor_for(secret, session=session)


@pytest.mark.parametrize("days", [0, -1])
def test_a_link_for_no_days_is_not_one_for_ever(session, days):
    with pytest.raises(NotSignedIn):
        actor_for(a_link(session, days=days), session=session)


def test_only_an_administrator_makes_links(session):
    for role in set(Role) - {Role.ADMINISTRATOR}:
        with pytest.raises(NotAllowed):
            make_link(an_actor(role), "facilitator", "Friend", None, None, session=session)


def test_an_unknown_role_or_workshop_is_refused(session):
    with pytest.raises(BadInput, match="boss is not a role") as caught:
        a_link(session, "boss")
    assert caught.value.field == "role"
    with pytest.raises(BadInput, match="no workshop") as caught:
        a_link(session, workshop_id=uuid4())
    assert caught.value.field == "workshop"


def test_coming_in_is_noted(record):
    secret = start_link()
    actor = come_in_with(secret)
    assert (actor.role, actor.name) == (Role.ADMINISTRATOR, "this computer")
    with read_session() as session:
        link = link_of(secret, session)
        assert link.last_used_at and link.expires_at - now() > timedelta(days=29)


def test_a_link_that_ends_while_somebody_is_in_ends_for_them(record):
    secret = issue_link("facilitator", "Sam")
    assert holder_of(secret).name == "Sam"
    with write_session() as session:
        link_of(secret, session).revoked_at = now()
    with pytest.raises(NotSignedIn):
        holder_of(secret)
