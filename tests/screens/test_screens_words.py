"""Every screen in another language: nothing breaks, and its headings, labels and buttons are said by the catalogue."""

import re

import pytest
from streamlit.runtime.context import ContextProxy

from pages.ui import case_parts
from pages.ui import words as ui_words
from pages.ui.screens import every_screen
from tests.bracketed import bracketed, without_brackets
from tests.factories import a_link, an_actor
from tests.payloads.world import a_world
from tests.screens.person import FIELDS, Person
from toolkit.access.roles import Role
from toolkit.steps.example import load_example
from toolkit.storage.engine import write_session

PARTS = {"step_priorities": ("ideas", "plenary", "vote", "final", "meeting", "what_if"), "step_plans": ("consult", "you_said"),
         "step_evaluation": ("worries", "next", "before"), "day": ("groups", "sessions", "day", "place", "print", "risk"),
         "market": ("figures", "publish"), "record": ("table", "back")}
# People's own words in the walk's rows: they are never translated.
OWN = (r"(CT|EX)-[\w-]+|Example: support planning.*|External brokerage in.*|Fresh|Planned|Voting|1 A guide|A story|"
       r"(Ash Care|Birch Support|Cedar Homes)(, £165.50 a week)?")


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


def unsaid(person: Person) -> set[str]:
    """Those that are not said by the catalogue at all."""
    bare = {re.sub(r"\\(.)|\*", r"\1", one).strip() for one in headings(person) if "⟦" not in one}
    return {one for one in bare if re.search(r"[A-Za-z]{2}", without_brackets(one)) and not re.fullmatch(OWN, one)}


def test_every_screen_is_said_in_the_reader_s_language(administrator):
    person, world = administrator
    found: dict[str, set[str]] = {}
    for screen in every_screen():
        for workshop in world.workshops[:2]:
            for part in (None, *PARTS.get(screen.name, ())):
                if screen.name != "small_group":
                    person.open(screen.name, workshop, **({"part": part} if part else {}))
                    found[f"{screen.name} {part}"] = unsaid(person)
    for name, case in world.cases.items():
        for part in case_parts.PARTS:
            person.open("case", case=case, part=part)
            found[f"case {name} {part}"] = unsaid(person)
    assert {where: said for where, said in found.items() if said} == {}
