"""Coming in by a link, and leaving."""

from datetime import timedelta

import pytest

from tests.factories import a_link, a_workshop, link_by_hash
from toolkit.access.links import COOKIE, hash_of, issue_link
from toolkit.clock import now
from toolkit.storage.engine import write_session


@pytest.fixture
def secret(record):
    return issue_link("facilitator", "Sam")


def test_a_link_sets_a_cookie_and_goes_to_the_first_screen(secret, visitor):
    answer = visitor().get(f"/join/{secret}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"{COOKIE}={secret}".lower())
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie and "max-age=7776000" in cookie
    assert "secure" not in cookie
    assert answer.headers["cache-control"] == "no-store" and answer.headers["referrer-policy"] == "no-referrer"


def test_over_https_the_cookie_never_travels_without(secret, visitor):
    device = visitor()
    device.base_url = "https://hall.example"
    assert "secure" in device.get(f"/join/{secret}").headers["set-cookie"].lower()


def dead_links(session) -> dict[str, str]:
    made = {name: a_link(session) for name in ("revoked", "expired")}
    links = {name: link_by_hash(hash_of(secret), session=session) for name, secret in made.items()}
    links["revoked"].revoked_at = now()
    links["expired"].expires_at = now() - timedelta(seconds=1)
    return made | {"mistyped": "xyz", "hostile": "%3Cscript%3Ealert(1)", "long": "x" * 5000, "odd": "%00%ff%F0%9F"}


@pytest.mark.parametrize("kind", ["revoked", "expired", "mistyped", "hostile", "long", "odd"])
def test_a_dead_link_gets_a_page_that_says_what_to_do_and_no_cookie(record, visitor, kind):
    with write_session() as session:
        dead = dead_links(session)[kind]
    answer = visitor().get(f"/join/{dead}")
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers
    assert "You need a link to come in" in answer.text and "Ask the facilitator for a new one." in answer.text
    assert "<script" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_dead_link_leaves_a_good_cookie_alone(secret, visitor):
    answer = visitor(secret).get("/join/nonsense")
    assert answer.status_code == 404 and "set-cookie" not in answer.headers


def test_leaving_asks_first_and_then_forgets(secret, visitor):
    device = visitor()
    device.get(f"/join/{secret}")
    asked = device.get("/leave")
    assert asked.status_code == 200 and "set-cookie" not in asked.headers and 'method="post"' in asked.text
    assert device.cookies.get(COOKIE)
    left = device.post("/leave")
    assert left.status_code == 200 and "This device has forgotten your link." in left.text
    assert not device.cookies.get(COOKIE)


def test_leaving_needs_no_link_and_no_record(visitor, point_at, var):
    point_at(f"sqlite:///{var / 'never-made.db'}")
    assert visitor().post("/leave").status_code == 200


def test_a_record_that_is_away_is_said_and_the_link_may_be_tried_again(var, point_at, visitor):
    point_at(f"sqlite:///{var / 'empty.db'}")
    answer = visitor().get("/join/anything")
    assert answer.status_code == 503 and "set-cookie" not in answer.headers
    assert "not up to date" in answer.text


@pytest.mark.parametrize("address", ["/join", "/join/", "/join/a/b"])
def test_addresses_that_are_no_links(record, visitor, address):
    assert visitor().get(address).status_code == 404


def test_the_pages_look_the_same_everywhere(record, visitor):
    answer = visitor().get("/assets/doors.css")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/css")
    with write_session() as session:
        a_workshop(session)
    assert visitor().get("/assets/leaflet/leaflet.js").status_code == 200
    assert visitor().get("/assets/../routes.py").status_code == 404
    assert visitor().get("/assets/%2e%2e/routes.py").status_code == 404
