"""The way of a ballot through the server: straight to its door, past what the screens need.

Sessions, compression and looking through a list of routes cost more than taking the ballot (docs/decisions/0017). All other
requests go on as they came. Tests without this lane meet the same door at the same address.
"""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from toolkit.web.answers import language
from toolkit.web.reading import reading_as_asked
from toolkit.web.send import send as take_ballot
from toolkit.words.speaking import spoken

BEFORE, AFTER = "/vote/", "/send"


class BallotLane:
    """Middleware that gives `POST /vote/{token}/send` to its door, and everything else to the app."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        token = token_of(scope)
        if token is None:
            await self._app(scope, receive, send)
            return
        scope["path_params"] = {"token": token}
        asked = Request(scope, receive)
        with reading_as_asked(scope), spoken(language(asked)):
            answer = await take_ballot(asked)
        await answer(scope, receive, send)


def token_of(scope: Scope) -> str | None:
    """The token in the address of a ballot that is sent; None for any other request."""
    if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].startswith(BEFORE):
        return None
    token = scope["path"].removeprefix(BEFORE).removesuffix(AFTER)
    return token if scope["path"] == f"{BEFORE}{token}{AFTER}" and "/" not in token else None
