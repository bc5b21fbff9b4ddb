"""Every screen, full and new, in every look and size, with what opens beside it and its messages: nothing that axe or a measure finds."""

import re

import pytest
from playwright.sync_api import Page, expect

from pages.ui.screens import every_screen
from tests.browser import looked_at
from tests.browser.checks import DARK_FIRST, WINDOWS, barriers, everything, measured, report, share, sideways, unfold
from tests.browser.conftest import App, Furnished, come_in
from tests.browser.talk import settled
from tests.payloads.world import World
from toolkit.access.roles import Role

pytestmark = pytest.mark.browser

WITH_MAP = ("setup", "step_map", "step_gaps")
CHUNKS = 6      # of the long run, so that one that is tried again is short


@pytest.fixture(scope="module")
def app(furnished: Furnished) -> App:
    """An app whose record has a row at every stage."""
    return furnished.app


def test_every_screen_is_looked_at():
    assert {one.name for one in every_screen()} == {*looked_at.OF_A_WORKSHOP, *looked_at.OF_NONE, "home", "case", "small_group"} - {""}


@pytest.mark.parametrize(("phone", "dark"), WINDOWS[:2])
def test_no_screen_has_a_barrier(dark, phone, window, world):
    """The short run: each screen of the example and of cases in one window, as it stands."""
    here, found = window(Role.ADMINISTRATOR, dark=dark, phone=phone), {}
    for look in share([*looked_at.of_a_workshop(world.example), *looked_at.of_cases(world)], phone, full=False):
        page = opened(here, look)
        found[look] = barriers(page) + measured(page, "small", "loss", "moving") + ["scrolls sideways"] * sideways(page)
    assert not any(found.values()), report(found)


@pytest.mark.looks
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_screen_has_a_barrier_in_any_look_or_size(chunk, window, world):
    here, found = window(Role.ADMINISTRATOR), {}
    for look in looked_at.full_and_new(world)[chunk::CHUNKS]:
        page = opened(here, look)
        unfold(page)
        found[look] = everything(page)
    assert not any(found.values()), report(found)


def opened(here, look: looked_at.Look) -> Page:
    """The screen, with its map."""
    page = here.open(look.screen, **dict(look.address))
    if look.screen in WITH_MAP:
        expect(page.frame_locator("iframe").first.locator(".leaflet-container")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    return page


FOLD = """async () => {
  document.querySelector('[data-testid=stExpander] summary').click();
  for (const _ of [1, 2, 3]) await new Promise(requestAnimationFrame);
  const fold = document.querySelector('[data-testid=stExpander] details');
  return [fold.open, document.getAnimations().filter(one => one.effect.getComputedTiming().endTime > 200).length];
}"""


def test_what_folds_stands_still_for_whoever_asked_for_less_movement(window, world):
    page = window(Role.ADMINISTRATOR).open("step_priorities", workshop=world.example, part="vote", stage="ready")
    expect(page.get_by_test_id("stExpander").first).to_be_visible()
    assert settled(page).evaluate(FOLD) == [True, 0]


@pytest.mark.full
def test_a_small_groups_screen_has_no_barrier_in_any_look_or_size(window, world):
    here = window(None)
    come_in(here.page, f"{here.app.url}/join/{world.host}")
    page = settled(here.page)
    unfold(page)
    assert everything(page) == []


@pytest.mark.parametrize("dark", DARK_FIRST)
def test_what_opens_beside_a_button_has_no_barrier(dark, window, world):
    here, found = window(Role.ADMINISTRATOR, dark=dark), {}
    for screen, name in looked_at.POPOVERS:
        page = here.open(screen, workshop=world.example)
        button = page.get_by_role("button", name=re.compile(f"{name}$")).first
        button.click()
        shown = page.get_by_test_id("stPopoverBody")
        expect(shown).to_be_visible()
        found[f"{screen} {name}"] = barriers(settled(page)) + measured(page, "small", "moving")
        page.keyboard.press("Escape")
        expect(shown).to_have_count(0)
        expect(button).to_be_focused()
    assert not any(found.values()), report(found)


@pytest.mark.parametrize("dark", DARK_FIRST)
def test_filled_in_fields_have_no_barrier(dark, window, world):
    here, found = window(dark=dark), {}
    page = here.open("step_map", workshop=world.example)
    page.get_by_role("button", name="Community", exact=True).click()
    found["chosen"] = barriers(settled(page))
    page = here.open("step_priorities", workshop=world.example, part="ideas")
    page.get_by_label("Gaps that lead to it").click()
    page.keyboard.press("Enter")
    found["open list"] = barriers(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    found["chosen from a list"] = barriers(page)
    assert not any(found.values()), report(found)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_without_a_link_has_no_barrier(dark, window):
    page = window(None, dark=dark).open("step_map", function=3)
    assert barriers(page) + measured(page, "small", "loss", "moving") == []


@pytest.mark.parametrize("screen", looked_at.WITH_A_MESSAGE)
def test_messages_have_no_barrier(screen, window, world):
    assert wrong_with_its_message(window(Role.ADMINISTRATOR), world, screen, {}, "Save") == []


def wrong_with_its_message(here, world: World, screen: str, address: dict, name: str) -> list[str]:
    """Press a button with nothing written, and look at what the screen says."""
    page = here.open(screen, workshop=world.fresh.id, **address)
    page.get_by_role("button", name=re.compile(f"(^| ){name}$")).first.click()
    expect(page.get_by_role("alert").first).to_be_visible()
    return barriers(settled(page)) + measured(page, "small", "loss")
