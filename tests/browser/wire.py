"""The connection between a page and the app, which can stall or break as a hall's does."""

from playwright.sync_api import Page, WebSocketRoute


class Wire:
    """The connection between one page and the app. What the page sends can be held up, or swallowed and cut off."""

    def __init__(self, page: Page):
        self.holding, self.swallowing, self.held = False, False, []
        self.away = False
        self.open: list[WebSocketRoute] = []
        page.route_web_socket("**/_stcore/stream", self._join)
        page.route("**/_stcore/**", lambda route: route.abort() if self.away else route.fallback())

    def _join(self, browser: WebSocketRoute) -> None:
        if self.away:
            browser.close()
            return
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

    def take_away(self) -> None:
        """From now on nothing reaches the app, as with a laptop that left the network."""
        self.away = True
        self.open.pop().close()

    def bring_back(self) -> None:
        """The network is there again; the page finds out by itself."""
        self.away = False

    def cut(self) -> None:
        """Break off; the page connects anew by itself."""
        self.swallowing = False
        self.open.pop().close()
