"""A small group's host over a connection that breaks: what was saved is kept in the browser and recorded once."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.browser.checks import DARK_FIRST, barriers, sideways
from tests.browser.talk import settled
from tests.browser.wire import Wire
from tests.factories import AWorkshop, a_host_link, a_session, a_small_group, a_workshop, an_actor
from toolkit.events import calls, host_cards, small_groups
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session

pytestmark = pytest.mark.browser

LINE, SAVED = "What is available now?", "Everything is saved."


@pytest.fixture
def workshop(at_record) -> AWorkshop:
    with write_session() as session:
        return a_workshop(session, ("Older people", "Family carers"), title="A hall with a bad connection")


@pytest.fixture
def card(workshop) -> Callable[[str], str]:
    """A function that gives the path of a new small group's card."""
    def make(name: str) -> str:
        with write_session() as session:
            return f"host/{a_host_link(session, workshop, a_small_group(session, workshop, name))}"
    return make


@pytest.fixture
def host(window, app, card) -> Page:
    """A host at the first question, come in by the card of Table 1."""
    page = window(None).page
    page.goto(f"{app.url}/{card('Table 1')}")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 Finding out what is available")
    return page


def save(page: Page, words: str) -> None:
    page.get_by_label(LINE).fill(words)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_label(LINE)).to_have_value("")


def state(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(words)


def record(workshop: AWorkshop) -> list[tuple[int, str]]:
    with read_session() as session:
        return sorted((one.function, one.words) for one in entries_seen(workshop.id, session=session))


class Way:
    """What becomes of the lines that a page sends: "open", "no answer" (they arrive, nobody hears of it) or "lost"."""

    def __init__(self, page: Page):
        self.state = "open"
        page.route("**/host", self._lead)

    def _lead(self, route: Route) -> None:
        if route.request.method != "POST" or self.state == "open":
            route.continue_()
            return
        if self.state == "no answer":
            route.fetch()
        with suppress(Error):  # the page may have gone on meanwhile
            route.abort()


def test_the_network_is_cut_in_the_middle_and_nothing_is_lost_or_doubled(host, workshop):
    save(host, "Before")
    state(host, SAVED)
    host.context.set_offline(True)
    save(host, "First while away")
    save(host, "Second while away")
    state(host, "2 lines wait in this browser.")
    host.get_by_role("link", name="Next: 2 Exploring").click()
    expect(host.get_by_role("heading", level=1)).to_have_text("2 Exploring what is possible")
    save(host, "At the next question")
    host.get_by_label(LINE).fill("Half a sentence")
    state(host, "3 lines wait in this browser.")
    host.context.set_offline(False)
    state(host, SAVED)
    expect(host.get_by_label(LINE)).to_have_value("Half a sentence")
    assert record(workshop) == [(1, "Before"), (1, "First while away"), (1, "Second while away"), (2, "At the next question")]


def test_a_lost_answer_and_loading_again_record_a_line_once(host, workshop):
    way = Way(host)
    way.state = "no answer"
    save(host, "A choir")
    state(host, "1 line waits in this browser.")
    way.state = "lost"
    save(host, "A lunch club")
    host.get_by_label(LINE).fill("Half a sentence")
    host.reload()
    state(host, "2 lines wait in this browser.")
    expect(host.get_by_label(LINE)).to_have_value("Half a sentence")
    way.state = "open"
    second = host.context.new_page()
    second.goto(host.url)
    for page in (host, second):
        expect(page.locator("#waiting li")).to_have_count(0)
    assert record(workshop) == [(1, "A choir"), (1, "A lunch club")]


def test_an_hour_without_the_server_and_a_clock_that_is_set_back_change_nothing(host, workshop):
    host.clock.install()
    host.reload()
    way = Way(host)
    way.state = "lost"
    save(host, "Before the hour")
    host.clock.fast_forward("01:00:00")
    save(host, "After the hour")
    host.clock.set_system_time("2020-01-01T00:00:00")
    save(host, "In another year")
    state(host, "3 lines wait in this browser.")
    way.state = "open"
    host.clock.run_for(6_000)
    state(host, SAVED)
    with read_session() as session:
        assert [one.words for one in entries_seen(workshop.id, session=session)] == ["Before the hour", "After the hour", "In another year"]


def test_a_group_that_was_closed_while_its_host_types_leaves_the_words_there(host, workshop, card, app):
    with write_session() as session:
        small_groups.close(an_actor(), small_groups.small_groups_seen(workshop.id, session=session)[0].id, session=session)
    save(host, "Too late")
    expect(host.locator("#waiting")).to_contain_text("Table 1 was closed, so nothing more is recorded for it.")
    host.goto(f"{app.url}/{card('Table 2')}")
    expect(host.locator("#waiting")).to_contain_text("Written for another small group. Saving it records it for: Table 2")
    host.get_by_role("button", name="Save it now").click()
    expect(host.locator("#said")).to_contain_text("Too late")
    assert record(workshop) == [(1, "Too late")]


def test_what_is_typed_when_the_link_ends_is_still_there_to_copy(window, app, card, workshop):
    here = window(None)
    here.page.goto(f"{app.url}/{card('Table 1')}")
    page = here.open()
    page.get_by_label(LINE).click()
    page.keyboard.type("Half a <b>sentence")
    with write_session() as session:
        host_cards.end_the_day(an_actor(), workshop.id, session=session)
    expect(page.get_by_role("heading", name="You need a link to come in")).to_be_visible()
    expect(page.get_by_role("note")).to_contain_text("Half a <b>sentence")
    here.page.goto(f"{app.url}/{card('Table 2')}")
    page = here.open()
    page.get_by_label(LINE).click()
    page.keyboard.type("A choir")
    page.keyboard.press("Enter")
    expect(page.get_by_label(LINE)).to_have_value("")
    assert "sentence" not in page.evaluate("JSON.stringify(sessionStorage)")


@pytest.mark.parametrize("screen", ["", "big_screen"], ids=["host", "wall"])
def test_a_lost_connection_is_said_in_plain_words_and_comes_back(window, app, card, workshop, screen):
    here = window() if screen else window(None)
    wire = Wire(here.page)
    if not screen:
        here.page.goto(f"{app.url}/{card('Table 1')}")
    page = here.open(screen, workshop=workshop.id)
    state = page.get_by_test_id("stApp")
    wire.take_away()
    expect(state).to_have_attribute("data-test-connection-state", "PINGING_SERVER")
    expect(page.locator(".stDialog")).to_be_attached()
    expect(page.get_by_text("streamlit run")).to_be_hidden()
    box, where = (".big", "::after") if screen else (".stDialog section > div", "::before")
    assert "by itself" in page.locator(box).evaluate("(box, where) => getComputedStyle(box, where).content", where)
    wire.bring_back()
    expect(state).to_have_attribute("data-test-connection-state", "CONNECTED")
    expect(page.locator(".stDialog")).to_have_count(0)


def test_the_whole_door_is_used_by_keyboard_and_is_wide_enough_on_a_phone(window, app, card, workshop):
    page = window(None, phone=True).page
    page.goto(f"{app.url}/{card('Table 1')}")
    page.get_by_label(LINE).focus()
    page.keyboard.type("A choir")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    state(page, SAVED)
    assert record(workshop) == [(1, "A choir")]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("dark", DARK_FIRST)
def test_what_hosts_and_leaders_see_has_no_barrier(window, app, card, workshop, dark):
    path, here, found = card("Table 1"), window(dark=dark, phone=True), {}
    with write_session() as session:
        a_session(session, workshop, "Tuesday")
    for screen, address in (("day", {"part": "groups"}), ("day", {"part": "sessions"}), ("step_map", {"one": 1}),
                            ("step_gaps", {"one": 1})):
        page = here.open(screen, workshop=workshop.id, **address)
        found[f"{screen} {address}"] = barriers(page) + ["scrolls sideways"] * sideways(page)
    page.goto(f"{app.url}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found["host"] = barriers(page) + ["scrolls sideways"] * bool(sideways(page))
    page.goto(f"{app.url}/host/WRONG")
    found["a wrong code"] = barriers(page)
    found["screen"] = barriers(here.open()) + ["scrolls sideways"] * sideways(page)
    assert not any(found.values()), found


def test_a_host_link_opens_one_screen_whatever_is_asked_for(window, app, card, workshop):
    here = window(None)
    here.page.goto(f"{app.url}/{card('Table 1')}")
    page = here.open("step_plans", workshop=workshop.id)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Table 1")
    expect(page.get_by_role("link", name="Settings")).to_have_count(0)


def test_a_shared_screen_goes_on_and_back_by_keyboard(window, workshop):
    page = window().open("step_map", workshop=workshop.id, one=1)
    for keys, asked in (("Alt+n", "2 Exploring"), ("Alt+n", "3 Information"), ("Alt+b", "2 Exploring")):
        page.keyboard.press(keys)
        expect(page.locator("#question")).to_contain_text(asked)
        settled(page)
    assert "one=1" in page.url


def test_a_host_sees_what_was_saved_hears_the_desk_and_calls_for_help(host, workshop):
    expect(host.locator("#others")).to_contain_text("Nothing yet.")
    save(host, "A choir")
    expect(host.locator("#said")).to_contain_text("A choir")
    expect(host.locator("#others")).not_to_contain_text("Nothing yet.")
    host.get_by_label(LINE).fill("Half a sentence")
    host.context.set_offline(True)
    host.get_by_role("button", name="We need help").click()
    expect(host.locator("#help-state")).to_contain_text("Raise your hand instead.")
    host.context.set_offline(False)
    host.get_by_role("button", name="We need help").click()
    expect(host.locator("#help")).to_contain_text("You asked for help at")
    expect(host.locator("#help-state")).to_be_hidden()
    with write_session() as session:
        assert len(calls.calls(workshop.id, session=session)) == 1
        calls.send_message(an_actor(), workshop.id, None, "Lunch is ready", session=session)
    expect(host.locator("#messages")).to_contain_text("Lunch is ready", timeout=15_000)  # the page looks every ten seconds
    host.get_by_role("button", name="We need no help any more").click()
    expect(host.get_by_role("button", name="We need help", exact=True)).to_be_focused()
    expect(host.get_by_label(LINE)).to_have_value("Half a sentence")
    assert record(workshop) == [(1, "A choir")]
