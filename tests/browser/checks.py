"""What every screen has to stand: axe with the WCAG 2.2 AA tags in each frame, and no exception on the page."""

from collections.abc import Sequence
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

AXE = Axe().axe_script
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The map component's own page forbids zooming by its viewport line. Inside a frame no browser heeds that line.
FOREIGN = {"/component/streamlit_folium.": {"meta-viewport"}}

# (phone, dark): both sizes and both looks each time; the other two pairs of them in the long run.
WINDOWS = [pytest.param(False, False, id="desk-light"), pytest.param(True, True, id="phone-dark"),
           pytest.param(False, True, id="desk-dark", marks=pytest.mark.full),
           pytest.param(True, False, id="phone-light", marks=pytest.mark.full)]
# For what is looked at in one window: light or dark each time, the other in the long run.
LIGHT_FIRST = [pytest.param(False, id="light"), pytest.param(True, id="dark", marks=pytest.mark.full)]
DARK_FIRST = [pytest.param(True, id="dark"), pytest.param(False, id="light", marks=pytest.mark.full)]

STYLES_ARE_HERE = "() => [...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)"


def share(what: Sequence[Any], phone: bool, full: bool) -> Sequence[Any]:
    """All of it in the long run. Else desk and phone share it out, so that each is looked at in one of them: axe takes seconds."""
    return what if full else what[int(phone)::2]


def barriers(page: Page) -> list[str]:
    """The violations that axe finds, frame by frame, each with the element it is about."""
    for frame in page.frames:
        frame.wait_for_function(STYLES_ARE_HERE)
    return [f"{found['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
            for frame in page.frames if frame.url.startswith("http") for found in violations(frame)
            if found["id"] not in allowed_in(frame.url) for node in found["nodes"]]


def violations(frame: Frame) -> list[dict[str, Any]]:
    """What axe finds wrong in one frame. What it finds right is not asked for: carrying it out of the page took most of the time."""
    if not frame.evaluate("'axe' in window"):
        frame.evaluate(AXE)
    return frame.evaluate("options => axe.run(document, options).then(found => found.violations)",
                          {"runOnly": TAGS, "iframes": False, "resultTypes": ["violations"]})


def allowed_in(url: str) -> set[str]:
    """The names of what may be wrong in a frame that is not ours."""
    return next((names for part, names in FOREIGN.items() if part in url), set())


def sound(page: Page) -> None:
    """Fail unless the screen is free of exceptions and barriers."""
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text("Something went wrong on our side")).to_have_count(0)
    found = barriers(page)
    assert not found, "\n".join(found)


def sideways(page: Page) -> bool:
    """Whether the page is wider than the window, so that a reader has to scroll sideways (WCAG 1.4.10)."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"
                         " || (m => m && m.scrollWidth > m.clientWidth + 1)(document.querySelector('[data-testid=stMain]'))")
