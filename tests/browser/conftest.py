"""The real app in a process of its own, and people in front of it with a real Chromium."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.browser.talk import PATIENCE_MS, listen, settled
from tests.conftest import close_engines, find_chromium, kept_at
from tests.factories import a_link, an_actor
from tests.payloads.world import World, a_world
from toolkit import settings
from toolkit.access.roles import Role
from toolkit.addresses import free_port
from toolkit.steps.example import load_example
from toolkit.storage.engine import write_session

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
HERE = ("localhost", "127.0.0.1")
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A second try for what goes through the browser, and for nothing else (docs/decisions/0018)."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@dataclass(frozen=True)
class App:
    """A running app: where it answers, how its first person comes in, what it keeps where."""

    url: str
    sign_in: str
    var: Path
    database_url: str


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, shared_places: Path) -> Iterator[App]:
    """The app that all tests of the browser share."""
    with serving(tmp_path_factory.mktemp("app"), shared_places) as made:
        yield made


@contextmanager
def serving(var: Path, places: Path) -> Iterator[App]:
    """The app as `python -m toolkit serve` starts it, on a free port and a record of its own."""
    (var / "places").symlink_to(places, target_is_directory=True)
    database_url, port = f"sqlite:///{var / 'common-table.db'}", free_port()
    words = [sys.executable, "-m", "toolkit", "serve", "--no-browser", "--port", str(port)]
    environment = os.environ | {"TOOLKIT_VAR": str(var), "DATABASE_URL": database_url, "PYTHONUNBUFFERED": "1"}
    log = var / "app.log"
    with log.open("w") as said, subprocess.Popen(words, cwd=settings.ROOT, env=environment, stdout=said,
                                                 stderr=subprocess.STDOUT) as process:
        try:
            yield App(f"http://localhost:{port}", wait_for_link(log, process), var, database_url)
        finally:
            process.terminate()


def wait_for_link(log: Path, process: subprocess.Popen) -> str:
    """The sign-in link that the app prints once it answers."""
    for _ in range(300):
        if found := re.search(r"Sign in: (\S+)", log.read_text()):
            return found[1]
        try:
            process.wait(0.2)
        except subprocess.TimeoutExpired:
            continue
        break
    pytest.fail(f"The app did not start:\n{log.read_text()}")


@dataclass(frozen=True)
class Furnished:
    """An app whose record has a row at every stage, for files that only look at it."""

    app: App
    world: World


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory, shared_places: Path) -> Iterator[Furnished]:
    """The app that all files share which look for barriers: the example, and beside it rows at every stage."""
    with serving(tmp_path_factory.mktemp("furnished"), shared_places) as made:
        with kept_at(made.database_url, made.var):
            with write_session() as session:
                load_example(an_actor(), session=session)
            with write_session() as session:
                world = a_world(session)
        yield Furnished(made, world)


@pytest.fixture
def world(furnished: Furnished) -> World:
    """What stands in the furnished app's record."""
    return furnished.world


@pytest.fixture
def at_record(app: App, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process writes into the app's own record."""
    close_engines()
    monkeypatch.setenv("TOOLKIT_VAR", str(app.var))
    monkeypatch.setenv("DATABASE_URL", app.database_url)
    yield
    close_engines()


@pytest.fixture
def example(at_record: None) -> str:
    """The id of the example workshop, loaded by whoever comes first."""
    with write_session() as session:
        return str(load_example(an_actor(), session=session)[0])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Window:
    """Somebody's browser window. Whatever it asks of another machine is refused and remembered."""

    app: App
    page: Page
    secret: str | None
    outside: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def open(self, page: str = "", **address: Any) -> Page:
        """Open a screen at an address and wait until it stands."""
        words = "&".join(f"{name}={value}" for name, value in address.items())
        self.page.goto(f"{self.app.url}/{page}?{words}")
        return settled(self.page)


@pytest.fixture
def window(app: App, chromium: Browser, at_record: None) -> Iterator[Callable[..., Window]]:
    """A function that opens a window; `role` None is somebody without a link. What they met is checked at the end."""
    opened: list[tuple[Window, BrowserContext]] = []

    def new(role: str | None = Role.FACILITATOR, dark: bool = False, phone: bool = False) -> Window:
        context = chromium.new_context(viewport=PHONE if phone else DESKTOP, color_scheme="dark" if dark else "light",
                                       reduced_motion="reduce")
        context.set_default_timeout(PATIENCE_MS)
        made = Window(app, context.new_page(), None)
        opened.append((made, context))
        watch(context, made)
        if role:
            with write_session() as session:
                made.secret = a_link(session, role, name=f"A {role}")
            come_in(made.page, f"{app.url}/join/{made.secret}")
            settled(made.page)
        return made

    yield new
    for _, context in opened:
        context.close()
    assert [made.outside for made, _ in opened] == [[] for _ in opened]
    assert [made.failures for made, _ in opened] == [[] for _ in opened]


@pytest.fixture
def new_phone(app: App, chromium: Browser, at_record: None) -> Iterator[Callable[..., Page]]:
    """A function that gives a phone's page of this app; `first` is a script that runs before its own."""
    opened: list[BrowserContext] = []

    def new(script: bool, width: int = PHONE["width"], dark: bool = False, first: str = "") -> Page:
        context = chromium.new_context(viewport={"width": width, "height": PHONE["height"]}, java_script_enabled=script, base_url=app.url,
                                       color_scheme="dark" if dark else "light", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE_MS)
        if first:
            context.add_init_script(first)
        opened.append(context)
        return context.new_page()

    yield new
    for context in opened:
        context.close()


def come_in(page: Page, link: str) -> None:
    """Open a link and press its one button."""
    page.goto(link)
    page.get_by_role("button", name="Come in", exact=True).click()


def watch(context: BrowserContext, made: Window) -> None:
    """Refuse what is not on this machine, and note it as well as scripts that fail."""
    def judge(route: Route) -> None:
        if urlsplit(route.request.url).hostname in HERE:
            route.continue_()
        else:
            made.outside.append(route.request.url)
            route.abort()

    context.route("**/*", judge)
    listen(made.page)
    made.page.on("pageerror", lambda error: made.failures.append(f"{error}\n{error.stack}"))
