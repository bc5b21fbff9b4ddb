"""The day as a hall sees it: a desk, a big screen and three hosts' screens are open at once and follow one another."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import choose_one
from tests.browser.talk import settled
from tests.factories import AWorkshop, a_host_link, a_small_group, a_workshop, an_actor
from toolkit.events import run_sheet
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session

pytestmark = pytest.mark.browser

LINE, WORDS, HELP = "What is available now?", "A word to the hosts", "We need help"
TABLES = ("Table 1", "Table 2", "Table 3")


@pytest.fixture
def hall(at_record) -> AWorkshop:
    """A workshop with a run sheet, before the day begins."""
    with write_session() as session:
        made = a_workshop(session, title="A hall that looks at five screens")
        run_sheet.begin(an_actor(), made.id, session=session)
    return made


@pytest.fixture
def sits_at(window, app, hall) -> Callable[[str], Page]:
    """A function that lets a host come in by the card of a new small group."""
    def come_in(name: str) -> Page:
        with write_session() as session:
            card = a_host_link(session, hall, a_small_group(session, hall, name))
        here = window(None)
        here.page.goto(f"{app.url}/host/{card}")
        return here.open()
    return come_in


def press(page: Page, name: str, exact: bool = False) -> None:
    settled(page).get_by_role("button", name=name, exact=exact).click()
    settled(page)


def record(host: Page, words: str) -> None:
    host.get_by_label(LINE).fill(words)
    host.get_by_label(LINE).press("Enter")
    expect(host.locator(".ct-entry").filter(has_text=words)).to_be_visible()


def send(desk: Page, words: str) -> None:
    desk.get_by_label(WORDS).fill(words)
    press(desk, "Send")


def row(desk: Page, name: str):
    """A small group's row in the desk's table."""
    return desk.get_by_role("row").filter(has=desk.get_by_role("cell", name=name, exact=True))


def test_a_desk_a_big_screen_and_three_hosts_follow_one_another(window, hall, sits_at):
    hosts = {name: sits_at(name) for name in TABLES}
    desk, wall = window().open("desk", workshop=hall.id), window().open("big_screen", workshop=hall.id)

    press(desk, "What is on now")
    expect(wall.get_by_text("Welcome. We begin soon.", exact=True)).to_be_visible()
    press(desk, "Begin: Welcome, and how the day works")
    expect(wall.get_by_role("heading", level=1)).to_have_text("Welcome, and how the day works")
    expect(wall.get_by_text("20 minutes left")).to_be_visible()
    press(desk, "Next: The six principles")
    expect(wall.get_by_role("heading", level=1)).to_have_text("The six principles")

    send(desk, "Five more minutes, then tea")
    for host in hosts.values():
        expect(host.get_by_text("Five more minutes, then tea")).to_be_visible()
    choose_one(desk, re.compile("^To$"), "Table 2")
    send(desk, "Please speak a little lower")
    expect(hosts["Table 2"].get_by_text("Please speak a little lower")).to_be_visible()
    for name in ("Table 1", "Table 3"):
        expect(hosts[name].get_by_text("Five more minutes, then tea")).to_be_visible()

    press(desk, "Table", exact=True)  # there is "One table or many" too
    expect(wall.get_by_text("What we have said so far")).to_be_visible()
    for number, name in enumerate(TABLES, 1):
        record(hosts[name], f"What {name} knows")
        expect(row(desk, name)).to_contain_text("1 of 10")
        expect(row(desk, name)).to_contain_text("1 available, 0 gaps")
        expect(wall.get_by_role("row").filter(has_text="1 Finding out what is available")).to_contain_text(f"{number} available")

    hosts["Table 3"].get_by_role("button", name=HELP).click()
    expect(desk.get_by_text("Table 3 needs help")).to_be_visible()
    expect(row(desk, "Table 3")).to_contain_text("needs help")
    expect(hosts["Table 3"].get_by_text("Somebody will come.")).to_be_visible()
    press(desk, "Somebody went")
    expect(hosts["Table 3"].get_by_role("button", name=HELP)).to_be_visible()
    expect(hosts["Table 3"].get_by_text("Somebody will come.")).to_have_count(0)
    expect(row(desk, "Table 3")).not_to_contain_text("needs help")

    with read_session() as session:
        assert sorted(one.words for one in entries_seen(hall.id, session=session)) == [f"What {name} knows" for name in TABLES]
