"""Every screen in another language: nothing breaks, and all that stands there is said by the catalogue, but for what people said."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from streamlit.runtime.context import ContextProxy

from pages.ui import case_parts
from pages.ui import words as ui_words
from pages.ui.screens import every_screen
from tests.bracketed import bracketed, everybodys, unsaid, without_brackets
from tests.factories import a_link, an_actor
from tests.payloads.world import World, a_world
from tests.screens.person import FIELDS, READ, Person
from toolkit.access.roles import Role
from toolkit.steps.example import load_example
from toolkit.storage.engine import write_session

PARTS = {"step_priorities": ("ideas", "plenary", "vote", "final", "meeting", "what_if"), "step_plans": ("consult", "you_said"),
         "step_evaluation": ("worries", "next", "before"), "day": ("groups", "sessions", "day", "place", "print", "risk"),
         "market": ("figures", "publish"), "record": ("table", "back")}
# People's own words in the walk's rows: they are never translated.
OWN = (r"(CT|EX)-[\w-]+|Example: support planning.*|External brokerage in.*|Fresh|Planned|Voting|1 A guide|A story|"
       r"(Ash Care|Birch Support|Cedar Homes)(, £165.50 a week)?")


# The audit is for whoever looks after the record: what it names are columns and acts, as they are kept.
AUDIT = "audit"
# Languages are named in themselves; addresses and numbers have no language; what stands between people's words is left over of them,
# and so is where support is looked for, as it was sent to providers.
NO_LANGUAGE = re.compile(r"English|[\w.]+@[\w.]+|[0-9A-F-]+|\W+is in\W+|[\W\d_]+")
LOOKS = re.compile(r":material/\w+:|:\w+-badge|!?\[\]\([^)]*\)|<(style|script).*?</\1>", re.DOTALL)
SAID_IN_TAGS = re.compile(r'(?:alt|aria-label|title)="([^"]*)"')


@pytest.fixture
def welsh(tmp_path, monkeypatch, record):
    monkeypatch.setattr(ContextProxy, "headers", property(lambda _: {"Accept-Language": "cy-GB,cy;q=0.9,en;q=0.8"}))
    monkeypatch.setenv("TOOLKIT_DATA", str(bracketed(tmp_path)))
    # The harness asks for the labels of choices outside of any run.
    monkeypatch.setattr(ui_words._here, "language", "cy")


@pytest.fixture
def administrator(welsh, at_the_door):
    with write_session() as session:
        load_example(an_actor(), session=session)
        world = a_world(session)
        secret = a_link(session, Role.ADMINISTRATOR)
    return Person(at_the_door, secret), world


def headings(person: Person) -> list[str]:
    """The headings of a screen, and what its fields, buttons and links are called."""
    at = person.at
    said = [one.value for kind in ("title", "header", "subheader") for one in getattr(at, kind)]
    said += [one.label for kind in (*FIELDS, "button", "page_link", "expander", "tabs") for one in getattr(at, kind)]
    return [re.sub(r":material/\w+:", "", one) for one in said]


def uncalled(person: Person) -> set[str]:
    """Those that are not said by the catalogue at all."""
    bare = {re.sub(r"\\(.)|\*", r"\1", one).strip() for one in headings(person) if "⟦" not in one}
    return {one for one in bare if re.search(r"[A-Za-z]{2}", without_brackets(one)) and not re.fullmatch(OWN, one)}


def texts(person: Person) -> list[str]:
    """Everything that is read on a screen, its alternative texts among it, outside of brackets."""
    read = [LOOKS.sub("", one.value) for kind in READ for one in getattr(person.at, kind)]
    read += [unescape(said) for one in read for said in SAID_IN_TAGS.findall(one)]
    outside = (without_brackets(unescape(re.sub(r"<[^>]+>", "\n", one))) for one in read)
    return [re.sub(r"\\(.)|\*", r"\1", line) for one in outside for line in one.splitlines()]


def left(person: Person, own: list[str]) -> set[str]:
    """What of it is said past the catalogue."""
    found = {unsaid(one, own).strip() for one in texts(person)}
    return {one for one in found if not NO_LANGUAGE.fullmatch(one) and one}


def opened(person: Person, world: World) -> Iterator[str]:
    """Open every screen and part, of two workshops and of each case; the name of each."""
    for screen in every_screen():
        for workshop in world.workshops[:2]:
            for part in (None, *PARTS.get(screen.name, ())):
                if screen.name != "small_group":
                    person.open(screen.name, workshop, **({"part": part} if part else {}))
                    yield f"{screen.name} {part}"
    for name, case in world.cases.items():
        for part in case_parts.PARTS:
            person.open("case", case=case, part=part)
            yield f"case {name} {part}"


def test_all_that_stands_on_a_screen_is_said_in_the_reader_s_language(administrator):
    person, world = administrator
    with write_session() as session:
        own = everybodys(session)
    called: dict[str, set[str]] = {}
    read: dict[str, set[str]] = {}
    for where in opened(person, world):
        called[where] = uncalled(person)
        read[where] = set() if where.startswith(AUDIT) else left(person, own)
    assert {where: said for where, said in called.items() if said} == {}
    assert {where: said for where, said in read.items() if said} == {}
