"""What people typed is shown and never run: harmful words in every part of a workshop; the long way, in every field there is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page
from sqlmodel import SQLModel

from pages.ui.screens import HOME, OF_WORKSHOPS, steps
from tests.browser.conftest import App, serving
from tests.browser.talk import settled
from tests.factories import (
    AWorkshop,
    a_baseline,
    a_closed_vote,
    a_consultation,
    a_gap,
    a_link,
    a_plan,
    a_priority,
    a_session,
    a_small_group,
    a_vote,
    a_workshop,
    an_actor,
    an_entry,
    an_evaluation,
)
from tests.payloads import doors, files
from tests.payloads.kept import kept_marks, tables
from tests.payloads.stops import stops
from tests.payloads.walk import Stop, Walk, every_site, go, noted
from tests.payloads.world import World, a_world
from tests.screens.person import Person, carrying, forget
from toolkit.access.roles import Role
from toolkit.models import VoteRound
from toolkit.places.place import Place
from toolkit.steps.example import load_example
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

EVIL = ('"><img src=/harmed onerror="window.harmed=1"><svg onload="window.harmed=1"></svg><script>window.harmed=1</script>'
        '![p](/harmed) [t](javascript:window.harmed=1)')
LEADS = {"step_priorities": ("part", ("ideas", "matrix", "vote", "final")), "record": ("part", ("table", "silent"))}
# Every mark on a map, so that its popup opens.
OPEN_MARKS = "() => document.querySelectorAll('.leaflet-marker-icon, path.leaflet-interactive').forEach(one => one.dispatchEvent(\
new MouseEvent('click', {bubbles: true})))"
HARMED = """() => [window.harmed, document.querySelectorAll('img[src*="harmed"], a[href^="javascript"]').length]"""


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


# Of the places in pages/ that draw a text field: the others look for words, take a number, a day or a time, or want more than
# the walk gives.
LEAST_KEPT = 80


@dataclass
class Everything:
    """What was typed, and where."""

    world: World
    walk: Walk
    sent: doors.Sent


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, shared_places: Path) -> Iterator[App]:
    """An app of this file's own: nobody else should meet such a record."""
    with serving(tmp_path_factory.mktemp("harmed"), shared_places) as made:
        yield made


@pytest.fixture
def everything(at_record) -> Iterator[Everything]:
    """All fields of all forms, at the doors and then at the screens, with harmful words in them."""
    with write_session() as session:
        load_example(an_actor(), session=session)
        world = a_world(session)
        phone, at, secret = doors.device(world.host, session), doors.addresses(world, session), a_link(session, Role.ADMINISTRATOR)
    sent = doors.send_all(phone, at)
    with carrying() as carry, noted() as walk:
        go(walk, Person(carry, secret), stops(world))
        go(walk, Person(carry, world.host), [Stop("small_group")])
    yield Everything(world, walk, sent)
    forget()


def fullest(walk: Walk) -> list[Stop]:
    """Each part of each screen once, about the row of which most was typed."""
    typed = Counter(value for one in walk.fields for _, value in one.stop.address if is_id(value))
    best: dict[tuple, Stop] = {}
    for stop in sorted(walk.seen, key=lambda one: sum(typed[value] for _, value in one.address)):
        best[stop.screen, tuple((name, value) for name, value in stop.address if not is_id(value))] = stop
    return list(best.values())


def is_id(value: str) -> bool:
    try:
        return bool(UUID(value))
    except ValueError:
        return False


@pytest.mark.full
@pytest.mark.skip(reason="not seen to pass yet: see the last commit")
def test_nothing_typed_into_any_field_there_is_runs_anywhere(window, everything):
    walk, world = everything.walk, everything.world
    assert every_site() - walk.reached == set(), "fields that no walk came to"
    assert doors.every_form_door() - everything.sent.doors == set()
    with write_session() as session:
        assert SQLModel.metadata.tables.keys() <= tables(session)
        kept, given = kept_marks(session), list(files.every_file(world, session))
        device, at = doors.device(a_link(session, Role.ADMINISTRATOR), session), doors.addresses(world, session)
    held = {one.site for one in walk.fields if one.number in kept}
    lost = sorted({f"{one.site} {one.label}: {one.said}"[:160] for one in walk.fields if one.site not in held})
    assert len(held) >= LEAST_KEPT, lost
    assert files.look_into(device, given) == {}
    opened_in_a_browser(window(Role.ADMINISTRATOR), fullest(walk), [*at, *(one for one in given if "html" in one or "draft" in one)])


def opened_in_a_browser(here, screens: list[Stop], addresses: list[str]) -> None:
    here.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    asked, refused = [], []
    here.page.on("request", lambda request: asked.append(request.url))
    here.page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    for stop in screens:
        if stop.screen != "small_group":
            here.open(stop.screen, **dict(stop.address))
            unharmed(here.page, str(stop))
    for address in addresses:
        here.page.goto(f"{here.app.url}{address}")
        unharmed(here.page, address)
    assert not [url for url in asked if "/harmed" in url] and not refused
