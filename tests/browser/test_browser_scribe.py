"""A scribe keeps up with a talking room with the keyboard alone: thirty things said, none of them lost, doubled or out of order."""

import re
import time
from contextlib import suppress

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settled
from tests.factories import AWorkshop, a_workshop
from toolkit.access.roles import Role
from toolkit.framework import framework
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session

pytestmark = pytest.mark.browser

TITLE, MOST_TABS = "A room that talks", 60
SAID = {
    1: ("The library keeps a folder of groups", "The surgery has a notice board", "A leaflet comes with the council tax bill"),
    2: ("An open day at the college every May", "Families swap ideas at the school gate", "A peer who has been through it visits you"),
    3: ("The advice centre rings back", "A signpost sheet at the chemist", "The parish newsletter lists what is on"),
    4: ("Somebody explains employing a helper", "Payroll help for a small fee", "A solicitor comes once a month, free"),
    5: ("Neighbours give lifts to the clinic", "A circle of friends for each young person", "The lunch club looks in on people"),
    6: ("The hub books the bus and the hall at once", "One worker knows all the rotas", "A shared diary on the kitchen wall"),
    7: ("A drop-in for people with a budget", "Help with the bank forms", "A bookkeeper at the users' organisation"),
    8: ("Somebody comes along the first time", "The community agent makes the call", "Two volunteers move furniture"),
    9: ("Planning days at the day centre", "Easy Read plans to fill in", "A planner who comes home to you"),
    10: ("Speaking up group on Mondays", "An advocate by phone", "A friend is welcome at every meeting"),
}
# What is chosen once a function is taken up: it stays for all that is said about it, and is gone with the next.
WHO = {2: "Community", 6: "Paid staff"}
WHERE = {3: "Banbury", 6: "Witney", 9: "The whole area"}
# A town means around there, unless somebody says that the very spot is meant.
MEANT = {"Banbury": "Within 1 km of Banbury", "Witney": "Within 1 km of Witney"}
# Here the next thing is typed while the last is still being saved.
IN_A_HURRY = {4, 8}


@pytest.fixture
def workshop(at_record) -> AWorkshop:
    """An empty record."""
    with write_session() as session:
        return a_workshop(session, title=TITLE)


def test_thirty_entries_with_the_keyboard_alone(window, workshop):
    page = window(Role.HOST).page
    tab_to(page, page.get_by_role("link", name=TITLE))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Step 1 of 5")
    tab_to(settled(page), line(page))
    began = time.monotonic()
    for function, said in SAID.items():
        record(page, function, said)
    print(f"30 entries in {time.monotonic() - began:.0f} s, cursor back in place after each")
    assert kept(workshop) == [expected for function in SAID for expected in due(function)]


def record(page: Page, function: int, said: tuple[str, ...]) -> None:
    """One function's turn, with the choices that come before it, and on to the next with the shortcut."""
    expect(page.get_by_role("heading", name=re.compile(f"^{function} "))).to_be_visible()
    if function in WHO:
        choose_who(page, WHO[function])
    if function in WHERE:
        choose_where(page, WHERE[function])
    for words in said:
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(line(page)).to_be_focused()
        expect(line(page)).to_have_value("")
        if function not in IN_A_HURRY:
            expect(page.locator(".ct-entry").first).to_contain_text(words)
    expect(page.locator(".ct-entry").first).to_contain_text(said[-1])
    if function < 10:
        go_on(page, page.get_by_role("heading", name=re.compile(f"^{function + 1} ")))
        expect(line(page)).to_be_focused()


def go_on(page: Page, heading: Locator) -> None:
    """With the shortcut; once more, as a person does, should the table just have been looking again by itself."""
    page.keyboard.press("Alt+n")
    with suppress(AssertionError):
        expect(heading).to_be_visible(timeout=6_000)
        return
    page.keyboard.press("Alt+n")
    expect(heading).to_be_visible()


def choose_who(page: Page, name: str) -> None:
    """Choose who does it, and come back to the line."""
    pills = page.get_by_test_id("stButtonGroup").filter(has_text="Do it yourself").get_by_role("button")
    tab_to(page, pills)
    expect(pills.and_(page.locator("[aria-pressed=true]"))).to_have_count(0)
    arrow_to(page, name)
    page.keyboard.press("Space")
    expect(pills.and_(page.locator("[aria-pressed=true]"))).to_have_text([name])
    tab_to(settled(page), line(page), "Shift+Tab")


def arrow_to(page: Page, name: str) -> None:
    """Along a row of choices to the one of this name."""
    for _ in range(MOST_TABS):
        if page.evaluate("document.activeElement.innerText") == name:
            return
        page.keyboard.press("ArrowRight")
    pytest.fail(f"The arrow keys do not reach {name}.")


def choose_where(page: Page, name: str) -> None:
    """Choose the place, and come back to the line."""
    tab_to(page, page.get_by_role("combobox", name=re.compile("^Where?")))
    expect(page.locator("[data-tag]")).to_have_count(0)
    page.keyboard.type(name)
    expect(page.get_by_role("option").filter(has_text=name).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("[data-tag]")).to_have_text([name])
    tab_to(settled(page), line(page), "Shift+Tab")


def line(page: Page) -> Locator:
    """The quick-add line."""
    return page.get_by_role("textbox", name=re.compile("^What is available now?"))


def tab_to(page: Page, place: Locator, key: str = "Tab") -> None:
    """Press Tab until the cursor is there."""
    for _ in range(MOST_TABS):
        if any(one.evaluate("one => one === document.activeElement") for one in place.all()):
            return
        page.keyboard.press(key)
    pytest.fail(f"{MOST_TABS} times {key} do not lead to {place}; they end at {page.evaluate('document.activeElement.outerHTML')[:200]}")


def due(function: int) -> list[tuple]:
    """What should stand in the record for one function."""
    who, where = WHO.get(function), WHERE.get(function)
    slugs = tuple(one.slug for one in framework().approaches if one.name == who)
    return [(function, words, slugs, (MEANT.get(where, where),) if where else ()) for words in SAID[function]]


def kept(workshop: AWorkshop) -> list[tuple]:
    """What stands in the record, in the order in which it was saved."""
    with read_session() as session:
        return [(one.function, one.words, one.approaches, tuple(place.label for place in one.places))
                for one in entries_seen(workshop.id, session=session)]
