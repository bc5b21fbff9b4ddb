"""The way back from the sign-in provider: our own sign-in, or why not; and nothing that says who somebody is leaves the server."""

from datetime import timedelta

import pytest
from sqlmodel import select
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.auth_util import set_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from pages.ui.account import claims_in
from tests.factories import a_workshop
from toolkit.access.links import COOKIE, hash_of
from toolkit.access.members import Person, Place, add_member, end_member
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.access.signed_in import HOURS_OF_A_MEMBER, holder_of, sign_out
from toolkit.clock import now
from toolkit.errors import NotSignedIn
from toolkit.models import Member, SignIn
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.audit import records
from toolkit.web.account_door import THEIRS, AccountDoor

ISSUER, EMAIL = "https://id.example.org", "sam.lee@council.gov.uk"
SAM = {"iss": ISSUER, "sub": "42", "email": EMAIL, "email_verified": True, "name": "Sam Lee", "is_logged_in": True}


@pytest.fixture
def provider_says(record):
    """A function that lets a device come back from the provider with these claims, in cookies as Streamlit signs them."""
    opened = []

    def back(claims=None, cookie=None, **more):
        def callback(_):
            answer = RedirectResponse("/", 302)
            answer.set_cookie("_streamlit_session", "used up")
            answer.delete_cookie(USER_COOKIE_NAME)
            for name, value in ((USER_COOKIE_NAME, claims), (TOKENS_COOKIE_NAME, {"id_token": "secret"})) if claims else ():
                set_cookie_with_chunks(lambda own, kept: answer.set_cookie(own, sign(own, kept).decode()), sign, name, value | more,
                                       cookie_attr_size=80)
            return answer

        app = Starlette(routes=[Route("/oauth2callback", callback), Route("/", lambda _: PlainTextResponse("in"))],
                        middleware=[Middleware(AccountDoor, claims_in=claims_in)])
        opened.append(TestClient(app, follow_redirects=False, cookies={COOKIE: cookie} if cookie else None))
        return opened[-1].get("/oauth2callback?code=1&state=2")

    yield back
    for one in opened:
        one.close()


def sign(name, value):
    return create_signed_value(get_cookie_secret(), name, value)


@pytest.fixture
def sam(record):
    with write_session() as session:
        return add_member(COMMAND_LINE, Person("Sam Lee", EMAIL), Place(Role.FACILITATOR), session=session)


def kept(member_id):
    with read_session() as session:
        return session.get_one(Member, member_id)


def cookie_in(answer):
    return answer.cookies.get(COOKIE)


def is_in(cookie):
    try:
        return holder_of(cookie)
    except NotSignedIn:
        return None


def nothing_of_theirs_leaves(answer) -> bool:
    return not any(line.startswith(THEIRS) for line in answer.headers.get_list("set-cookie"))


@pytest.mark.parametrize("more", [{}, {"groups": "x" * 20_000}], ids=["one cookie", "many cookies"])
def test_a_member_comes_in_with_a_cookie_of_ours_and_none_of_theirs(provider_says, sam, more):
    answer = provider_says(SAM, **more)
    assert (answer.status_code, answer.headers["location"]) == (303, "/") and nothing_of_theirs_leaves(answer)
    assert any(line.startswith("_streamlit_session") for line in answer.headers.get_list("set-cookie"))
    actor = is_in(cookie_in(answer))
    assert (actor.name, actor.role, actor.member_id, actor.link_id) == ("Sam Lee", Role.FACILITATOR, sam, None)
    assert (kept(sam).issuer, kept(sam).subject) == (ISSUER, "42") and kept(sam).last_signed_in_at
    with read_session() as session:
        assert [one.act for one in records(session=session)] == ["add a member", "bind an account", "come in"]


def test_a_sign_in_of_a_member_lasts_a_working_day(provider_says, sam):
    cookie = cookie_in(provider_says(SAM))
    with write_session() as session:
        one = session.exec(select(SignIn).where(SignIn.secret_hash == hash_of(cookie))).one()
        assert timedelta(hours=HOURS_OF_A_MEMBER - 1) < one.expires_at - now() <= timedelta(hours=HOURS_OF_A_MEMBER)
        one.expires_at = now()
    assert is_in(cookie) is None


def test_who_is_no_member_reads_whom_to_ask_and_is_not_in(provider_says, record):
    answer = provider_says(SAM)
    assert answer.status_code == 403 and cookie_in(answer) is None and nothing_of_theirs_leaves(answer)
    assert f"Your account is {EMAIL}" in answer.text and "Ask an administrator of Common Table at your council" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("claims", [None, {"is_logged_in": False}, SAM | {"sub": ""}, SAM | {"is_logged_in": False}])
def test_what_the_provider_did_not_finish_lets_nobody_in(provider_says, sam, claims):
    answer = provider_says(claims)
    assert answer.status_code == 403 and cookie_in(answer) is None and nothing_of_theirs_leaves(answer)
    assert "You are not signed in" in answer.text and 'href="/"' in answer.text


def test_a_cookie_that_somebody_made_up_is_nobody(sam):
    assert claims_in({USER_COOKIE_NAME: "made.up.value"}) is None and claims_in({}) is None
    assert claims_in({USER_COOKIE_NAME: sign("another_name", '{"is_logged_in": true}').decode()}) is None


def test_an_address_the_provider_does_not_vouch_for_opens_nothing(provider_says, sam):
    assert provider_says(SAM | {"email_verified": False}).status_code == 403 and kept(sam).subject is None


def test_an_address_given_to_somebody_else_later_opens_nothing(provider_says, sam):
    provider_says(SAM)
    answer = provider_says(SAM | {"sub": "43"})
    assert answer.status_code == 403 and "has come in with another account until now" in answer.text
    assert provider_says(SAM | {"iss": "https://other.example.org"}).status_code == 403
    assert provider_says(SAM | {"email": "sam.newname@council.gov.uk"}).status_code == 303      # the same account, married meanwhile


def test_what_is_in_an_account_is_escaped(provider_says, record):
    answer = provider_says({"iss": ISSUER, "sub": "42", "name": "<script>alert(1)</script>", "is_logged_in": True})
    assert "<script>" not in answer.text and "&lt;script&gt;" in answer.text


def test_signing_out_ends_it_on_all_devices_and_a_copied_cookie_opens_nothing(provider_says, sam):
    laptop, phone = cookie_in(provider_says(SAM)), cookie_in(provider_says(SAM))
    assert laptop != phone and is_in(laptop) and is_in(phone)
    sign_out(phone)
    assert is_in(laptop) is None and is_in(phone) is None
    assert is_in(cookie_in(provider_says(SAM)))


def test_an_ended_member_is_out_at_once_and_stays_out(provider_says, sam):
    cookie = cookie_in(provider_says(SAM))
    with write_session() as session:
        end_member(COMMAND_LINE, sam, session=session)
    assert is_in(cookie) is None and provider_says(SAM).status_code == 403
    with write_session() as session:
        add_member(COMMAND_LINE, Person("Sam Lee", EMAIL), Place(Role.BROKER), session=session)
    assert is_in(cookie) is None                                    # what was ended does not come alive again
    assert is_in(cookie_in(provider_says(SAM))).role == Role.BROKER


def test_who_signs_in_again_goes_on_with_the_cookie_they_have_and_with_no_other(provider_says, sam):
    cookie = cookie_in(provider_says(SAM))
    assert cookie_in(provider_says(SAM, cookie)) == cookie
    with write_session() as session:
        add_member(COMMAND_LINE, Person("Kim", "kim@council.gov.uk"), Place(Role.BROKER), session=session)
    kims = cookie_in(provider_says(SAM | {"sub": "9", "email": "kim@council.gov.uk"}, cookie))
    assert kims != cookie and is_in(kims).name == "Kim"
    sign_out(cookie)
    assert cookie_in(provider_says(SAM, cookie)) != cookie


def test_a_commissioner_for_areas_sees_the_workshops_of_these(provider_says, record):
    with write_session() as session:
        ours, theirs = a_workshop(session, title="Ours"), a_workshop(session, area=False, title="Theirs")
        place = Place(Role.COMMISSIONER, areas=("Oxfordshire",))
        add_member(COMMAND_LINE, Person("Sam Lee", EMAIL), place, session=session)
    actor = is_in(cookie_in(provider_says(SAM)))
    assert actor.only == actor.workshops == {ours.id} and theirs.id not in actor.workshops
