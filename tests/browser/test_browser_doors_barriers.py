"""Every page for people with a link or a code, as it opens and with what its form says is wrong: nothing that axe or a measure finds."""

import pytest
from playwright.sync_api import Page, expect
from starlette.routing import Mount

from tests.browser.checks import barriers, everything, measured, sideways
from tests.browser.conftest import App, Furnished, come_in
from tests.browser.doors_looked_at import NO_PAGES, OF_A_FORM, WRONG, Doors, doors
from toolkit.access.roles import Role
from toolkit.storage.engine import write_session
from toolkit.web.routes import routes

pytestmark = pytest.mark.browser

PAGES: list[Doors] = []      # made once for the whole file


@pytest.fixture(scope="module")
def app(furnished: Furnished) -> App:
    """An app whose record has a row at every stage."""
    return furnished.app


@pytest.fixture
def pages(furnished: Furnished, at_record) -> Doors:
    """The doors' addresses; what they need is made by the first test."""
    if not PAGES:
        with write_session() as session:
            PAGES.append(doors(furnished.world, session))
    return PAGES[0]


def test_every_door_with_a_page_is_looked_at(pages):
    known = {*pages.anyone, *pages.team, *pages.host, *NO_PAGES, *OF_A_FORM}
    assert {route.name for route in routes() if not isinstance(route, Mount)} == known


@pytest.mark.parametrize("half", [0, 1])
def test_no_door_has_a_barrier(half, window, pages, app, full):
    """In the short run as it stands, half of them dark; in the long run in every look and size."""
    page, found = window(None, dark=bool(half) and not full, phone=bool(half) and not full).page, {}
    for address in sum(pages.anyone.values(), ())[half::2]:
        found[address] = looked_at(page, app.url, address, full)
    assert not any(found.values()), report(found)


def test_no_door_of_the_team_has_a_barrier(window, pages, app, furnished, full):
    team, host = window(Role.ADMINISTRATOR).page, window(None).page
    come_in(host, f"{app.url}/join/{furnished.world.host}")
    found = {address: looked_at(page, app.url, address, full)
             for page, names in ((team, pages.team), (host, pages.host)) for address in sum(names.values(), ())}
    assert not any(found.values()), report(found)


def test_what_a_door_says_is_wrong_has_no_barrier(window, pages, app, full):
    page, found = window(None, dark=True).page, {}
    for name, typed in WRONG.items():
        page.goto(app.url + pages.anyone[name][0])
        if typed:
            page.get_by_role("textbox").fill(typed)
        page.locator("main form button").first.click()
        expect(page.get_by_role("alert")).to_be_visible()
        found[name] = everything(page, screen=False) if full else barriers(page) + measured(page, "small", "loss")
    assert not any(found.values()), report(found)


def looked_at(page: Page, url: str, address: str, full: bool) -> list[str]:
    """What is wrong with a door's page."""
    page.goto(url + address)
    expect(page.locator("h1").first).to_be_visible()
    if full:
        return everything(page, screen=False)
    return barriers(page) + measured(page, "small", "loss", "moving") + ["scrolls sideways"] * sideways(page)


def report(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{where}: {wrong}" for where, all_wrong in found.items() for wrong in all_wrong)
