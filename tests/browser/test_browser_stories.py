"""The library in a real browser: arrow keys, pictures, links, two people at one story, and nothing that axe finds wrong."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import WINDOWS, sideways, sound
from tests.browser.talk import settled
from tests.factories import an_actor
from tests.films import an_mp4
from tests.unit.record.test_files import picture
from toolkit.framework import framework
from toolkit.steps.stories import Written, add_story, change_story, stories, withdraw_story
from toolkit.storage.engine import read_session, write_session

pytestmark = pytest.mark.browser

LUNCH = Written("The lunch that became a club", "Four neighbours cooked together.", "Told by the club", (1,), ("community",),
                "Neighbours cook. Everybody may come.", "https://club.example.org/story", "A long table")


@pytest.fixture
def ours(at_record):
    """The ids of two stories of a council's own, with a picture and with a film; they are withdrawn again afterwards."""
    with write_session() as session:
        made = [add_story(an_actor(), LUNCH, (picture(size=(400, 300)), "lunch.png"), session=session),
                add_story(an_actor(), Written("A film", "S", "T", (2,)), (an_mp4(), "film.mp4"), session=session)]
    yield made
    with write_session() as session:
        for one in made:
            withdraw_story(an_actor(), one, session=session)


def all_pictures_are_drawn(page: Page) -> None:
    for one in page.locator("img").all():
        expect(one).to_have_js_property("complete", True)
        assert one.evaluate("image => image.naturalWidth") > 0, one.get_attribute("src")


@pytest.mark.parametrize(("phone", "dark"), WINDOWS)
def test_the_library_and_the_large_story_have_no_barrier(dark, phone, window, ours):
    here = window(dark=dark, phone=phone)
    for address in ({}, {"part": "show"}, {"part": "show", "function": 2}):
        page = here.open("stories", **address)
        all_pictures_are_drawn(page)
        sound(page)
        assert not sideways(page)
    page = here.open("stories")
    page.get_by_role("button", name="Add a story of your own").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    sound(settled(page))


def test_arrow_keys_turn_the_pages_and_a_reload_stays(window, ours):
    page = window().open("stories", part="show")
    many = len(framework().stories) + 2
    for key, shown in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2)):
        page.keyboard.press(key)
        expect(page.get_by_text(f"{shown} of {many}", exact=True)).to_be_visible()
    page.wait_for_url("**story=2*")
    page.reload()
    expect(page.get_by_text(f"2 of {many}", exact=True)).to_be_visible()
    assert sizes(page) >= 32


def sizes(page: Page) -> float:
    """The smallest text of the story, in pixels."""
    return page.evaluate("Math.min(...[...document.querySelectorAll('h1, [data-testid=stHtml] li, [data-testid=stHtml] p')]"
                         ".map(one => parseFloat(getComputedStyle(one).fontSize)))")


def test_a_card_opens_its_story_large_and_a_film_is_there_to_play(window, ours):
    page = window().open("stories", words="film")
    expect(page.locator("video[controls]")).to_have_count(1)
    page.get_by_role("link", name="Show it large").first.click()
    expect(page.get_by_text("1 of ")).to_be_visible()
    expect(page.locator("h1")).to_have_text("A film")
    page.get_by_role("link", name="All good practice").click()
    expect(page.get_by_role("heading", name="Good practice")).to_be_visible()
    expect(page.get_by_label("Search")).to_have_value("film")


def test_a_link_is_words_until_it_is_pressed_and_tells_nothing_of_us(window, ours):
    page = window().open("stories", words="lunch")
    expect(page.get_by_text("More at: https://club.example.org/story")).to_be_visible()
    link = page.get_by_role("link", name="Open its page")
    assert link.get_attribute("href") == LUNCH.link and link.get_attribute("target") == "_blank"
    assert {"noopener", "noreferrer"} & set((link.get_attribute("rel") or "").split())


def test_a_story_is_written_with_a_picture(window, ours):
    page = window().open("stories")
    page.get_by_role("button", name="Add a story of your own").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("A bench by the bus stop")
    dialog.get_by_label("The story").fill("The parish put a bench there.")
    dialog.get_by_label("Source").fill("Told in the room")
    dialog.get_by_role("combobox", name="Functions it is about").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Tab")
    dialog.locator("input[type=file]").set_input_files({"name": "bench.png", "mimeType": "image/png", "buffer": picture()})
    expect(dialog.get_by_text("bench.png")).to_be_visible()
    dialog.get_by_role("button", name="Save the story").click()
    expect(dialog.get_by_text("Say in a few words what the picture shows")).to_be_visible()
    expect(dialog.get_by_label("Title")).to_have_value("A bench by the bus stop")
    dialog.get_by_label("What the picture or film shows").fill("A bench")
    dialog.get_by_role("button", name="Save the story").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("heading", name="A bench by the bus stop")).to_be_visible()
    all_pictures_are_drawn(settled(page))
    with read_session() as session:
        ours.append(next(one.own_id for one in stories(words="bench", session=session)))


def test_two_people_at_one_story_lose_nothing(window, ours):
    page = window().open("stories", words="lunch")
    page.get_by_role("button", name="Change").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Lunch, mine")
    with write_session() as session:
        change_story(an_actor(), ours[0], 1, Written(**{**vars(LUNCH), "title": "Lunch, theirs"}), session=session)
    dialog.get_by_role("button", name="Save the story").click()
    expect(dialog.get_by_text("Theirs, saved now")).to_be_visible()
    expect(dialog.get_by_text("Lunch, theirs")).to_be_visible()
    sound(settled(page))
    dialog.get_by_role("button", name="Save yours instead").click()
    expect(page.get_by_role("heading", name="Lunch, mine")).to_be_visible()
