"""The pictures and films of stories: only for people with a link, never run, films in parts."""

from uuid import uuid4

import pytest

from tests.factories import a_link, an_actor, link_by_hash
from tests.films import an_mp4
from toolkit.access.links import hash_of
from toolkit.clock import now
from toolkit.models import OwnStory
from toolkit.steps.stories import Written, add_story, withdraw_story
from toolkit.storage.engine import write_session
from toolkit.web import story_file

FILM = an_mp4(bytes(range(256)) * 8)
NAME = 'a "film" ü.mp4'


@pytest.fixture
def film(database):
    """The address of a film, on both databases; and its story's id."""
    with write_session() as session:
        made = add_story(an_actor(), Written("T", "S", "Told here", (1,)), (FILM, NAME), session=session)
        return f"/story-files/{session.get_one(OwnStory, made).file_id}", made


def link(role="facilitator", days=None) -> str:
    with write_session() as session:
        return a_link(session, role, days=days)


def test_without_a_link_nothing_is_shown(film, visitor):
    for secret in (None, "guessed", link(days=-1)):
        answer = visitor(secret).get(film[0])
        assert answer.status_code == 403 and "You need a link" in answer.text and b"ftyp" not in answer.content


@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("facilitator", 200), ("small-group-host", 200),
                                              ("commissioner", 200), ("broker", 403)])
def test_every_role(film, visitor, role, status):
    assert visitor(link(role)).get(film[0]).status_code == status


def test_the_file_comes_as_it_was_given_and_never_runs(film, visitor):
    answer = visitor(link()).get(film[0])
    assert answer.content == FILM and answer.headers["content-type"] == "video/mp4"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "sandbox" in answer.headers["content-security-policy"] and "script" not in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"] == "inline; filename*=UTF-8''a%20%22film%22%20%C3%BC.mp4"
    assert answer.headers["cache-control"] == "private, no-cache"


def test_an_unchanged_file_is_not_sent_again_but_the_link_is_asked_for_again(film, visitor):
    secret = link()
    device = visitor(secret)
    tag = {"If-None-Match": device.get(film[0]).headers["etag"]}
    assert device.get(film[0], headers=tag).status_code == 304
    with write_session() as session:
        link_by_hash(hash_of(secret), session=session).revoked_at = now()
    assert device.get(film[0], headers=tag).status_code == 403


@pytest.mark.parametrize(("asked", "first", "last"), [
    ("bytes=0-", 0, len(FILM) - 1), ("bytes=0-0", 0, 0), ("bytes=10-19", 10, 19), ("bytes=100-999999", 100, len(FILM) - 1),
    ("bytes=-5", len(FILM) - 5, len(FILM) - 1), ("bytes=-999999", 0, len(FILM) - 1)])
def test_a_player_asks_for_parts(film, visitor, asked, first, last):
    answer = visitor(link()).get(film[0], headers={"Range": asked})
    assert answer.status_code == 206 and answer.content == FILM[first:last + 1]
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(FILM)}"


@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=999999-1000000", "bytes=-0"])
def test_a_part_that_is_not_there(film, visitor, asked):
    answer = visitor(link()).get(film[0], headers={"Range": asked})
    assert answer.status_code == 416 and answer.headers["content-range"] == f"bytes */{len(FILM)}" and not answer.content


@pytest.mark.parametrize("asked", ["bytes=9-5", "bytes=-", "bytes=0-1,5-6", "pages=1-2", "bytes=x-y", "bytes=" + "9" * 400 + "-"])
def test_what_is_no_range_is_answered_with_the_whole(film, visitor, asked):
    answer = visitor(link()).get(film[0], headers={"Range": asked})
    assert answer.status_code == 200 and answer.content == FILM


def test_a_long_part_comes_in_pieces(film, visitor, monkeypatch):
    monkeypatch.setattr(story_file, "MOST_AT_ONCE", 1000)
    device, got = visitor(link()), b""
    while len(got) < len(FILM):
        got += device.get(film[0], headers={"Range": f"bytes={len(got)}-"}).content
    assert got == FILM


def test_a_part_of_another_version_is_answered_with_the_whole(film, visitor):
    answer = visitor(link()).get(film[0], headers={"Range": "bytes=0-3", "If-Range": '"older"'})
    assert answer.status_code == 200 and answer.content == FILM


def test_what_is_withdrawn_or_was_never_there(film, visitor):
    device = visitor(link())
    with write_session() as session:
        withdraw_story(an_actor(), film[1], session=session)
    for address in (film[0], f"/story-files/{uuid4()}"):
        answer = device.get(address)
        assert answer.status_code == 404 and "not here any more" in answer.text
    assert device.get("/story-files/x").status_code == 404


def test_a_record_that_is_away(var, point_at, visitor):
    point_at(f"sqlite:///{var / 'empty.db'}")
    answer = visitor("anything").get(f"/story-files/{uuid4()}")
    assert answer.status_code == 503 and "not up to date" in answer.text
