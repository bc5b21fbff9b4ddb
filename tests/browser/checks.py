"""What every screen has to stand: axe with the WCAG 2.2 AA tags in each frame, and no exception on the page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The map component's own page forbids zooming by its viewport line. Inside a frame no browser heeds that line.
FOREIGN = {"/component/streamlit_folium.": {"meta-viewport"}}


STYLES_ARE_HERE = "() => [...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)"


def barriers(page: Page) -> list[str]:
    """The violations that axe finds, frame by frame, each with the element it is about."""
    for frame in page.frames:
        frame.wait_for_function(STYLES_ARE_HERE)
    return [f"{found['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
            for frame in page.frames if frame.url.startswith("http")
            for found in Axe().run(frame, options={"runOnly": TAGS, "iframes": False}).response["violations"]
            if found["id"] not in allowed_in(frame.url) for node in found["nodes"]]


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
