"""Whether anything that people typed runs in a browser, or asks for something: what a page that was harmed cannot hide."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, TimeoutError

from tests.browser.talk import NEXT_FRAMES, PATIENCE_MS, listen

# In every frame before its own scripts: whatever sets `harmed` says so where the page cannot take it back.
HOOK = """for (const name of ['harmed']) Object.defineProperty(window, name, {set(value) { console.log('HARMED ' + value) }})"""
# Every pin on a map, one after the other; gives how many popups stood open with words in them.
OPEN_PINS = """() => [...document.querySelectorAll('.leaflet-marker-icon, path.leaflet-interactive')].filter(pin => {
  pin.dispatchEvent(new MouseEvent('click', {bubbles: true}))
  return [...document.querySelectorAll('.leaflet-popup-content')].some(one => one.textContent) }).length"""
MAP, DRAWN, DRAWN_MS = "streamlit_folium", ".leaflet-container[data-drawn]", 4_000
STANDING = """() => document.querySelectorAll('img[src*="harmed"], a[href^="javascript" i], iframe[srcdoc*="harmed"]').length"""


@dataclass
class Watched:
    """A page and what it was seen doing: (where it stood, what it did). `marks` counts the popups that opened."""

    page: Page
    where: str = ""
    ran: list[tuple[str, str]] = field(default_factory=list)
    marks: int = 0

    def look(self, where: str) -> None:
        """Open what lies on maps, and note what stands in the page that could run."""
        for frame in self.page.frames:
            if MAP in frame.url:
                with suppress(TimeoutError):      # a map of an area alone draws no places
                    frame.wait_for_selector(DRAWN, state="attached", timeout=DRAWN_MS)
                self.marks += frame.evaluate(OPEN_PINS)
            if standing := frame.evaluate(STANDING):
                self._did(f"{standing} standing in {frame.url[:80]}")
        self.page.evaluate(NEXT_FRAMES)
        self.where = f"after {where}"

    def _did(self, what: str) -> None:
        self.ran.append((self.where, what))


@contextmanager
def watched(chromium: Browser, url: str, cookie: tuple[str, str] | None = None) -> Iterator[Watched]:
    """A page on which no Content-Security-Policy holds anything back: what is not escaped runs here."""
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(HOOK)
    if cookie:
        context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": url}])
    seen = Watched(context.new_page())
    listen(seen.page)
    context.on("console", lambda said: seen._did(said.text) if said.text.startswith("HARMED") else None)
    context.on("request", lambda asked: seen._did(asked.url) if "harmed" in asked.url else None)
    context.on("dialog", lambda dialog: (seen._did(f"dialog {dialog.message}"), dialog.dismiss()))
    context.route(lambda address: not address.startswith((url, "data:", "blob:")), lambda route: route.abort())
    try:
        yield seen
    finally:
        context.close()
