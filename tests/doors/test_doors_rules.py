"""Every door, found in routes(): who may open it, that forms of other sites are turned away, and what every answer carries."""

import re
from uuid import UUID

import pytest
from starlette.convertors import IntegerConvertor, StringConvertor, UUIDConvertor
from starlette.routing import Mount

from tests.factories import a_link, an_actor
from toolkit import settings
from toolkit.access.roles import LINK_ROLES, MAY, Role, may
from toolkit.reports.pack import PACK
from toolkit.storage.engine import write_session
from toolkit.web import case_doors, code_door, guard, host, join, offer, room
from toolkit.web.door import ANYONE, WITH_CODE
from toolkit.web.guesses import Guesses
from toolkit.web.routes import routes

SHEET = PACK[0].slug        # what is printed is looked up before who asks
MADE_UP = {UUIDConvertor: UUID(int=7), IntegerConvertor: 3, StringConvertor: "ZZZZZ"}
FOREIGN = ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://other.example"},
           {"origin": "https://testserver.other.example"}, {"origin": "https://other.example", "sec-fetch-site": "cross-site"},
           {"origin": "http://["})
OUT = (401, 403)
# Forms that need no seal, and why: what they send is kept nowhere, or only a device with this installation's own cookie is heard.
UNSEALED = {"vote_paper.html": "leads to the page on which the ballot is looked through", "receipt.html": "asks and changes nothing",
            "host.html": "SameSite cookie; lines wait for hours without a connection", "host_again.html": "the same form, sent again",
            "vote_review.html": "its first form leads back to the paper", "room.html": "its second form leads to the ballot of a paper"}


def doors():
    return [route for route in routes() if not isinstance(route, Mount)]


def address(door) -> str:
    """A door's address with made-up words in it."""
    made_up = {name: SHEET if name == "sheet" else MADE_UP[type(one)] for name, one in door.param_convertors.items()}
    return door.url_path_for(door.name, **made_up)


def asked(device, door, **headers):
    """One answer of each way in which a door may be asked."""
    given = {"content": "x=1", "headers": {"content-type": "application/x-www-form-urlencoded", **headers}}
    return [device.request(method, address(door), **(given if method == "POST" else {"headers": headers}))
            for method in sorted(door.methods - {"HEAD"})]


def by_rule(*rules) -> list:
    return [pytest.param(door, id=f"{'/'.join(sorted(door.methods))} {door.path}") for door in doors()
            if (door.may if door.may in (ANYONE, WITH_CODE) else "act") in rules]


def test_every_door_and_every_folder_has_a_rule():
    for route in routes():
        assert route.may in (*MAY, ANYONE, WITH_CODE) and route.act in (*MAY, ""), route.path
        assert route.act == "" or route.may != WITH_CODE or Role.TICKET_HOLDER in MAY[route.act] or route.act == "come in", route.path
    assert {route.path for route in routes() if isinstance(route, Mount)} == {"/assets/leaflet", "/assets/pictures", "/assets"}


@pytest.mark.parametrize("door", by_rule("act"))
def test_a_door_of_an_act_opens_to_whoever_may_and_to_nobody_else(door, record, visitor):
    for role in LINK_ROLES:
        with write_session() as session:
            secret = a_link(session, role)
        for answer in asked(visitor(secret), door):
            if may(an_actor(role), door.may):
                assert answer.status_code not in OUT, (role, answer.text)
            else:
                assert answer.status_code >= 400, (role, answer.text)
    for stranger in (visitor(), visitor("no-link")):
        assert all(answer.status_code in (*OUT, 422) and "set-cookie" not in answer.headers for answer in asked(stranger, door))


@pytest.mark.parametrize("door", by_rule(WITH_CODE))
def test_a_door_of_a_code_opens_nothing_with_a_made_up_one_whoever_asks(door, record, visitor):
    with write_session() as session:
        secret = a_link(session, Role.ADMINISTRATOR)
    for device in (visitor(), visitor(secret)):
        device.follow_redirects = True
        assert {answer.status_code for answer in asked(device, door)} <= {404, 409, 422}


OPENED = ("_opened",)       # the address of a button, opened as a page: it leads to where a wrong code is measured
ANYHOW = {"send"}           # 80 bits of seal, and a hall's ballots come here at once: nothing is kept in mind


@pytest.mark.parametrize("door", by_rule(WITH_CODE))
def test_wrong_codes_are_answered_later_and_later(door, record, visitor, monkeypatch):
    waited = []

    async def held_back(seconds):
        waited.append(await seconds)

    for module in (guard, case_doors, code_door, host, join, offer, room):
        monkeypatch.setattr(module, "GUESSES", Guesses())
        monkeypatch.setattr(module, "held_back", held_back)
    device = visitor()
    for _ in range(8):
        asked(device, door)
    if not door.name.endswith(OPENED) and door.name not in ANYHOW:
        assert len(waited) >= 8 and waited[0] == 0 and waited[-1] > 0, waited


@pytest.mark.parametrize("door", by_rule(ANYONE))
def test_a_door_for_anybody_asks_for_no_link(door, record, visitor):
    assert not {answer.status_code for answer in asked(visitor(), door)} & {*OUT, 500}


@pytest.mark.parametrize("door", [param for param in by_rule("act", WITH_CODE, ANYONE) if "POST" in param.values[0].methods])
def test_a_form_of_another_site_is_turned_away_at_every_door_that_takes_one(door, record, visitor):
    with write_session() as session:
        secret = a_link(session, Role.ADMINISTRATOR)
    for headers in FOREIGN:
        for device in (visitor(), visitor(secret)):
            answer = asked(device, door, **headers)[-1]
            assert answer.status_code == 403 and "page of another site" in answer.text and "set-cookie" not in answer.headers
    for ours in ({"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}, {"origin": "null"}, {}):
        assert "page of another site" not in asked(visitor(), door, **ours)[-1].text


def test_every_form_that_is_sent_carries_a_seal():
    for file in sorted((settings.ROOT / "toolkit" / "web" / "templates").glob("*.html")):
        text = re.sub(r"\{%.*?%\}", "", file.read_text(encoding="utf-8"))
        forms = re.findall(r'(?s)<form method="post".*?</form>', text)
        bare = [form for form in forms if 'name="seal"' not in form]
        assert not bare or file.name in UNSEALED, file.name
        assert file.name in UNSEALED or text.count('method="post"') == len(forms), file.name


@pytest.mark.parametrize("door", by_rule("act", WITH_CODE, ANYONE))
def test_every_answer_lets_nothing_foreign_run(door, record, visitor):
    with write_session() as session:
        secret = a_link(session, Role.ADMINISTRATOR)
    for answer in [*asked(visitor(), door), *asked(visitor(secret), door), *asked(visitor(), door, origin="https://other.example")]:
        strict(answer)


@pytest.mark.parametrize("file", ["host.js", "doors.css", "leaflet/leaflet.js", "pictures/openmoji/1F331.svg", "nothing.js"])
def test_every_file_of_ours_too(file, visitor):
    strict(visitor().get(f"/assets/{file}"))


def strict(answer) -> None:
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'" and policy["frame-ancestors"] == "'none'"
    assert set(" ".join(policy.values()).split()) <= {"'none'", "'self'"}
    assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "DENY" and "server" not in answer.headers


def test_no_template_holds_a_script_or_a_style_of_its_own():
    for file in (settings.ROOT / "toolkit" / "web" / "templates").glob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|javascript:|\son[a-z]+=", text), file.name
        scripts = re.findall(r"<script.*?</script>", text)
        assert all(re.match(r'<script src="/assets/[\w.]+"[^>]*></script>', one) for one in scripts), file.name
