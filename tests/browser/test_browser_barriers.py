"""Every screen with the example in it, on a desk and on a phone, light and dark: nothing that axe finds wrong."""

import pytest
from playwright.sync_api import expect

from pages.ui.case_parts import PARTS
from tests.browser.checks import DARK_FIRST, LIGHT_FIRST, WINDOWS, barriers, share, sideways
from tests.browser.talk import settled
from toolkit.access.roles import Role
from toolkit.storage.engine import read_session
from toolkit.storage.queries.cases import case_of_reference

pytestmark = pytest.mark.browser

SCREENS = [("", {}), ("setup", {}), ("step_map", {"function": 3}), ("step_gaps", {"function": 3}),
           *(("step_priorities", {"part": part}) for part in ("ideas", "small", "plenary", "matrix", "vote", "if", "final")),
           *(("step_priorities", {"part": "plenary", "look": look}) for look in ("alike", "limits")),
           ("step_priorities", {"part": "vote", "stage": "ready"}), ("step_plans", {}), ("big_screen", {}),
           *(("step_plans", {"part": "again", "asking": stage}) for stage in ("ready", "run", "themes", "adopt")),
           *(("step_plans", {"part": "said", "telling": part}) for part in ("read", "done", "publish")),
           *(("step_evaluation", {"part": part}) for part in ("then", "fared", "questions", "next")),
           ("history", {}), ("dashboard", {}), ("record", {"part": "feed"}),
           *(("day", {"part": part}) for part in ("sheet", "groups", "sessions", "day", "place", "print", "risk")),
           *(("desk", {"part": part}) for part in ("day", "hall", "rehearsal"))]
WITH_MAP = ("setup", "step_map", "step_gaps")


@pytest.mark.parametrize(("phone", "dark"), WINDOWS)
def test_no_screen_has_a_barrier(dark, phone, window, example, full):
    here, found = window(dark=dark, phone=phone), {}
    for screen, address in share(SCREENS, phone, full):
        page = here.open(screen, workshop=example, **address)
        if screen in WITH_MAP:
            expect(page.frame_locator("iframe").first.locator(".leaflet-container")).to_be_visible()
        wrong = barriers(page) + ["scrolls sideways"] * sideways(page) + ["exception"] * page.get_by_test_id("stException").count()
        if wrong:
            found[f"{screen} {address}"] = wrong
    assert not found, report(found)


@pytest.mark.parametrize(("phone", "dark"), WINDOWS)
def test_no_screen_of_cases_has_a_barrier(dark, phone, window, example, full):
    here, found = window(Role.BROKER, dark=dark, phone=phone), {}
    with read_session() as session:
        case = case_of_reference("EX-019", session=session)
    screens = [*(("cases", {"part": part}) for part in ("queue", "all", "new", "hours")),
               *(("case", {"case": case, "part": part}) for part in PARTS)]
    for screen, address in share(screens, phone, full):
        page = here.open(screen, **address)
        wrong = barriers(page) + ["scrolls sideways"] * sideways(page) + ["exception"] * page.get_by_test_id("stException").count()
        if wrong:
            found[f"{screen} {address}"] = wrong
    assert not found, report(found)


@pytest.mark.parametrize(("phone", "dark"), WINDOWS)
def test_what_opens_on_a_screen_has_no_barrier(dark, phone, window, example):
    here, found = window(dark=dark, phone=phone), {}
    for screen, name in (("step_map", "First: the six principles"), ("step_map", "Who and what is needed"),
                         ("step_plans", "What each tool is")):
        page = here.open(screen, workshop=example)
        page.get_by_role("button", name=name).click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        found[name] = barriers(page)
    page = here.open("step_map", workshop=example)
    page.get_by_role("button", name="Change").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    found["dialog"] = barriers(settled(page))
    assert not any(found.values()), report(found)


@pytest.mark.parametrize("dark", DARK_FIRST)
def test_filled_in_fields_have_no_barrier(dark, window, example):
    here, found = window(dark=dark), {}
    page = here.open("step_map", workshop=example)
    page.get_by_role("button", name="Community", exact=True).click()
    found["chosen"] = barriers(settled(page))
    page = here.open("step_priorities", workshop=example, part="ideas")
    page.get_by_label("Gaps that lead to it").click()
    page.keyboard.press("Enter")
    found["open list"] = barriers(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    found["chosen from a list"] = barriers(page)
    assert not any(found.values()), report(found)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_without_a_link_has_no_barrier(dark, window):
    assert barriers(window(None, dark=dark).open("step_map", function=3)) == []


@pytest.mark.parametrize("dark", LIGHT_FIRST)
def test_messages_have_no_barrier(dark, window, example):
    page = window(dark=dark).open("step_map", workshop=example)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Please write what is available first.")).to_be_visible()
    found = barriers(settled(page))
    assert not found, report({"a message": found})


def report(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{where}: {wrong}" for where, all_wrong in found.items() for wrong in all_wrong)
