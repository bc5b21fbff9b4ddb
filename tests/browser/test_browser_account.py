"""Signing in with a council account, the whole way: a real OpenID Connect provider on this computer, and a real browser."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import DESKTOP, App, wait_for_link
from tests.browser.talk import PATIENCE_MS, listen, settled
from tests.conftest import close_engines
from tests.factories import a_case
from toolkit import settings
from toolkit.access.links import COOKIE
from toolkit.access.members import Person, Place, add_member, end_member
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.addresses import free_port
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

SAM = {"sub": "sam-42", "name": "Sam Lee", "email": "Sam.Lee@council.gov.uk", "email_verified": True}
EVE = {"sub": "eve-13", "name": "Eve", "email": "eve@elsewhere.example", "email_verified": True}


@pytest.fixture(scope="module")
def provider(tmp_path_factory) -> Iterator[str]:
    """A provider with two accounts, at which people sign in; gives its address."""
    port = free_port()
    words = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true"]
    for one in (SAM, EVE):
        words += ["--user-claims", json.dumps(one)]
    with (tmp_path_factory.mktemp("provider") / "log").open("w") as said, subprocess.Popen(words, stdout=said, stderr=said) as process:
        try:
            wait_until_it_answers(f"http://localhost:{port}/.well-known/openid-configuration", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()


def wait_until_it_answers(url: str, process: subprocess.Popen) -> None:
    for _ in range(150):
        with suppress(OSError):
            urllib.request.urlopen(url, timeout=2).close()
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.2)
    pytest.fail("The provider did not start.")


@pytest.fixture
def table(provider, tmp_path_factory, shared_places) -> Iterator[App]:
    """Common Table with that provider set up, on a record of its own, and this process at the same record."""
    var, port = tmp_path_factory.mktemp("table"), free_port()
    (var / "places").symlink_to(shared_places, target_is_directory=True)
    more = {"TOOLKIT_VAR": str(var), "DATABASE_URL": f"sqlite:///{var / 'record.db'}", "PYTHONUNBUFFERED": "1",
            "TOOLKIT_OIDC_METADATA_URL": f"{provider}/.well-known/openid-configuration", "TOOLKIT_OIDC_CLIENT_ID": "common-table",
            "TOOLKIT_OIDC_CLIENT_SECRET": "s3cret-of-the-client"}
    words, log = [sys.executable, "-m", "toolkit", "serve", "--no-browser", "--port", str(port)], var / "app.log"
    with log.open("w") as said, subprocess.Popen(words, cwd=settings.ROOT, env=os.environ | more, stdout=said, stderr=said) as process:
        try:
            yield App(f"http://localhost:{port}", wait_for_link(log, process), var, more["DATABASE_URL"])
        finally:
            process.terminate()


@pytest.fixture
def device(table, chromium: Browser, monkeypatch) -> Iterator[Callable[..., Page]]:
    """A function that gives a browser of its own, which may carry a cookie."""
    close_engines()
    monkeypatch.setenv("TOOLKIT_VAR", str(table.var))
    monkeypatch.setenv("DATABASE_URL", table.database_url)
    opened: list[BrowserContext] = []

    def new(cookie: str | None = None) -> Page:
        opened.append(chromium.new_context(viewport=DESKTOP, reduced_motion="reduce"))
        opened[-1].set_default_timeout(PATIENCE_MS)
        if cookie:
            opened[-1].add_cookies([{"name": COOKIE, "value": cookie, "url": table.url}])
        page = opened[-1].new_page()
        listen(page)
        page.goto(f"{table.url}/cases")
        return settled(page)

    yield new
    for one in opened:
        one.close()
    close_engines()


def to_provider(page: Page) -> Page:
    page.get_by_role("button", name="Sign in with your council account").click()
    expect(page.get_by_role("heading", name="Authorize Client")).to_be_visible()
    return page


def cookie_of(page: Page) -> str:
    return next(one["value"] for one in page.context.cookies() if one["name"] == COOKIE)


def sees_only_the_way_in(page: Page) -> None:
    expect(page.get_by_role("heading")).to_have_text(["Sign in to come in"])
    expect(page.get_by_role("button", name="Sign in with your council account")).to_be_visible()


def test_signing_in_with_an_account_and_out_again(device, table, provider):
    laptop = device()
    sees_only_the_way_in(laptop)
    to_provider(laptop).get_by_role("button", name="Deny").click()
    expect(laptop.get_by_role("heading")).to_have_text("You are not signed in")
    laptop.get_by_role("link", name="Try again").click()
    to_provider(settled(laptop)).get_by_role("button", name="eve-13").click()
    expect(laptop.get_by_text("Your account is eve@elsewhere.example")).to_be_visible()
    assert COOKIE not in [one["name"] for one in laptop.context.cookies()]

    with write_session() as session:
        a_case(session)
        sam = add_member(COMMAND_LINE, Person("Sam Lee", "sam.lee@council.gov.uk"), Place(Role.BROKER), session=session)
    laptop.get_by_role("link", name="Try again").click()
    comes_in_as_sam(laptop)
    assert not [one["name"] for one in laptop.context.cookies() if one["name"].startswith("_streamlit_user")]
    phone = comes_in_as_sam(device())
    copied = cookie_of(phone)

    phone.goto(f"{table.url}/leave")
    expect(phone.get_by_role("heading")).to_have_text("Sign out on all your devices?")
    phone.get_by_role("button", name="Sign out").click()
    expect(phone.get_by_role("heading")).to_have_text("You are signed out")
    laptop.get_by_text("All cases", exact=True).click()
    sees_only_the_way_in(laptop)
    sees_only_the_way_in(device(copied))

    again = comes_in_as_sam(laptop)
    with write_session() as session:
        end_member(COMMAND_LINE, sam, session=session)
    again.get_by_text("All cases", exact=True).click()
    sees_only_the_way_in(again)
    written = [file.read_bytes() for file in table.var.rglob("*") if file.is_file() and "places" not in file.parts]
    assert written and not any(b"s3cret-of-the-client" in found for found in written)


def comes_in_as_sam(page: Page) -> Page:
    to_provider(settled(page)).get_by_role("button", name="sam-42").click()
    expect(page.get_by_role("heading", name="Cases", exact=True)).to_be_visible()
    return settled(page)
