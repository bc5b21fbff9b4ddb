"""What a page and its server say to each other, so that a test can wait for an answer instead of guessing how long it takes.

The page alone does not tell: between a click and the start of the run it causes, it looks as settled as before.
"""

from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE_MS = 20_000
LOOK_EVERY_MS = 20
# Two frames: by the second one, what a click or a key changed in the page has been sent.
NEXT_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Talk:
    """One page's side: whether it waits for the run of a script, and whether its newest document has spoken yet."""

    def __init__(self) -> None:
        self.waiting = False
        self._connections = self._known = 0
        self._document = None

    def listen(self, socket: WebSocket) -> None:
        """A page that opens its connection waits for its first run."""
        self.waiting = True
        self._connections += 1
        socket.on("framesent", self._said)
        socket.on("framereceived", self._heard)

    def is_over(self, document: float) -> bool:
        """Whether nothing is waited for in this document, named by when it began."""
        if document != self._document and self._connections == self._known:
            return False  # loaded anew, and not connected yet
        self._document, self._known = document, self._connections
        return not self.waiting

    def _said(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).WhichOneof("type") == "rerun_script":
            self.waiting = True

    def _heard(self, frame: bytes | str) -> None:
        if not isinstance(frame, bytes):
            return
        message = ForwardMsg.FromString(frame)
        if (message.WhichOneof("type") == "script_finished"
                and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN):
            self.waiting = False


_talks: WeakKeyDictionary[Page, Talk] = WeakKeyDictionary()


def listen(page: Page) -> None:
    """Follow what a page says from now on."""
    _talks[page] = talk = Talk()
    page.on("websocket", talk.listen)


def answered(page: Page) -> None:
    """Wait until everything that the page asked for has been run."""
    page.evaluate(NEXT_FRAMES)
    for _ in range(PATIENCE_MS // LOOK_EVERY_MS):
        if _talks[page].is_over(page.evaluate("performance.timeOrigin")):
            return
        page.wait_for_timeout(LOOK_EVERY_MS)
    raise AssertionError("The page still waits for a run of its script.")


def settled(page: Page) -> Page:
    """The same page, once its script has run and what it asked for is drawn."""
    expect(page.get_by_test_id("stApp")).to_be_attached()
    answered(page)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    return page
