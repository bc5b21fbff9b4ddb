"""A person at a screen: reads what stands there, and types and presses what they find by its label."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from html import unescape
from re import sub
from typing import Any
from uuid import UUID

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from tests.factories import a_cookie
from toolkit import settings
from toolkit.access.links import COOKIE
from toolkit.errors import RecordUnavailable
from toolkit.storage.engine import write_session

# Each harness looks through all that is installed for components of others, for a third of a second: once is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
FRAME = settings.ROOT / "pages" / "frame.py"
PAGES = ("home", "setup", "step_map", "step_gaps", "step_priorities", "step_plans", "step_evaluation")
STEP_PAGES = PAGES[2:]
FIELDS = ("text_input", "text_area", "number_input", "date_input", "time_input", "radio", "selectbox", "multiselect", "checkbox", "toggle",
          "button_group")
READ = ("title", "subheader", "markdown", "caption", "html", "error", "info", "warning", "success", "toast", "text")


@contextmanager
def carrying() -> Iterator[Callable[[str | None], None]]:
    """A function that sets whose cookie the next run of a screen carries: that of a device which came in with this link."""
    cookies: dict[str, str] = {}
    made: dict[str, str] = {}

    def carry(secret: str | None) -> None:
        cookies.clear()
        if secret:
            cookies[COOKIE] = made[secret] if secret in made else made.setdefault(secret, _cookie(secret))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ContextProxy, "cookies", property(lambda _: cookies))
        yield carry


def _cookie(secret: str) -> str:
    with suppress(RecordUnavailable), write_session() as session:
        return a_cookie(secret, session=session)
    return secret       # the record is away: this opens nothing


def forget() -> None:
    """Forget what screens worked out for one record before they meet the next: its numbers begin anew."""
    modules = [module for name, module in sys.modules.items() if name.startswith("pages.ui.") and name.endswith("cached")]
    for kept in (value for module in modules for value in vars(module).values()):
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


class Person:
    """One browser window, signed in with `secret` (None: nobody). Every run fails the test when an exception is shown."""

    def __init__(self, sign_in: Callable[[str | None], None], secret: str | None):
        self._sign_in, self.secret, self._opener = sign_in, secret, None
        self.at = AppTest.from_file(FRAME, default_timeout=30)
        self.run()

    def run(self) -> "Person":
        """Let the screen run once more, with whatever was typed."""
        self._sign_in(self.secret)
        self.at.run()
        assert not self.at.exception, [found.value for found in self.at.exception]
        if not any("<style>" in one.value for one in self.at.html):
            self.at.run()  # only parts of the page were drawn again, and the harness shows nothing beside them
        return self

    def open(self, page: str, workshop: UUID | None = None, **address: Any) -> "Person":
        """Open a page at an address, as from a bookmark."""
        words = {"workshop": workshop, **address}
        self.at.query_params = {name: str(value) for name, value in words.items() if value is not None}
        self.at.switch_page(f"{page}.py")
        return self.run()

    # Finding

    def fields(self, label: str) -> list:
        """The fields whose label begins with these words."""
        return [field for kind in FIELDS for field in getattr(self.at, kind) if field.label.startswith(label)]

    def field(self, label: str) -> Any:
        """The last field whose label begins so: a dialog stands after the page that opened it."""
        found = self.fields(label)
        assert found, f"There is no field {label!r}; there are {[one.label for kind in FIELDS for one in getattr(self.at, kind)]}"
        return found[-1]

    def value(self, label: str) -> Any:
        """What stands in a field."""
        return self.field(label).value

    def buttons(self, label: str) -> list:
        """The buttons of exactly this label."""
        return [button for button in self.at.button if button.label == label]

    def button(self, label: str, which: int = -1) -> Any:
        """One button of this label, the last unless told."""
        found = self.buttons(label)
        assert found, f"There is no button {label!r}; there are {[button.label for button in self.at.button]}"
        return found[which]

    # Doing

    def fill(self, **typed: Any) -> "Person":
        """Fill in fields; a keyword is the beginning of a label with _ for each space."""
        for label, value in typed.items():
            self.put(label.replace("_", " "), value)
        return self

    def put(self, label: str, value: Any) -> "Person":
        """Fill in one field."""
        self.field(label).set_value(value)
        return self

    def choose(self, label: str, value: Any) -> "Person":
        """Choose in a field that takes effect at once."""
        self.put(label, value)
        return self.run()

    def press(self, label: str, which: int = -1) -> "Person":
        """Press a button."""
        self.button(label, which).click()
        return self.run()

    def open_dialog(self, label: str, which: int = 0) -> "Person":
        """Press a button that opens a dialog."""
        self._opener = (label, which)
        return self.press(label, which)

    def press_in_dialog(self, label: str) -> "Person":
        """Press a button of the open dialog.

        The harness always runs the whole page, so the dialog is opened in that same run again.
        """
        inside = self.button(label)
        self.button(*self._opener).click()
        inside.click()
        return self.run()

    # Reading

    @property
    def reads(self) -> str:
        """What a reader of this screen reads: HTML without its tags, then headings, paragraphs, messages."""
        return "\n".join(_seen(element) for kind in READ for element in getattr(self.at, kind))

    @property
    def labels(self) -> list[str]:
        """The labels of buttons and links."""
        return [one.label for kind in ("button", "page_link") for one in getattr(self.at, kind)]

    @property
    def errors(self) -> list[str]:
        """The sentences that say what went wrong."""
        return [_without_marks(error.value) for error in self.at.error]

    @property
    def address(self) -> dict[str, str]:
        """What stands in the address, without the workshop."""
        return {name: value for name, value in self.at.query_params.items() if name != "workshop"}

    def said(self, sentence: str) -> bool:
        """Whether the screen confirms with a sentence that begins so."""
        return any(_without_marks(toast.value).startswith(sentence) for toast in self.at.toast)

    def shows_only_need_a_link(self) -> bool:
        """Whether nothing but the page for somebody without a link is shown: title, sentence, what their own window still holds."""
        kinds = sorted(element.type for element in self.at.main if not isinstance(element, Block))
        return kinds == ["bidi_component", "markdown", "title"] and self.at.title[0].value == "You need a link to come in"


def _seen(element: Any) -> str:
    value = str(element.value)
    if element.type != "html":
        return _without_marks(value)
    return unescape(sub(r"<[^>]+>", " ", sub(r"(?s)<style>.*?</style>", "", value)))


def _without_marks(text: str) -> str:
    return sub(r"\\(.)", r"\1", sub(r"(?<!\\)\*\*", "", text))
