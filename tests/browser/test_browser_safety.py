"""What may not happen in a real browser: coming in without a link, scripts in people's words, texts lost between two people."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Window
from tests.browser.talk import settled
from tests.factories import a_closed_vote, a_gap, a_plan, a_priority, a_vote, a_workshop, an_entry, an_evaluation, link_by_hash
from toolkit.access.links import hash_of
from toolkit.clock import now
from toolkit.places.find import find_place
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

SCREENS = ["", "setup", "step_map", "step_gaps", "step_priorities", "step_plans", "step_evaluation"]
HARM = '"><script>window.harmed=1</script><img src=x onerror="window.harmed=1"> **b** :red[x]'
NEED_A_LINK = "You need a link to come in"
ENTRY = "A lunch club on Tuesdays"


def test_a_deep_link_without_a_cookie_shows_only_how_to_get_a_link(window, example):
    here = window(None)
    for screen in SCREENS:
        sees_only_how_to_get_a_link(here.open(screen, workshop=example, part="vote"))


def sees_only_how_to_get_a_link(page: Page) -> None:
    expect(page.get_by_role("heading")).to_have_text([NEED_A_LINK])
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.locator("iframe, table, .ct-entry")).to_have_count(0)


@pytest.fixture
def harmful(at_record):
    """A workshop in which every text is a script."""
    with write_session() as session:
        made = a_workshop(session, title=HARM, groups=(HARM,))
        gap = a_gap(session, made, HARM, places=(find_place("Banbury"),))
        an_entry(session, made, HARM, places=(find_place("Witney"),), paid_by=HARM)
        first = a_priority(session, made, HARM, gaps=(gap,), impact=5, effort=1, final=HARM)
        a_priority(session, made, HARM, impact=1, effort=1)
        a_closed_vote(session, made, question=HARM)
        a_plan(session, made, first, HARM, lead=HARM)
        an_evaluation(session, made, people=HARM)
        return made


PARTS = [*((screen, "") for screen in SCREENS if screen not in ("step_priorities", "step_evaluation")),
         *(("step_priorities", part) for part in ("ideas", "matrix", "vote", "final")),
         *(("step_evaluation", part) for part in ("then", "fared", "questions"))]


def test_scripts_in_peoples_words_are_words(window, harmful):
    here = window()
    for screen, part in PARTS:
        page = here.open(screen, workshop=harmful.id, part=part)
        expect(page.get_by_text("<script>window.harmed=1</script>").first).to_be_visible()
        expect(page.locator("img[src='x']")).to_have_count(0)
        assert not harmed(page), (screen, part)


def test_scripts_in_a_map_popup_are_words(window, harmful):
    page = window().open("step_map", workshop=harmful.id)
    shown = page.frame_locator("iframe").first
    shown.locator(".leaflet-marker-pane .pin").first.click()
    expect(shown.locator(".leaflet-popup-content")).to_contain_text("<script>window.harmed=1</script>")
    assert not harmed(page)


def harmed(page: Page) -> bool:
    return any(frame.evaluate("window.harmed === 1") for frame in page.frames)


# A link that was taken back

@pytest.fixture
def lunch(at_record):
    """A workshop with one entry."""
    with write_session() as session:
        made = a_workshop(session)
        an_entry(session, made, ENTRY)
        return made


def revoke(here: Window) -> None:
    with write_session() as session:
        link_by_hash(hash_of(here.secret), session=session).revoked_at = now()


def test_after_the_link_is_revoked_saving_shows_how_to_get_one(window, lunch):
    here, other = window(), window()
    page = here.open("step_map", workshop=lunch.id)
    page.get_by_label("What is available now?").fill("Said too late")
    revoke(here)
    page.get_by_role("button", name="Save", exact=True).click()
    sees_only_how_to_get_a_link(page)
    there = other.open("step_map", workshop=lunch.id)
    expect(there.get_by_text(ENTRY)).to_be_visible()
    expect(there.get_by_text("Said too late")).to_have_count(0)


def test_after_the_link_is_revoked_a_click_on_the_map_shows_how_to_get_one(window, lunch):
    here = window()
    page = here.open("step_map", workshop=lunch.id)
    shown = page.frame_locator("iframe").first.locator(".leaflet-container")
    expect(shown).to_be_visible()
    revoke(here)
    shown.click(position={"x": 150, "y": 200})
    sees_only_how_to_get_a_link(page)


def test_after_the_link_is_revoked_a_part_that_looks_by_itself_shows_how_to_get_one(window, lunch):
    with write_session() as session:
        a_vote(session, lunch, headcount=9)
    here = window()
    page = here.open("step_priorities", workshop=lunch.id, part="vote", stage="run")
    expect(page.get_by_text("0 of 9 people present", exact=True)).to_be_visible()
    revoke(here)
    sees_only_how_to_get_a_link(page)


def test_after_the_link_is_revoked_a_dialog_saves_nothing(window, lunch):
    here, other = window(), window()
    page = change(here, lunch)
    page.get_by_role("dialog").get_by_label("Words").fill("Changed too late")
    revoke(here)
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    sees_only_how_to_get_a_link(page)
    expect(other.open("step_map", workshop=lunch.id).get_by_text(ENTRY)).to_be_visible()


def change(here: Window, workshop) -> Page:
    page = here.open("step_map", workshop=workshop.id)
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.get_by_role("dialog").get_by_label("Words")).to_have_value(ENTRY)
    return settled(page)


# Two people at one entry

@pytest.fixture
def two(window, lunch):
    """Two windows in which the same entry was changed; the first is saved, the second asked to be."""
    pages = [change(window(), lunch), change(window(), lunch)]
    for page, words in zip(pages, ("Their supper club", "My breakfast club"), strict=True):
        page.get_by_role("dialog").get_by_label("Words").fill(words)
        page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text(re.compile("Their supper club|My breakfast club")).first).to_be_visible()
        settled(page)
    expect(pages[1].get_by_text("Somebody else saved this")).to_be_visible()
    return pages


def test_the_second_sees_both_texts_and_keeps_theirs(two):
    second = two[1]
    dialog = second.get_by_role("dialog")
    expect(dialog.get_by_text("Their supper club")).to_be_visible()
    expect(dialog.get_by_text("My breakfast club").last).to_be_visible()
    dialog.get_by_role("button", name="Keep theirs").click()
    expect(second.locator(".ct-entry")).to_have_count(1)
    expect(second.locator(".ct-entry")).to_contain_text("Their supper club")


def test_the_second_may_save_theirs_instead(two):
    first, second = two
    second.get_by_role("dialog").get_by_role("button", name="Save yours instead").click()
    expect(second.locator(".ct-entry")).to_contain_text("My breakfast club")
    first.reload()
    expect(settled(first).locator(".ct-entry")).to_contain_text("My breakfast club")
