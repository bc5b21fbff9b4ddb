"""Coming in by a link, and leaving."""

import re
from datetime import timedelta

import pytest

from tests.factories import a_link, a_workshop, link_by_hash
from toolkit.access.links import COOKIE, hash_of, issue_link
from toolkit.access.roles import Role
from toolkit.access.seal import form_seal
from toolkit.clock import now
from toolkit.storage.engine import write_session
from toolkit.web import join
from toolkit.web.guesses import Guesses


@pytest.fixture
def secret(record):
    return issue_link("facilitator", "Sam")


def press(device, secret: str):
    """Open a link as a person does, and press its one button."""
    opened = device.get(f"/join/{secret}")
    assert opened.status_code == 200 and opened.text.partition("<main")[2].count("<button") == 1
    return device.post(f"/join/{secret}", data={"seal": seal_in(opened)})


def seal_in(answer) -> str:
    return re.search(r'name="seal" value="([^"]+)"', answer.text)[1]


def test_the_button_of_a_link_sets_a_cookie_and_goes_to_the_first_screen(secret, visitor):
    answer = press(visitor(), secret)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"{COOKIE}=") and secret.lower() not in cookie
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie and "max-age=7776000" in cookie
    assert "secure" not in cookie
    assert answer.headers["cache-control"] == "no-store" and answer.headers["referrer-policy"] == "no-referrer"


def test_opening_a_link_any_number_of_times_uses_nothing_up_and_signs_nobody_in(record, visitor):
    secret = issue_link(Role.ADMINISTRATOR, "Ana")
    for scanner in (visitor(), visitor()):
        for method in ("GET", "HEAD"):
            answer = scanner.request(method, f"/join/{secret}")
            assert answer.status_code == 200 and COOKIE not in scanner.cookies
    page = visitor().get(f"/join/{secret}").text
    assert "<b>Ana</b>" in page and "It opens once" in page and "<script>" not in page
    assert press(visitor(), secret).status_code == 303


def test_an_administrators_link_opens_once_and_leads_on_the_device_that_opened_it(record, visitor):
    secret, device, other = issue_link(Role.ADMINISTRATOR, "Ana"), visitor(), visitor()
    waiting = seal_in(other.get(f"/join/{secret}"))
    assert press(device, secret).status_code == 303
    late = other.post(f"/join/{secret}", data={"seal": waiting})
    assert late.status_code == 404 and COOKIE not in other.cookies and "this one may have been used" in late.text
    assert visitor().get(f"/join/{secret}").status_code == 404
    assert device.get(f"/join/{secret}").headers["location"] == "/"


def test_a_facilitators_link_opens_on_two_devices_which_leave_on_their_own(secret, visitor):
    phone, laptop = visitor(), visitor()
    assert [press(device, secret).status_code for device in (phone, laptop)] == [303, 303]
    kept = phone.cookies[COOKIE]
    assert kept != laptop.cookies[COOKIE]
    leave(phone)
    phone.cookies.set(COOKIE, kept)
    assert phone.get("/tiles/light/5/15/10.png").status_code == 403
    assert laptop.get("/tiles/light/5/15/10.png").status_code != 403


def leave(device):
    """Sign out as a person does."""
    return device.post("/leave", data={"seal": seal_in(device.get("/leave"))})


def test_a_page_of_another_site_signs_nobody_in_with_a_link_of_its_own(secret, visitor):
    theirs = visitor()
    seal = seal_in(theirs.get(f"/join/{secret}"))
    for device, sent in ((visitor(), {"seal": seal}), (visitor(), {"more": "1"}), (theirs, {"seal": "0.AAAA"})):
        answer = device.post(f"/join/{secret}", data=sent)
        assert answer.status_code == 422 and COOKIE not in device.cookies and "press the button again" in answer.text
    again = theirs.post(f"/join/{secret}", data={"seal": seal_in(answer)})
    assert again.status_code == 303


def test_wrong_links_are_answered_later_and_later_and_a_right_one_at_once(secret, visitor, monkeypatch):
    waited = []

    async def note(seconds):
        waited.append(await seconds)

    monkeypatch.setattr(join, "GUESSES", Guesses())
    monkeypatch.setattr(join, "held_back", note)
    for number in range(12):
        assert visitor().get(f"/join/wrong{number}").status_code == 404
    assert waited[:5] == [0] * 5 and waited == sorted(waited) and waited[-1] > 1
    assert press(visitor(), secret).status_code == 303 and len(waited) == 12


def test_over_https_the_cookie_never_travels_without(secret, visitor):
    device = visitor()
    device.base_url = "https://hall.example"
    assert "secure" in device.get(f"/join/{secret}").headers["set-cookie"].lower()
    assert "secure" in press(device, secret).headers["set-cookie"].lower()


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
    assert "<script>" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_dead_link_leaves_a_good_cookie_alone(secret, visitor):
    answer = visitor(secret).get("/join/nonsense")
    assert answer.status_code == 404 and "set-cookie" not in answer.headers


def test_leaving_asks_first_and_then_forgets(secret, visitor):
    device = visitor()
    press(device, secret)
    asked = device.get("/leave")
    assert asked.status_code == 200 and "set-cookie" not in asked.headers and 'method="post"' in asked.text
    for foreign in ({"more": "1"}, {"seal": form_seal("leave", "")}):
        assert "Sign out on this device?" in device.post("/leave", data=foreign).text
    assert device.cookies.get(COOKIE)
    left = leave(device)
    assert left.status_code == 200 and "This device is signed out" in left.text
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
