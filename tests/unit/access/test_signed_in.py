"""Sign-ins: a device's own secret, what ends it, and that a copy of the cookie or of the database opens nothing afterwards."""

from datetime import timedelta

import pytest
from sqlmodel import select

from tests.factories import link_by_hash
from toolkit.access.links import actor_for, hash_of, issue_link
from toolkit.access.roles import Role
from toolkit.access.signed_in import DAYS, SEEN_EVERY, come_in_with, holder_of, sign_out
from toolkit.clock import now
from toolkit.errors import NotSignedIn
from toolkit.models import SignIn
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import sign_ins
from toolkit.storage.queries.audit import records


@pytest.fixture
def link(record):
    return issue_link(Role.FACILITATOR, "Sam")


@pytest.fixture
def cookie(link):
    return come_in_with(link)[1]


def change(cookie: str, **to) -> None:
    with write_session() as session:
        for name, value in to.items():
            setattr(kept(cookie, session), name, value)


def kept(cookie: str, session) -> SignIn:
    return session.exec(select(SignIn).where(SignIn.secret_hash == hash_of(cookie))).one()


def is_in(cookie: str | None) -> bool:
    try:
        return bool(holder_of(cookie))
    except NotSignedIn:
        return False


def test_who_came_in_by_a_link_is_who_the_link_names(link, cookie):
    with read_session() as session:
        assert holder_of(cookie) == actor_for(link, session=session)
    assert holder_of(cookie).name == "Sam"


def test_the_cookie_is_another_secret_than_the_link_and_only_its_hash_is_kept(link, cookie):
    other = come_in_with(link)[1]
    assert len({link, cookie, other}) == 3 and len(cookie) >= 32
    assert not is_in(link)
    with read_session() as session:
        assert cookie not in repr(kept(cookie, session)) and link not in repr(kept(cookie, session))


@pytest.mark.parametrize("made_up", [None, "", "nobody", "x" * 10_000, "é\0🔑"])
def test_a_cookie_from_nowhere_opens_nothing(record, made_up):
    assert not is_in(made_up)


def test_a_link_that_ends_while_somebody_is_in_ends_for_them(link, cookie):
    for ends in ("revoked_at", "expires_at"):
        assert is_in(cookie)
        with write_session() as session:
            setattr(link_by_hash(hash_of(link), session=session), ends, now())
        assert not is_in(cookie)
        with write_session() as session:
            setattr(link_by_hash(hash_of(link), session=session), ends, None)


@pytest.mark.parametrize("ends", ["ended_at", "expires_at"])
def test_a_sign_in_that_ended_opens_nothing_and_the_link_goes_on(ends, link, cookie):
    change(cookie, **{ends: now()})
    assert not is_in(cookie) and is_in(come_in_with(link)[1])


def test_signing_out_ends_the_sign_in_in_the_record_and_no_other(link, cookie):
    other = come_in_with(link)[1]
    sign_out(cookie)
    assert not is_in(cookie) and is_in(other)
    with read_session() as session:
        assert [record.act for record in records(session=session)][-3:] == ["come in", "come in", "sign out"]
    for nothing in (cookie, "nobody", None):
        sign_out(nothing)


def test_all_who_came_in_by_a_link_are_ended_at_once(link, cookie):
    second, stranger = come_in_with(link)[1], come_in_with(issue_link(Role.BROKER, "Bo"))[1]
    with write_session() as session:
        assert sign_ins.end(now(), link_id=kept(cookie, session).link_id, session=session) == 2
    assert [is_in(one) for one in (cookie, second, stranger)] == [False, False, True]


def test_when_a_device_was_here_last_is_noted_once_a_minute(cookie):
    long_ago, just_now = now() - timedelta(hours=1), now() - SEEN_EVERY / 2
    for before, noted in ((long_ago, True), (just_now, False)):
        change(cookie, last_seen_at=before)
        holder_of(cookie)
        with read_session() as session:
            seen = kept(cookie, session)
            assert (seen.last_seen_at > before) is noted
            assert timedelta(days=DAYS - 1) < seen.expires_at - now() < timedelta(days=DAYS)
