"""The map as a room uses it: pins and marks, switches, popups that open the entry, clicks that choose a place."""

import re
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, TimeoutError, expect

from tests.browser.checks import barriers
from tests.browser.talk import settled
from tests.factories import BANBURY, WITNEY, AWorkshop, a_gap, a_workshop, an_actor, an_entry
from tests.map_files import OXFORD, VECTOR_TILE, an_mbtiles, picture
from toolkit.models import Entry
from toolkit.places.place import Place
from toolkit.steps.recording import withdraw_entry
from toolkit.storage.engine import read_session, write_session

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script> & more"


@pytest.fixture
def hall(at_record) -> AWorkshop:
    """A workshop with two things available, one gap, and an area of its own."""
    with write_session() as session:
        workshop = a_workshop(session, groups=("Older people", "Carers"), title="The map")
        an_entry(session, workshop, "A club", function=5, places=(BANBURY,))
        an_entry(session, workshop, HOSTILE, function=2, places=(Place(HOSTILE, 51.70, -1.10, "point"),))
        a_gap(session, workshop, "No bus", function=8, group=workshop.groups[1], places=(WITNEY,))
    return workshop


def crowded(workshop: AWorkshop, count: int) -> None:
    with write_session() as session:
        for number in range(count):
            place = Place(f"Stop {number}", 51.6 + number % 20 / 60, -1.6 + number // 20 / 40, "point")
            an_entry(session, workshop, f"Thing {number}", function=number % 10 + 1, places=(place,))


def the_map(page: Page) -> FrameLocator:
    return page.frame_locator("iframe").first


def canvas(page: Page) -> Locator:
    return the_map(page).locator(".leaflet-container")


def shown(page: Page, count: int, drawn_as: str = "pins") -> None:
    expect(canvas(page)).to_have_attribute("data-drawn", str(count))
    expect(canvas(page)).to_have_attribute("data-drawn-as", drawn_as)


def choose_base(page: Page, name: str) -> None:
    """With the keyboard: a list that opens while the page still scrolls closes again."""
    page.get_by_role("combobox", name="Map underneath").focus()
    page.keyboard.type(name)
    expect(page.get_by_role("option", name=re.compile(f"^{name}"))).to_be_visible()
    page.keyboard.press("Enter")


def pin(page: Page, number: int) -> Locator:
    return the_map(page).locator(".pin").get_by_text(str(number), exact=True)


def test_pins_are_numbered_and_differ_in_shape_and_the_area_is_named(window, hall):
    page = window().open("step_map", workshop=hall.id)
    shown(page, 3)
    expect(the_map(page).locator(".pin.circle")).to_have_count(2)
    expect(the_map(page).locator(".pin.diamond")).to_have_text("8")
    expect(the_map(page).locator(".area-name")).to_have_text("Oxfordshire")
    expect(canvas(page)).to_have_accessible_name("Map of Oxfordshire")


def test_a_pin_opens_its_words_as_text_and_then_its_entry(window, hall):
    page = window().open("step_map", workshop=hall.id)
    pin(page, 2).click()
    popup = the_map(page).locator(".leaflet-popup-content")
    expect(popup.locator("p")).to_have_text(HOSTILE)
    expect(popup.locator("img, script")).to_have_count(0)
    assert barriers(page) == []
    popup.get_by_role("link", name="Open this entry").click()
    page.wait_for_url(re.compile("entry="))
    settled(page)
    asked = parse_qs(urlsplit(page.url).query)
    with read_session() as session:
        entry = session.get_one(Entry, UUID(asked["entry"][0]))
        assert (entry.words, str(entry.group_id)) == (HOSTILE, asked["group"][0])
    assert urlsplit(page.url).path == "/step_map" and asked["function"] == ["2"] and asked["workshop"] == [str(hall.id)]
    assert page.title() != "run"


def test_a_gap_opens_in_step_2(window, hall):
    page = window().open("step_map", workshop=hall.id)
    shown(page, 3)
    pin(settled(page), 8).click()
    expect(the_map(page).locator(".leaflet-popup-content p")).to_have_text("No bus")
    link = the_map(page).get_by_role("link", name="Open this entry")
    # A map that moves to make room for its popup can carry the link away from under the pointer: people press again.
    for _ in range(3):
        with suppress(TimeoutError):
            if link.count() == 0:
                pin(page, 8).click(timeout=5_000)
            link.click(timeout=5_000)
            page.wait_for_url(re.compile("/step_gaps.*entry="), timeout=15_000)
            break
    page.wait_for_url(re.compile("/step_gaps.*entry="))


def test_switches_are_reached_and_used_with_the_keyboard(window, hall):
    page = window().open("step_map", workshop=hall.id)
    shown(page, 3)
    summary = the_map(page).locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(the_map(page).get_by_role("checkbox", name="Available (2)")).to_be_focused()
    page.keyboard.press("Space")
    shown(page, 1)
    expect(summary).to_have_text("What to show: 1 switched off")
    assert barriers(page) == []
    page.keyboard.press("Space")
    the_map(page).get_by_text("Functions", exact=True).click()
    the_map(page).get_by_role("checkbox", name=re.compile("^5 ")).uncheck()
    shown(page, 2)
    expect(the_map(page).locator(".pin.circle")).to_have_text("2")


def test_switches_leave_the_map_where_it_is_and_choose_no_place(window, hall):
    page = window().open("step_map", workshop=hall.id)
    the_map(page).locator("summary").first.click()
    the_map(page).get_by_text("Available (2)").click()
    shown(page, 1)
    expect(page.get_by_text("from your click on the map")).to_have_count(0)


def test_opened_switches_leave_most_of_the_map_in_sight(window, hall):
    page = window().open("step_map", workshop=hall.id)
    the_map(page).locator("summary").first.click()
    switches, whole = the_map(page).locator(".switches").bounding_box(), canvas(page).bounding_box()
    assert switches["width"] * switches["height"] < whole["width"] * whole["height"] / 3


def test_a_click_on_the_map_is_marked_there_until_it_is_saved_or_dropped(window, hall):
    page = window().open("step_map", workshop=hall.id)
    shown(page, 3)
    spot = the_map(page).locator(".leaflet-marker-icon .pin.waiting")
    expect(spot).to_have_count(0)
    canvas(page).click(position={"x": 90, "y": 300})
    expect(page.get_by_text("from your click on the map")).to_be_visible()
    expect(spot).to_be_visible()
    page.get_by_role("button", name="Do not use this spot").click()
    expect(spot).to_have_count(0)


def test_a_click_on_the_map_chooses_a_place_and_one_beside_a_popup_only_closes_it(window, hall):
    page = window().open("step_map", workshop=hall.id)
    pin(page, 2).click()
    popup = the_map(page).locator(".leaflet-popup-content")
    expect(popup).to_be_visible()
    corner = {"x": 60, "y": 390}
    canvas(page).click(position=corner)
    expect(popup).to_have_count(0)
    expect(page.get_by_text("from your click on the map")).to_have_count(0)
    canvas(page).click(position=corner)
    expect(page.get_by_text("from your click on the map")).to_be_visible()
    shown(page, 3)


def zoom_in_until_drawn_as(page, way):
    """Step by step: zooming on too far would leave no place in view."""
    for _ in range(6):
        the_map(page).get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(1_000)
        if canvas(page).get_attribute("data-drawn-as") == way:
            return
    pytest.fail(f"The places are never drawn as {way}.")


def test_many_are_marks_that_open_and_few_in_view_are_pins_again(window, hall):
    crowded(hall, 400)
    page = window().open("step_map", workshop=hall.id)
    shown(page, 403, "marks")
    expect(the_map(page).locator(".pin")).to_have_count(0)
    box = canvas(page).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    popup = the_map(page).locator(".leaflet-popup-content")
    expect(popup.get_by_role("link", name="Open this entry").first).to_be_visible()
    expect(page.get_by_text("from your click on the map")).to_have_count(0)
    page.keyboard.press("Escape")
    zoom_in_until_drawn_as(page, "pins")
    expect(the_map(page).locator(".pin").first).to_be_visible()


def test_pins_that_share_a_spot_spread_and_more_show_a_count_that_opens_them(window, hall):
    with write_session() as session:
        for number in range(3):
            an_entry(session, hall, f"Also here {number}", function=9, places=(WITNEY,))
        for number in range(20):
            an_entry(session, hall, f"Crowd {number}", function=4, places=(Place("Didcot", 51.606, -1.241, "point"),))
    page = window().open("step_map", workshop=hall.id)
    shown(page, 26)
    nines = the_map(page).locator(".pin.circle").filter(has_text="9")
    expect(nines).to_have_count(3)
    spots = {(round(box["x"]), round(box["y"])) for box in (nines.nth(at).bounding_box() for at in range(3))}
    assert len(spots) == 3
    the_map(page).get_by_text("× 20").click()
    popup = the_map(page).locator(".leaflet-popup-content")
    expect(popup.locator("section")).to_have_count(12)
    expect(popup).to_contain_text("8 more are here.")
    assert barriers(page) == []


def test_what_another_screen_withdraws_goes_and_its_popup_with_it(window, hall):
    page = window().open("step_map", workshop=hall.id)
    pin(page, 8).click()
    expect(the_map(page).locator(".leaflet-popup-content")).to_be_visible()
    link = the_map(page).get_by_role("link", name="Open this entry").get_attribute("href")
    with write_session() as session:
        withdraw_entry(an_actor(), UUID(parse_qs(urlsplit(link).query)["entry"][0]), session=session)
    shown(page, 2)
    expect(the_map(page).locator(".leaflet-popup-content")).to_have_count(0)


def test_an_unchanged_map_is_not_drawn_again(window, hall):
    page = window().open("step_map", workshop=hall.id)
    shown(page, 3)
    answers = []
    page.on("response", lambda answer: answers.append(answer.status) if "/places/" in answer.url else None)
    the_map(page).locator(".pin").first.evaluate("pin => pin.dataset.same = 'yes'")
    page.wait_for_event("response", lambda answer: "/places/" in answer.url)
    page.wait_for_timeout(200)
    assert answers == [304]
    expect(the_map(page).locator(".pin[data-same=yes]")).to_have_count(1)


def test_a_map_file_is_chosen_kept_over_a_reload_and_one_that_cannot_be_used_says_why(window, hall):
    files = [an_mbtiles("county.mbtiles", {OXFORD: picture("green")}, attribution="<b>County</b> survey"),
             an_mbtiles("vector.mbtiles", {OXFORD: VECTOR_TILE})]
    page = window().open("step_map", workshop=hall.id)
    shown(page, 3)
    expect(page.get_by_text("vector.mbtiles cannot be used: it holds vector tiles; only pictures can be drawn.")).to_be_visible()
    choose_base(page, "county.mbtiles")
    settled(page)
    expect(the_map(page).locator(".leaflet-control-attribution")).to_contain_text("County survey")
    page.reload()
    settled(page)
    expect(the_map(page).locator(".leaflet-control-attribution")).to_contain_text("County survey")
    shown(page, 3)
    for file in files:
        file.unlink()
    page.reload()
    settled(page)
    expect(the_map(page).locator(".leaflet-control-attribution")).to_contain_text("GeoNames")


def test_the_online_map_asks_nobody_until_it_is_turned_on(window, hall):
    here = window()
    page = here.open("step_map", workshop=hall.id, base="online")
    shown(page, 3)
    assert here.outside == []
    choose_base(page, "OpenStreetMap")
    expect(the_map(page).locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap contributors")
    page.wait_for_timeout(300)
    assert here.outside and all("tile.openstreetmap.org" in address for address in here.outside)
    here.outside.clear()
    page.reload()
    settled(page)
    assert here.outside == []
