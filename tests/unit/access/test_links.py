"""Sign-in links: what opens, what no longer opens, and that a secret is never kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import a_link, a_workshop, an_actor, link_by_hash
from toolkit.access.links import (
    actor_for,
    hash_of,
    links_seen,
    make_link,
    open_link,
    revoke_link,
    start_link,
)
from toolkit.access.roles import COMMAND_LINE, LINK_ROLES, Role
from toolkit.access.signed_in import come_in_with
from toolkit.clock import now
from toolkit.errors import BadInput, NotAllowed, NotFound, NotSignedIn
from toolkit.models import Link
from toolkit.storage.engine import read_session
from toolkit.storage.queries.audit import records


def link_of(secret: str, session) -> Link:
    return link_by_hash(hash_of(secret), session=session)


@pytest.mark.parametrize("role", LINK_ROLES)
def test_a_link_opens_its_role_and_workshop(session, role):
    workshop = None if role == Role.BROKER else a_workshop(session).id
    actor = actor_for(a_link(session, role, workshop, name="  Ana  "), session=session)
    assert (actor.name, actor.role, actor.workshop_id) == ("Ana", role, workshop)


def test_a_brokers_link_opens_no_workshop(session):
    with pytest.raises(BadInput, match="Cases belong to no workshop") as refused:
        a_link(session, Role.BROKER, a_workshop(session).id)
    assert refused.value.field == "workshop"


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


def test_a_link_to_one_workshop_makes_links_to_that_one_only(session):
    own, other = a_workshop(session), a_workshop(session, title="Theirs")
    actor = an_actor(Role.ADMINISTRATOR, own.id)
    assert make_link(actor, "facilitator", "Friend", own.id, None, session=session)
    for workshop_id in (other.id, None):
        with pytest.raises(NotAllowed, match="opens another workshop"):
            make_link(actor, "administrator", "Friend", workshop_id, None, session=session)


def test_links_are_listed_the_newest_first_with_what_they_open(session):
    workshop = a_workshop(session, title="Ours")
    a_link(session, name="Sam")
    a_link(session, Role.HOST, workshop.id, name="Table 3", days=-1)
    seen = links_seen(COMMAND_LINE, session=session)
    assert [(one.name, one.role, one.workshop, one.ended) for one in seen] == [
        ("Table 3", "small-group-host", "Ours", True), ("Sam", "facilitator", None, False)]
    assert [one.name for one in links_seen(an_actor(Role.ADMINISTRATOR, workshop.id), session=session)] == ["Table 3"]


def test_a_link_that_is_revoked_opens_nothing_from_then_on_and_that_is_written_down(session):
    secret = a_link(session, name="Sam")
    link = link_of(secret, session)
    revoke_link(COMMAND_LINE, link.id, session=session)
    with pytest.raises(NotSignedIn):
        actor_for(secret, session=session)
    last = list(records(session=session))[-1]
    assert (last.act, last.noun_id, last.who) == ("revoke links", str(link.id), "command line")
    when = link.revoked_at
    revoke_link(COMMAND_LINE, link.id, session=session)
    assert link.revoked_at == when


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_an_administrator_sees_and_revokes_links(role, session):
    link = link_of(a_link(session), session)
    with pytest.raises(NotAllowed):
        revoke_link(an_actor(role), link.id, session=session)
    with pytest.raises(NotAllowed):
        links_seen(an_actor(role), session=session)


def test_nobody_locks_themselves_out_and_one_workshops_administrator_revokes_no_others(session):
    actor = actor_for(a_link(session, Role.ADMINISTRATOR), session=session)
    with pytest.raises(BadInput, match="Sign out on this device instead"):
        revoke_link(actor, actor.link_id, session=session)
    with pytest.raises(NotAllowed):
        revoke_link(an_actor(Role.ADMINISTRATOR, a_workshop(session).id), actor.link_id, session=session)
    with pytest.raises(NotFound):
        revoke_link(actor, uuid4(), session=session)


def test_an_unknown_role_or_workshop_is_refused(session):
    with pytest.raises(BadInput, match="boss is not a role") as caught:
        a_link(session, "boss")
    assert caught.value.field == "role"
    with pytest.raises(BadInput, match="no workshop") as caught:
        a_link(session, workshop_id=uuid4())
    assert caught.value.field == "workshop"


def test_an_administrators_link_opens_once(session):
    secret = a_link(session, Role.ADMINISTRATOR)
    assert open_link(secret, session=session).role == Role.ADMINISTRATOR
    for again in (open_link, actor_for):
        with pytest.raises(NotSignedIn):
            again(secret, session=session)
    assert [one.used_up_at is not None for one in links_seen(COMMAND_LINE, session=session)] == [True]


@pytest.mark.parametrize("role", [role for role in LINK_ROLES if role != Role.ADMINISTRATOR])
def test_others_open_theirs_on_as_many_devices_as_they_like(role, session):
    secret = a_link(session, role)
    assert [open_link(secret, session=session).role for _ in range(3)] == [role] * 3


def test_of_two_who_open_a_link_at_once_one_comes_in(record):
    secret = start_link()
    with ThreadPoolExecutor(4) as pool:
        came_in = list(pool.map(lambda _: comes_in(secret), range(4)))
    assert sorted(came_in) == [False, False, False, True]


def comes_in(secret: str) -> bool:
    try:
        return bool(come_in_with(secret))
    except NotSignedIn:
        return False


def test_a_start_link_opens_for_a_month_at_most(record):
    secret = start_link()
    actor, _ = come_in_with(secret)
    assert (actor.role, actor.name) == (Role.ADMINISTRATOR, "this computer")
    with read_session() as session:
        link = link_of(secret, session)
        assert link.last_used_at and timedelta(days=29) < link.expires_at - now() < timedelta(days=31)
