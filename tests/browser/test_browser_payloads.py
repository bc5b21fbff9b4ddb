"""What people typed is shown and never run: harmful words in every part of a workshop, opened in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from pages.ui.screens import HOME, OF_WORKSHOPS, steps
from tests.browser.conftest import App, serving
from tests.browser.talk import settled
from tests.factories import (
    AWorkshop,
    a_baseline,
    a_closed_vote,
    a_consultation,
    a_gap,
    a_plan,
    a_priority,
    a_session,
    a_small_group,
    a_vote,
    a_workshop,
    an_entry,
    an_evaluation,
)
from toolkit.access.roles import Role
from toolkit.models import VoteRound
from toolkit.places.place import Place
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

EVIL = ('"><img src=/harmed onerror="window.harmed=1"><svg onload="window.harmed=1"></svg><script>window.harmed=1</script>'
        '![p](/harmed) [t](javascript:window.harmed=1)')
LEADS = {"step_priorities": ("part", ("ideas", "matrix", "vote", "final")), "record": ("part", ("table", "silent"))}
# Every mark on a map, so that its popup opens.
OPEN_MARKS = "() => document.querySelectorAll('.leaflet-marker-icon, path.leaflet-interactive').forEach(one => one.dispatchEvent(\
new MouseEvent('click', {bubbles: true})))"
HARMED = """() => [window.harmed, document.querySelectorAll('img[src*="harmed"], a[href^="javascript"]').length]"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, shared_places: Path) -> Iterator[App]:
    """An app of this file's own: nobody else should meet such a record."""
    with serving(tmp_path_factory.mktemp("harmed"), shared_places) as made:
        yield made


@pytest.fixture
def workshop(at_record) -> AWorkshop:
    """A workshop in which everything that can be typed is harmful."""
    with write_session() as session:
        made = a_workshop(session, (EVIL[:80], "Carers"), title=EVIL[:100])
        an_entry(session, made, EVIL, places=(Place(EVIL[:100], 51.7, -1.1, "point"),))
        priority = a_priority(session, made, EVIL[:190], gaps=(a_gap(session, made, EVIL, wanted=EVIL),), impact=4, effort=2, final=EVIL)
        a_plan(session, made, priority, EVIL)
        a_small_group(session, made, EVIL[:60])
        a_session(session, made, EVIL[:60], place=EVIL[:60])
        a_closed_vote(session, made, question=EVIL[:200])
        a_baseline(session, made, EVIL[:60])
        an_evaluation(session, made, people=EVIL[:100])
        a_consultation(session, made, words=EVIL[:200])
    return made


@pytest.fixture
def code(workshop) -> str:
    """The room's code of a vote that is open."""
    with write_session() as session:
        return session.get_one(VoteRound, a_vote(session, workshop, EVIL[:200])).code


def unharmed(page: Page, where: str) -> None:
    for frame in page.frames:
        frame.evaluate(OPEN_MARKS)
        assert frame.evaluate(HARMED) == [None, 0], where


def test_nothing_that_people_typed_runs_on_any_screen_or_door(window, workshop, code):
    here = window(Role.ADMINISTRATOR)
    asked = []
    here.page.on("request", lambda request: asked.append(request.url))
    here.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for screen in (HOME, *OF_WORKSHOPS, *steps()):
        name, parts = LEADS.get(screen.name, ("part", ("",)))
        for part in parts:
            here.open(screen.name, workshop=workshop.id, **({name: part} if part else {}))
            unharmed(here.page, f"{screen.name} {part}")
    for door in (f"room/{code}", "oruk/services", "market-position", "survey"):
        here.page.goto(f"{here.app.url}/{door}")
        unharmed(here.page, door)
    here.open("step_map", workshop=workshop.id)
    settled(here.page)
    assert not [url for url in asked if "/harmed" in url]
