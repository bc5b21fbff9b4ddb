"""Step 4 in a real browser: a line of a plan between two people, and every part without barriers, on a phone too."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import share, sideways, sound
from tests.browser.talk import settled
from tests.factories import BANBURY, a_gap, a_milestone, a_plan, a_priority, a_sum, a_workshop, an_action, an_actor, as_saved
from toolkit.steps.plan_parts import Change
from toolkit.steps.planning import change_plan
from toolkit.storage.engine import write_session

pytestmark = pytest.mark.browser

HARM = '"><script>window.harmed=1</script><img src=x onerror="window.harmed=1"> **b** :red[x]'
PARTS = ("change", "actions", "milestones", "money", "tools", "measure", "market")


@pytest.fixture
def planned(at_record):
    """A workshop with a plan in which every text is a script; gives its id."""
    with write_session() as session:
        workshop = a_workshop(session)
        gap = a_gap(session, workshop, HARM, places=(BANBURY,))
        priority = a_priority(session, workshop, HARM, gaps=(gap,), final=HARM)
        plan = a_plan(session, workshop, priority, HARM, tools=("grants",), lead=HARM)
        drafted = as_saved(session, plan, Change)
        change_plan(an_actor(), plan, drafted, Change(HARM, HARM, drafted.groups, drafted.places), session=session)
        an_action(session, plan, HARM, owner=HARM)
        a_milestone(session, plan, HARM)
        a_sum(session, plan, source=HARM)
        return workshop.id


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_every_part_is_free_of_barriers_and_no_words_run(window, planned, phone, full):
    here = window(phone=phone)
    addresses = [{"about": part} for part in PARTS] + [{"part": "all", "picture": one} for one in ("time", "where", "money", "owners")]
    for address in share(addresses, phone, full):
        page = here.open("step_plans", workshop=planned, **address)
        sound(page)
        assert not sideways(page) and page.evaluate("window.harmed") is None, address


def test_a_plan_on_the_map_says_what_it_is(window, planned):
    page = window().open("step_plans", workshop=planned, part="all", picture="where")
    board = page.frame_locator("iframe[title*=folium]")
    expect(board.locator(".leaflet-container")).to_have_attribute("data-drawn", "1")
    board.locator(".pin.square").click()
    expect(board.locator(".leaflet-popup-content")).to_contain_text(HARM)
    expect(board.locator(".leaflet-popup-content")).to_contain_text("Plan")
    assert page.evaluate("window.harmed") is None


def open_the_line(page: Page) -> Page:
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.get_by_role("dialog").get_by_label("What is to be done")).to_have_value(HARM)
    return settled(page)


def save(page: Page, words: str) -> None:
    page.get_by_role("dialog").get_by_label("What is to be done").fill(words)
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    settled(page)


def test_two_people_at_one_action_see_both_texts(window, planned):
    first, second = (open_the_line(window().open("step_plans", workshop=planned, about="actions")) for _ in range(2))
    sound(first)
    save(first, "Their words")
    save(second, "My words")
    dialog = second.get_by_role("dialog")
    expect(dialog.get_by_text("Their words")).to_be_visible()
    sound(second)
    dialog.get_by_role("button", name="Save yours instead").click()
    expect(second.locator(".ct-entry").filter(has_text="My words")).to_be_visible()


def test_a_line_is_taken_out_and_put_back(window, planned):
    page = open_the_line(window().open("step_plans", workshop=planned, about="actions"))
    page.get_by_role("dialog").get_by_role("button", name="Take it out").click()
    expect(page.get_by_text("Taken out (1)")).to_be_visible()
    page.get_by_text("Taken out (1)").click()
    settled(page).get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("Taken out (1)")).to_have_count(0)
    expect(settled(page).get_by_role("button", name="Change", exact=True)).to_be_visible()
