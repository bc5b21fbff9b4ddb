"""What people typed is shown and never run: harmful words in every text of every table, and all of it opened in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error
from sqlmodel import SQLModel

from pages.ui.screens import every_screen
from tests.browser.conftest import App, serving
from tests.browser.seen_running import Watched, watched
from tests.browser.talk import settled
from tests.conftest import kept_at
from tests.factories import a_cookie, a_link, an_actor
from tests.payloads import opened
from tests.payloads.crowded import crowd
from tests.payloads.doors import door_of
from tests.payloads.kept import models, tables
from tests.payloads.poisoned import poison, typed_columns
from tests.payloads.typed import PAYLOADS
from tests.payloads.walk import Stop
from tests.payloads.world import World, a_world
from tests.screens.person import carrying, forget
from toolkit.access.links import COOKIE
from toolkit.access.roles import Role
from toolkit.steps.example import load_example
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

RUN_AT_ONCE = [one.format(7) for one in PAYLOADS if re.search(r"onerror|onload|<script|onfocus", one)]
LISTS = ("services", "service_at_locations", "taxonomies", "taxonomy_terms")
# Setting one takes seconds, and no browser draws it here: tests/doors/test_doors_payloads.py looks into each of them.
OF_OTHER_PROGRAMS = re.compile(r"\.(pdf|zip|docx|xlsx)(\?|$)|^/export")
# No door of a browser's: figures are off, and there is no such map file.
NOT_THERE = {"metrics": 404, "local_tile": 404}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, shared_places: Path) -> Iterator[App]:
    """An app of this file's own: nobody else should meet such a record."""
    with serving(tmp_path_factory.mktemp("harmed"), shared_places) as made:
        yield made


@pytest.fixture(scope="module")
def harmed(app: App) -> tuple[World, dict[str, int]]:
    """A record in which everything that can be typed is harmful: what it holds, and the columns that were harmed."""
    with kept_at(app.database_url, app.var):
        with write_session() as session:
            load_example(an_actor(), session=session)
            world = a_world(session)
            crowd(world, session)
        with write_session() as session:
            return world, poison(session)


@pytest.fixture
def admin(at_record: None) -> str:
    """The secret of an administrator's link."""
    with write_session() as session:
        return a_link(session, Role.ADMINISTRATOR)


def cookie(secret: str) -> tuple[str, str]:
    with write_session() as session:
        return COOKIE, a_cookie(secret, session=session)


def test_no_text_of_any_table_was_left_harmless(harmed, at_record):
    named = {f"{column.table.name}.{column.name}" for model in models() for column in typed_columns(model).values()}
    assert {one for one in named - set(harmed[1]) if not one.endswith(".created_by")} == set()


@pytest.mark.parametrize("unescaped", RUN_AT_ONCE)
def test_what_was_not_escaped_would_be_seen(chromium, app, unescaped):
    page = f"<input title='{unescaped}'><input value=\"{unescaped}\"><p>{unescaped}</p>"
    with watched(chromium, app.url) as seen:
        seen.page.route("**/let-through", lambda route: route.fulfill(content_type="text/html", body=page))
        seen.page.goto(f"{app.url}/let-through")
        seen.page.wait_for_load_state("networkidle")
        seen.look("let through")
        assert seen.ran, unescaped


def test_nothing_that_people_typed_runs_on_any_screen(chromium, app, harmed, admin, full):
    world, stops = harmed[0], opened.first_of_each(harmed[0])
    if full:
        with carrying() as carry:
            stops = opened.every_part(world, carry, admin)
        forget()
    assert {one.name for one in every_screen()} - {one.screen for one in stops} == {"small_group"}
    with watched(chromium, app.url, cookie(admin)) as seen:
        for stop in stops:
            open_screen(seen, app, stop)
        assert seen.marks, "no map was opened"
        assert seen.ran == []
    with watched(chromium, app.url, cookie(world.host)) as seen:
        open_screen(seen, app, Stop("small_group"))
        assert seen.ran == []


def open_screen(seen: Watched, app: App, stop: Stop) -> None:
    address = "&".join(f"{name}={value}" for name, value in stop.address)
    seen.where = f"{stop.screen} {address}"
    seen.page.goto(f"{app.url}/{stop.screen}?{address}")
    settled(seen.page)
    seen.look(seen.where)


def test_nothing_that_people_typed_runs_at_any_door(chromium, app, harmed, admin, full):
    world = harmed[0]
    with write_session() as session:
        assert SQLModel.metadata.tables.keys() <= tables(session)
        addresses = opened.door_addresses(world, session)
    came, odd = {"leave"}, {}
    with watched(chromium, app.url, cookie(admin)) as seen:
        for address in [*addresses, *of_lists(seen, app)]:
            door = door_of(address, "get")
            came.add(door)
            if door != "leave" and (full or not OF_OTHER_PROGRAMS.search(address)):
                status = open_door(seen, app, address)
                odd |= {door: status} if status != 200 else {}
        assert seen.ran == []
    assert opened.shown_doors() - came == set()
    assert odd == NOT_THERE
    with watched(chromium, app.url, cookie(world.host)) as seen:
        for address in (one for one in addresses if one.startswith("/host")):
            open_door(seen, app, address)
        assert seen.ran == []


def of_lists(seen: Watched, app: App) -> Iterator[str]:
    """The first thing of each open list."""
    for kind in LISTS:
        contents = seen.page.request.get(f"{app.url}/oruk/{kind}").json()["contents"]
        yield f"/oruk/{kind}/{contents[0]['id']}"


def open_door(seen: Watched, app: App, address: str) -> int:
    """Its status. A file is opened as a page where a browser would show it: as from a folder, where nothing of ours guards it."""
    seen.where = address
    try:
        answer = seen.page.goto(f"{app.url}{address}")
        kind = answer.headers.get("content-type", "")
    except Error as error:
        assert "Download is starting" in error.message, error.message
        answer = seen.page.request.get(f"{app.url}{address}")
        kind = answer.headers["content-type"]
    if kind.partition(";")[0] in ("text/html", "image/svg+xml"):
        open_as_file(seen, app, answer.body(), kind)
    seen.look(address)
    return answer.status


def open_as_file(seen: Watched, app: App, data: bytes, kind: str) -> None:
    seen.page.route("**/from-a-folder", lambda route: route.fulfill(content_type=kind, body=data), times=1)
    seen.page.goto(f"{app.url}/from-a-folder")
