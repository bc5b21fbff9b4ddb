"""The connection between a page and the app, which can stall or break as a hall's does."""

from playwright.sync_api import Page, WebSocketRoute


class Wire:
    """The connection between one page and the app. What the page sends can be held up, or swallowed and cut off."""

    def __init__(self, page: Page):
        self.holding, self.swallowing, self.held = False, False, []
        self.open: list[WebSocketRoute] = []
        page.route_web_socket("**/_stcore/stream", self._join)

    def _join(self, browser: WebSocketRoute) -> None:
        app = browser.connect_to_server()
        self.open.append(browser)
        browser.on_message(lambda message: self._send(app, message))

    def _send(self, app: WebSocketRoute, message: str | bytes) -> None:
        if self.holding:
            self.held.append((app, message))
        elif not self.swallowing:
            app.send(message)

    def let_go(self) -> None:
        """Send at once what was held up."""
        self.holding = False
        for app, message in self.held:
            app.send(message)

    def cut(self) -> None:
        """Break off; the page connects anew by itself."""
        self.swallowing = False
        self.open.pop().close()
