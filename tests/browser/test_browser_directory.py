"""The directory in a real browser: a provider is looked for, added, said more of, found on the map, merged with its double and undone."""

from datetime import date
from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from tests.asking import a_provider
from tests.browser.checks import barriers, sideways, sound
from tests.browser.talk import settled
from tests.factories import an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import directory
from toolkit.brokerage.directory import Detail
from toolkit.clock import say_date, today
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

PARTS = ("find", "map", "new", "twice", "in")


def found(page: Page, words: str) -> Page:
    """The list, narrowed by a name."""
    page.get_by_label("Name or words").fill(words)
    page.keyboard.press("Tab")
    return settled(page)


@pytest.mark.parametrize(("phone", "dark"), [pytest.param(False, False, id="desk-light"), pytest.param(True, True, id="phone-dark")])
def test_no_screen_of_the_directory_has_a_barrier(phone, dark, window):
    with write_session() as session:
        for name in ("Barrier Care Limited", "Barrier Care Ltd"):
            made = a_provider(session, name, areas=("Banbury",))
            directory.save_detail(an_actor(Role.BROKER), made, 0, Detail("Banbury", capacity=9, vacancies=2, vacancies_on=date(2026, 11, 2),
                                                                         rating="Good", accessibility="No steps"), session=session)
    here, wrong = window(Role.BROKER, dark=dark, phone=phone), {}
    for part in PARTS:
        page = here.open("providers", part=part)
        if part == "map":
            expect(page.frame_locator("iframe").locator(".leaflet-container")).to_be_visible()
        wrong[part] = barriers(page) + ["scrolls sideways"] * sideways(page)
    wrong["change"] = barriers(here.open("providers", part="find", provider=made))
    assert not any(wrong.values()), wrong


def test_a_provider_from_looking_for_it_to_one_entry_for_it(window):
    name = f"Larkrise {token_hex(3)} Support"  # of its own, also at a second try
    with write_session() as session:
        a_provider(session, f"{name} Ltd", areas=("Banbury",))
    here = window(Role.COMMISSIONER)
    page = found(here.open("providers", part="find"), "Larkspur")
    expect(page.get_by_text("No provider is found.")).to_be_visible()

    page = here.open("providers", part="new")
    page.get_by_label("Name of the provider").fill(f"{name} Limited")
    page.get_by_label("What they are").click()
    page.get_by_role("option", name="Micro-provider").click()
    page.get_by_label("What they do, in plain words").fill("Somebody to go out with, in the evening too.")
    page.keyboard.press("Tab")
    settled(page).get_by_role("button", name="Add the provider").click()
    expect(settled(page).get_by_text("The provider is added.")).to_be_visible()

    page = found(here.open("providers", part="find"), f"{name} Limited")
    expect(page.get_by_text("1 provider, by name")).to_be_visible()
    page.get_by_role("button", name="Change").click()
    settled(page).get_by_label("Where they are, with a comma").fill("Banbury")
    page.get_by_label("Places for people").fill("6")
    page.get_by_label("Free now").fill("3")
    page.keyboard.press("Tab")
    settled(page).get_by_role("button", name="Save what is known").click()
    expect(settled(page).get_by_text("What is known is saved.")).to_be_visible()
    page = found(here.open("providers", part="find"), f"{name} Limited")
    expect(page.get_by_text(f"Free places: 3 of 6 on {say_date(today())}")).to_be_visible()

    page = found(here.open("providers", part="map"), name)
    expect(page.get_by_text("1 place of providers who can be asked")).to_be_visible()
    expect(page.frame_locator("iframe").locator(".pin.circle")).to_have_count(1)

    page = here.open("providers", part="twice")
    page.get_by_role("button", name=f"They are one: keep {name} Limited").click()
    expect(settled(page).get_by_text("Merged. It can be undone below.")).to_be_visible()
    page = found(here.open("providers", part="find"), name)
    expect(page.get_by_text("2 providers, by name")).to_be_visible()
    expect(page.get_by_text("closed, is not asked")).to_have_count(1)
    page = here.open("providers", part="twice")
    page.get_by_role("button", name="Make two of them again").first.click()  # the newest
    expect(settled(page).get_by_text("They are two again.")).to_be_visible()
    page = found(here.open("providers", part="find"), name)
    expect(page.get_by_text("closed, is not asked")).to_have_count(0)
    sound(page)


def test_a_map_that_has_gone_takes_the_focus_in_vain_but_breaks_nothing(window):
    """The page gives the focus back to what had it, also when another map has just taken that one's place."""
    with write_session() as session:
        made = a_provider(session, f"Elmwood {token_hex(3)} Support", areas=("Banbury",))
        directory.save_detail(an_actor(Role.BROKER), made, 0, Detail("Banbury", capacity=9), session=session)
    page = window(Role.COMMISSIONER).open("providers", part="map")
    expect(page.frame_locator("iframe").locator(".leaflet-container[role=region]")).to_be_visible()
    page.evaluate("""() => {
        const frame = document.querySelector("iframe"), map = frame.contentDocument.querySelector(".leaflet-container");
        frame.remove();
        map.focus();
    }""")
