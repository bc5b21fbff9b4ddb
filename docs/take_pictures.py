"""Takes all pictures of README and docs from the running app with the example loaded: `PYTHONPATH=. python docs/take_pictures.py`.

Nothing in them is drawn by hand, so a picture that is old is taken anew by this one command. It needs Chromium.
"""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from bench import driver
from toolkit import settings
from toolkit.access.roles import COMMAND_LINE
from toolkit.models import VoteRound
from toolkit.reports.pdf import typeset
from toolkit.reports.voting_papers import voting_papers
from toolkit.storage.engine import read_session, write_session
from toolkit.voting import moves, rounds, tickets
from toolkit.voting.rounds import RoundRules

FOLDER = settings.ROOT / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
COLOURS = 200           # enough for flat screens with small pictures on them, and less than half the size
MOST_WIDTH = 1280
AT_REST = "() => document.querySelector('[data-test-script-state=notRunning]') && !document.querySelector('[data-testid=stSkeleton]')"
SETTLE_MS = 3_000       # maps and charts draw themselves after the screen has come


@dataclass(frozen=True)
class Vote:
    """The vote that is opened for the pictures, with its papers printed: its id, the room's code, and a paper's token."""

    id: UUID
    code: str
    token: str


def on_screen(address: str) -> Callable[[Page, str, str, Vote], bytes]:
    """A picture of a screen of the example."""
    def take(page: Page, base: str, example: str, _: Vote) -> bytes:
        page.set_viewport_size(DESK)
        page.goto(base + address.format(example=example))
        page.wait_for_function(AT_REST, timeout=60_000)
        page.wait_for_timeout(SETTLE_MS)
        return page.screenshot()
    return take


def phone_ballot(page: Page, base: str, _: str, vote: Vote) -> bytes:
    """A ballot as a phone shows it."""
    page.set_viewport_size(PHONE)
    page.goto(f"{base}/vote/{vote.token}")
    return page.screenshot()


def large_paper(_: Page, base: str, __: str, vote: Vote) -> bytes:
    """A voting paper in large print."""
    with read_session() as session:
        made = typeset(voting_papers(COMMAND_LINE, vote.id, "large", [], base, session=session), "png", 70)
    return made[0] if isinstance(made, list) else made


PICTURES = {
    "step-map": on_screen("/step_map?workshop={example}"),
    "step-priorities": on_screen("/step_priorities?workshop={example}&part=matrix"),
    "step-plans": on_screen("/step_plans?workshop={example}"),
    "tour": on_screen("/step_gaps?workshop={example}&tour=3"),
    "desk": on_screen("/desk?workshop={example}"),
    "reports": on_screen("/reports?workshop={example}"),
    "phone-vote": phone_ballot,
    "voting-paper": large_paper,
}


def main(folder: Path = FOLDER) -> None:
    """Start the app in a folder of its own, load the example, open a vote in it, and take each picture."""
    with tempfile.TemporaryDirectory() as var, _serving(Path(var)) as app, sync_playwright() as playwright:
        example = driver.command(Path(var), "example").splitlines()[0].split()[-1]
        os.environ |= {"TOOLKIT_VAR": var, "DATABASE_URL": ""}
        vote = _open_a_vote(UUID(example))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        base = f"http://localhost:{app.port}"
        page = _come_in(browser, f"{base}/join/{app.secret}")
        for name, take in PICTURES.items():
            (folder / f"{name}.png").write_bytes(smaller(take(page, base, example, vote)))
        browser.close()


def _serving(var: Path) -> AbstractContextManager[driver.App]:
    # The map of Great Britain is the same for every record: what is prepared already need not be prepared again.
    if (places := settings.var_folder() / "places").is_dir():
        (var / "places").symlink_to(places, target_is_directory=True)
    return driver.serving(var)


def _open_a_vote(example: UUID) -> Vote:
    rules = RoundRules("Which of these matter most to you?", headcount=24)
    with write_session() as session:
        made = rounds.draft_round(COMMAND_LINE, example, rules, session=session)
        rounds.move_round(COMMAND_LINE, made, 1, moves.OPEN, session=session)
        numbers = tickets.print_papers(COMMAND_LINE, made, 4, session=session)
        code = session.get_one(VoteRound, made).code or ""
    return Vote(made, code, tickets.token(code, numbers[0]))


def _come_in(browser: Browser, link: str) -> Page:
    page = browser.new_page(viewport=DESK, reduced_motion="reduce")
    page.goto(link)
    page.get_by_role("button", name="Come in").click()
    page.get_by_text("You are signed in").wait_for(timeout=60_000)
    return page


def smaller(picture: bytes) -> bytes:
    """The same picture with few colours, no wider than a page needs."""
    with Image.open(io.BytesIO(picture)) as one:
        image = one.convert("RGB")
    image.thumbnail((MOST_WIDTH, MOST_WIDTH * 2))
    held = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
    return held.getvalue()


if __name__ == "__main__":
    sys.exit(main())
