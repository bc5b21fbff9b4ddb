"""The five steps by the keyboard alone, from the top of each page: seen at every stop, caught nowhere, and back after a dialog."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Furnished
from tests.browser.keys import Keyboard
from tests.factories import AWorkshop, a_gap, a_priority, a_vote, a_workshop, a_workshop_at, an_actor, the
from toolkit.access.roles import Role
from toolkit.models import VoteRound
from toolkit.storage.engine import write_session
from toolkit.voting import tickets

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(furnished: Furnished) -> App:
    """The app that files share which look for barriers; each test here has a workshop of its own."""
    return furnished.app


@pytest.fixture
def keyboard(window) -> Keyboard:
    return Keyboard(window(Role.ADMINISTRATOR).page)


@pytest.fixture
def workshop(at_record) -> AWorkshop:
    with write_session() as session:
        made = a_workshop(session, title="By keyboard")
        a_gap(session, made, "No bus on Sundays")
        return made


def at(app: App, screen: str, workshop: AWorkshop, **more: str) -> str:
    return f"{app.url}/{screen}?workshop={workshop.id}" + "".join(f"&{name}={value}" for name, value in more.items())


def test_step_1_an_entry_with_its_place_and_a_dialog(keyboard, app, workshop):
    keyboard.open(at(app, "step_map", workshop, function="3"))
    keyboard.reach("Where? Choose").choose("Banbury")
    keyboard.reach("What is available now?").type("A lunch club").press("Enter")
    entry = keyboard.page.locator(".ct-entry").filter(has_text="A lunch club")
    expect(entry).to_contain_text("Banbury")
    keyboard.reach("Change", "button").press("Enter")
    asked = keyboard.page.get_by_role("dialog")
    expect(asked).to_be_visible()
    assert keyboard.page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
    keyboard.press("Escape")
    expect(asked).to_have_count(0)
    expect(keyboard.page.get_by_role("button", name=re.compile("Change$")).first).to_be_focused()
    assert not keyboard.look_back()


@pytest.mark.full
def test_step_2_a_gap(keyboard, app, workshop):
    keyboard.open(at(app, "step_gaps", workshop, function="3"))
    keyboard.reach("What is missing?").type("Nobody explains it").press("Enter")
    expect(keyboard.page.locator(".ct-entry").filter(has_text="Nobody explains it")).to_be_visible()
    assert not keyboard.look_back()


def test_step_3_an_idea_its_place_on_the_matrix_and_a_final_priority(keyboard, app, workshop):
    keyboard.open(at(app, "step_priorities", workshop, part="ideas"))
    keyboard.reach("Gaps that lead to it").choose("No bus")
    keyboard.reach("The priority in one plain sentence").type("Buses on Sundays")
    keyboard.reach("Add", "button").press("Enter")
    expect(keyboard.page.get_by_text("Ideas so far (1)")).to_be_visible()
    keyboard.open(at(app, "step_priorities", workshop, part="matrix"))
    for _ in ("difference", "effort"):      # no drag: a number on each of two scales
        keyboard.reach("1", "radio").press("ArrowRight", "ArrowRight", "ArrowRight", "Space")
    keyboard.reach("Place it", "button").press("Enter")
    expect(keyboard.page.get_by_text("(impact 4, effort 4)")).to_be_visible()
    keyboard.open(at(app, "step_priorities", workshop, part="final"))
    keyboard.reach("Which idea?").choose("Buses")
    keyboard.reach("The reason, as the room gives it").type("All agreed.")
    keyboard.reach("Add to the final priorities", "button").press("Enter")
    expect(keyboard.page.get_by_text("Final priorities (1)")).to_be_visible()
    assert not keyboard.look_back()


@pytest.mark.full
def test_step_3_a_vote_on_a_phone_with_a_keyboard(window, app, workshop):
    with write_session() as session:
        a_priority(session, workshop, "A guide")
        vote = a_vote(session, workshop)
        paper = tickets.token(the(session, VoteRound, vote).code, tickets.print_papers(an_actor(), vote, 1, session=session)[0])
    keyboard = Keyboard(window(None, phone=True).page)
    keyboard.page.goto(f"{app.url}/vote/{paper}")
    keyboard.reach("0 dots")
    keyboard.page.keyboard.press("ArrowRight")
    for name in ("Go on and check", "Send"):
        keyboard.reach(name)
        with keyboard.page.expect_navigation():
            keyboard.page.keyboard.press("Enter")
    expect(keyboard.page.get_by_role("heading", level=1)).to_contain_text("Your ballot is in")
    assert not keyboard.look_back()


@pytest.mark.full
def test_step_4_a_plan(keyboard, app, at_record):
    with write_session() as session:
        workshop = a_workshop_at(session, "plans")
    keyboard.open(at(app, "step_plans", workshop))
    keyboard.reach("What will be done, and for whom").type("Print a guide")
    keyboard.reach("Save the plan", "button").press("Enter")
    expect(keyboard.page.get_by_text("Print a guide").first).to_be_visible()
    assert not keyboard.look_back()


@pytest.mark.full
def test_step_5_an_evaluation(keyboard, app, at_record):
    with write_session() as session:
        workshop = a_workshop_at(session, "evaluation")
    keyboard.open(at(app, "step_evaluation", workshop, part="questions"))
    keyboard.reach("Who is there").type("Nine of us")
    keyboard.reach("Start", "button").press("Enter")
    answers = keyboard.page.get_by_role("textbox")
    expect(answers).to_have_count(5)
    for number in range(5):
        keyboard.reach("", "textarea").type(f"Answer {number + 1}")
    keyboard.reach("Save the answers", "button").press("Enter")
    expect(keyboard.page.get_by_text("The answers are saved.")).to_be_visible()
    assert not keyboard.look_back()


@pytest.mark.parametrize("screen", ["step_map", *(pytest.param(one, marks=pytest.mark.full) for one in
                                                  ("step_gaps", "step_priorities", "step_plans", "step_evaluation"))])
def test_the_keyboard_comes_through_the_whole_page_and_is_seen_everywhere(screen, keyboard, app, furnished):
    names = keyboard.open(f"{app.url}/{screen}?workshop={furnished.world.example}").walk()
    assert names[-1].startswith("Accessibility statement") and not keyboard.look_back(), names
