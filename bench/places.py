"""Thirty thousand places on the map of a real browser: `python -m bench.places`. Needs Chromium.

Records them in a database of its own, starts the app, and opens Step 1 in a headless Chromium. Measures the seconds from
the page being there until every place is drawn, then clicks one of them and waits for its popup. Prints both and last one
JSON object; exits 1 when it takes more than 3 s, a place is not drawn, or the popup does not open.
"""

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Frame, Page, sync_playwright

from bench import driver
from bench.crowd import crowd

PLACES, MOST_S, PATIENCE_MS = 30_000, 3.0, 60_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop_id = crowd(Path(folder), PLACES, PLACES)
        with driver.running(Path(folder)) as app:
            figures = [look(app, str(workshop_id)) for _ in range(2)]
    for name, one in zip(("First screen after a start", "A further screen"), figures, strict=True):
        print(f"{name}: all {one['drawn']} places drawn {one['seconds']:.2f} s after the page was there; "
              f"popup {'opens' if one['opened'] else 'DOES NOT OPEN'} after {one['popup_ms']:.0f} ms")
    good = all(one["seconds"] <= MOST_S and one["drawn"] == PLACES and one["opened"] for one in figures)
    print(json.dumps({"bench": "places", "places": PLACES, "screens": figures, "limit_s": MOST_S}))
    return 0 if good else 1


def look(app: driver.App, workshop_id: str) -> dict:
    """One person's fresh browser on the map: seconds until all is drawn, how many, and whether a click opens one."""
    executable = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"http://{driver.HOST}:{app.port}/join/{app.secret}")
        page.get_by_role("button", name="Come in").click()
        page.locator("h1").first.wait_for()
        page.goto(f"http://{driver.HOST}:{app.port}/step_map?workshop={workshop_id}")
        page.locator("iframe").first.wait_for(state="attached")
        start = time.perf_counter()
        frame = page.locator("iframe").first.element_handle().content_frame()
        frame.wait_for_selector(f'.leaflet-container[data-drawn="{PLACES}"]', timeout=PATIENCE_MS)
        seconds = time.perf_counter() - start
        drawn = int(frame.locator(".leaflet-container").get_attribute("data-drawn"))
        opened, popup_ms = click_one(page, frame)
        browser.close()
    return {"seconds": round(seconds, 2), "drawn": drawn, "opened": opened, "popup_ms": round(popup_ms)}


def click_one(page: Page, frame: Frame) -> tuple[bool, float]:
    """Click the middle of the map, where thousands lie, and wait for the words of one."""
    box = frame.locator(".leaflet-container").bounding_box()
    start = time.perf_counter()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    frame.wait_for_selector(".leaflet-popup-content section p")
    return "opens on weekday mornings" in frame.locator(".leaflet-popup-content").inner_text(), (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
