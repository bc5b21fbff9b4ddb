"""Take the pictures in the README from the running app with the example loaded: `python docs/take_pictures.py`."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from bench import driver  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
SCREENS = {"step-map": "/step_map?workshop={id}", "step-priorities": "/step_priorities?workshop={id}&part=matrix"}


def main() -> None:
    """Start the app in a folder of its own, load the example, and take each screen once it has settled."""
    with tempfile.TemporaryDirectory() as folder, driver.running(Path(folder)) as app, sync_playwright() as playwright:
        example = driver.command(Path(folder), "example").split()[-1]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://localhost:{app.port}/join/{app.secret}")
        page.get_by_role("button", name="Come in").click()
        for name, address in SCREENS.items():
            page.goto(f"http://localhost:{app.port}" + address.format(id=example))
            page.get_by_text("Still missing").or_(page.get_by_text("Nothing is missing")).first.wait_for(timeout=30_000)
            page.wait_for_timeout(3000)
            page.screenshot(path=ROOT / "docs" / "pictures" / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
