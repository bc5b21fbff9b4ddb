"""Somebody who has a keyboard and nothing else: goes to things by their name, and sees at each stop where they are."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.talk import NEXT_FRAMES, settled

FOCUS = (Path(__file__).parent / "focus.js").read_text(encoding="utf-8")
MOST_STOPS = 400


@dataclass
class Keyboard:
    """The keys of one page; `wrong` says where it could not be seen where they are."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    def open(self, address: str) -> "Keyboard":
        """Go to an address, to the top of the page."""
        self.look_back()
        self.page.goto(address)
        settled(self.page)
        return self

    def stop(self, key: str = "Tab") -> dict[str, Any]:
        """Press a key, and say where that leads."""
        self.page.keyboard.press(key)
        self.page.evaluate(NEXT_FRAMES)     # by then a ring is drawn
        self.page.evaluate(FOCUS)
        found = self.page.evaluate("keyboard()")
        self.wrong += [f"behind something: {found['name']}"] * found["hidden"]
        return found

    def look_back(self) -> list[str]:
        """Everything that was wrong until now; where the keyboard could not be seen is asked once it has gone on from there."""
        self.wrong += [f"not seen at: {one}" for one in self.page.evaluate("'keyboard' in window ? keyboard.unseen() : []")]
        return self.wrong

    def reach(self, name: str, role: str = "") -> "Keyboard":
        """Go on with Tab until something stands there that is called so."""
        stops = []
        for _ in range(MOST_STOPS):
            found = self.stop()
            stops.append(found["name"][:40])
            if (name in found["name"] if len(name) > 1 else name in ("", found["name"])) and role in found["role"]:
                return self
        raise AssertionError(f"{name} is not reached by Tab. The stops were: {stops}")

    def type(self, words: str) -> "Keyboard":
        """Type where the keyboard is."""
        self.page.keyboard.type(words)
        return self

    def choose(self, words: str) -> "Keyboard":
        """Type into a list until it offers the words, and take them."""
        self.page.keyboard.type(words)
        expect(self.page.get_by_role("option").filter(has_text=words).first).to_be_visible()
        self.press("Enter")
        if self.page.get_by_role("option").count():      # a list that allows several stays open; closed, the key would empty it
            self.page.keyboard.press("Escape")
        expect(self.page.get_by_role("option")).to_have_count(0)
        return self

    def press(self, *keys: str) -> "Keyboard":
        """Press keys one after another; wait for what the last of them brings."""
        for key in keys:
            self.page.keyboard.press(key)
        settled(self.page)
        return self

    def walk(self) -> list[str]:
        """Every stop from the top of the page until its end: the names. Fails where Tab does not lead on."""
        names = []
        for _ in range(MOST_STOPS):
            found = self.stop()
            if found["start"]:
                return names
            assert not (found["again"] and found["role"] != "frame"), f"Tab does not lead on from: {found['name'][:80]}"
            names.append(found["name"])
        raise AssertionError(f"Tab does not come to the page's end: {names[-10:]}")
