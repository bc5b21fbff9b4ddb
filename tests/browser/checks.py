"""What every screen and door has to stand: axe with the WCAG 2.2 AA tags in each frame, in every look and size, and no exception."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from tests.browser.talk import NEXT_FRAMES, settled

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

# Windows as zooming makes them out of one 1,280 pixels wide: 200%, a phone, 400%.
DESK, ZOOMED = {"width": 1280, "height": 900}, {"200%": 640, "phone": 390, "400%": 320}
MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")
# Screens set their letters from the root, doors from the browser's own size: twice as much of each.
LARGER = "() => { const now = parseFloat(getComputedStyle(document.documentElement).fontSize); \
document.documentElement.style.fontSize = `${2 * now}px`; }"
AS_BEFORE = "() => { document.documentElement.style.fontSize = ''; }"
DRAWN = "look => document.documentElement.dataset.drawn === look"
FOLDED = """() => { const folded = [...document.querySelectorAll("details:not([open]) > summary")].filter(one => one.checkVisibility());
  folded.forEach(one => one.click()); return folded.length; }"""

STYLES_ARE_HERE = "() => [...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)"


def share(what: Sequence[Any], phone: bool, full: bool) -> Sequence[Any]:
    """All of it in the long run. Else desk and phone share it out, so that each is looked at in one of them: axe takes seconds."""
    return what if full else what[int(phone)::2]


def barriers(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """The violations that axe finds, frame by frame, each with the element it is about; with `rules` only of these."""
    for frame in page.frames:
        frame.wait_for_function(STYLES_ARE_HERE)
    return [f"{found['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
            for frame in page.frames if frame.url.startswith("http") for found in violations(frame, rules)
            if found["id"] not in allowed_in(frame.url) for node in found["nodes"]]


def violations(frame: Frame, rules: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What axe finds wrong in one frame. What it finds right is not asked for: carrying it out of the page took most of the time."""
    if not frame.evaluate("'axe' in window"):
        frame.evaluate(AXE)
    return frame.evaluate("options => axe.run(document, options).then(found => found.violations)",
                          {"runOnly": {"type": "rule", "values": list(rules)} if rules else TAGS, "iframes": False,
                           "resultTypes": ["violations"]})


def measured(page: Page, *what: str) -> list[str]:
    """What measures.js finds: `small` targets, `loss` of text, `moving` things, `faint` letters, `alike` choices."""
    found = []
    for frame in page.frames:
        if frame.url.startswith("http"):
            if not frame.evaluate("'measures' in window"):
                frame.evaluate(MEASURES)
            found += [line for one in what for line in frame.evaluate(f"measures.{one}()")]
    return found


def everything(page: Page, screen: bool = True) -> list[str]:
    """All barriers of what stands in a desk's window: as it stands, in every other look, at every zoom and with larger letters."""
    stand = settled if screen else drawn
    found = [f"desk: {one}" for one in barriers(page) + measured(page, "small", "loss", "moving", "alike")]
    found += [f"{look}: {one}" for look, media in LOOKS.items() for one in _in_look(page, media, screen)]
    for name, width in ZOOMED.items():
        page.set_viewport_size({"width": width, "height": 844})
        stand(page)
        axe = barriers(page) if name == "phone" else []
        found += [f"{name}: {one}" for one in axe + measured(page, "small", "loss") + ["scrolls sideways"] * sideways(page)]
    page.set_viewport_size(DESK)
    page.evaluate(LARGER)
    stand(page)
    found += [f"larger letters: {one}" for one in measured(page, "loss") + ["scrolls sideways"] * sideways(page)]
    page.evaluate(AS_BEFORE)
    return found


# Only colours differ between looks, so only contrast is asked for in them, and whether one sees what is chosen.
LOOKS: dict[str, dict[str, Any]] = {"dark": {"color_scheme": "dark"}, "more contrast": {"contrast": "more"},
                                    "forced colours": {"forced_colors": "active"}}
USUAL = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}


def _in_look(page: Page, media: dict[str, Any], screen: bool) -> list[str]:
    page.emulate_media(**USUAL | media)
    if screen:
        page.wait_for_function(DRAWN, arg=media.get("color_scheme", "light"))
        settled(page)
    drawn(page)
    found = measured(page, "faint", "alike") if "forced_colors" in media else barriers(page, ["color-contrast"])
    page.emulate_media(**USUAL)
    return found


def drawn(page: Page) -> Page:
    """The same page after its next two frames: by then a look or a size has come into force."""
    page.evaluate(NEXT_FRAMES)
    return page


def unfold(page: Page) -> None:
    """Open whatever is folded away."""
    if page.evaluate(FOLDED):
        settled(page)


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
    return page.evaluate("Boolean(document.documentElement.scrollWidth > document.documentElement.clientWidth"
                         " || (m => m && m.scrollWidth > m.clientWidth + 1)(document.querySelector('[data-testid=stMain]')))")


def report(found: dict[Any, list[str]]) -> str:
    """What was found wrong, a line each, with where."""
    return "\n".join(f"{where}: {wrong}" for where, all_wrong in found.items() for wrong in all_wrong)
