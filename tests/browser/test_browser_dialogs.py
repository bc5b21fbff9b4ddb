"""Every dialog, opened by its own button in light and dark: nothing that axe or a measure finds, and the keyboard is inside it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.checks import DARK_FIRST, barriers, measured, report, unfold
from tests.browser.conftest import App, Furnished
from tests.browser.talk import settled
from toolkit import settings
from toolkit.access.members import Person, Place, add_member
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.events import run_sheet
from toolkit.steps import attaching, stories
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

A_PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
# Whose workshop, the screen and its address, and the key with which the button's own key begins, or its name.
DIALOGS = (("fresh", "record", {"part": "twice"}, "decide-"), ("fresh", "day", {"part": "sessions"}, "change-session-"),
           ("fresh", "day", {"part": "groups"}, "change-"), ("fresh", "day", {"part": "groups"}, "people-"),
           ("fresh", "day", {"part": "groups"}, "End all host links now"), ("fresh", "stories", {}, "Add a story of your own"),
           ("fresh", "step_map", {}, "change-"),
           ("fresh", "step_priorities", {"part": "ideas"}, "idea-"), ("example", "step_priorities", {"part": "final"}, "why-"),
           ("voting", "step_priorities", {"part": "vote", "stage": "run"}, "Close the vote"),
           ("planned", "step_plans", {"part": "one", "about": "actions"}, "line-"))
# The same for what stands in a workshop of their own.
MORE = (("day", {"part": "sheet"}, "change-"), ("day", {"part": "groups"}, "Make it anew"),
        ("step_priorities", {"part": "plenary", "look": "alike"}, "decide-"), ("step_map", {}, "photo-back-"),
        ("stories", {}, "take-back-"), ("record", {"part": "back"}, "Take back…"), ("access", {"part": "members"}, "change-member-"))


@pytest.fixture(scope="module")
def app(furnished: Furnished) -> App:
    """An app whose record has a row at every stage."""
    return furnished.app


@pytest.fixture
def more(at_record: None) -> tuple[str, str]:
    """A workshop with what the other dialogs are about, and an entry in it."""
    who = factories.an_actor()
    with write_session() as session:
        made = factories.a_workshop(session, title="Dialogs")
        entry = factories.an_entry(session, made)
        factories.a_host_link(session, made, factories.a_small_group(session, made))
        for words in ("Buses on every day of the week", "Buses on each day of the week"):
            factories.a_priority(session, made, words)
        run_sheet.begin(who, made.id, session=session)
        attaching.attach(who, made.id, A_PDF, "paper.pdf", session=session)
        stories.add_story(who, stories.Written("The house on the corner", "They meet there.", "Its owner", (1,)), session=session)
        add_member(COMMAND_LINE, Person(f"Sam {made.id}", f"{made.id}@council.gov.uk"), Place(Role.FACILITATOR), session=session)
    return str(made.id), str(entry)


def test_every_dialog_is_opened():
    drawn = sum(one.read_text(encoding="utf-8").count("@dialog(") for one in (settings.ROOT / "pages").rglob("*.py"))
    assert drawn == len(DIALOGS) + len(MORE)


@pytest.mark.parametrize("dark", DARK_FIRST)
def test_dialogs_have_no_barrier(dark, window, world):
    here, found = window(Role.ADMINISTRATOR, dark=dark), {}
    for whose, screen, address, opener in DIALOGS:
        of = getattr(world, whose)
        page = here.open(screen, workshop=getattr(of, "id", of), **address)
        found[f"{screen} {address} {opener}"] = wrong_in_the_dialog(page, opener)
    assert not any(found.values()), report(found)


@pytest.mark.parametrize("dark", DARK_FIRST)
def test_the_other_dialogs_have_no_barrier(dark, window, more):
    here, found = window(Role.ADMINISTRATOR, dark=dark), {}
    workshop, entry = more
    for screen, address, opener in MORE:
        about = {"of": entry} if address.get("part") == "back" else {}
        page = here.open(screen, workshop=workshop, **address, **about)
        found[f"{screen} {address} {opener}"] = wrong_in_the_dialog(page, opener)
    assert not any(found.values()), report(found)


def wrong_in_the_dialog(page: Page, opener: str) -> list[str]:
    """Open it, wherever its button is folded away, and look at it."""
    unfold(page)
    by_key = page.locator(f"[class*='st-key-{opener}'] button")
    (by_key if opener.endswith("-") else page.get_by_role("button", name=re.compile(f"{re.escape(opener)}$"))).first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    found = barriers(settled(page)) + measured(page, "small", "loss", "moving")
    within = page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
    return found + ([] if within else ["the keyboard is not in the dialog"])
