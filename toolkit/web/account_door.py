"""The way back from the sign-in provider: whoever it vouches for gets our own sign-in, which can be ended, and nothing else.

The screens' server takes the provider's answer at /oauth2callback, checks it, and would set a cookie that says who somebody is
for 30 days, whatever happens meanwhile. This stands around it: the cookie is read where it would leave and never leaves
(docs/decisions/0037).
"""

from collections.abc import Callable, Mapping
from http.cookies import SimpleCookie
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from toolkit.access.account_in import come_in_as
from toolkit.access.accounts import CALLBACK, identity_of
from toolkit.access.links import COOKIE
from toolkit.errors import ToolkitError
from toolkit.web import answers
from toolkit.web.join import keep

# The names that the screens' server gives its own cookies of who somebody is begin so.
THEIRS = "_streamlit_user"
Cookies = Mapping[str, str]


class AccountDoor:
    """Middleware around the provider's way back; `claims_in` reads who somebody is out of the server's own cookies."""

    def __init__(self, app: ASGIApp, claims_in: Callable[[Cookies], Mapping[str, Any] | None]) -> None:
        self._app, self._claims_in = app, claims_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"] != CALLBACK:
            await self._app(scope, receive, send)
            return
        begun: list[Message] = []

        async def hold(message: Message) -> None:
            begun.append(message)

        await self._app(scope, receive, hold)
        headers = begun[0]["headers"]
        claims = self._claims_in(_cookies(headers))
        answer = await run_in_threadpool(answer_to, claims, Request(scope))
        answer.raw_headers.extend(_kept(headers))
        await answer(scope, receive, send)


def answer_to(claims: Mapping[str, Any] | None, request: Request) -> Response:
    """In, with a cookie of ours; or a page that says why not and what to do."""
    if not claims or not claims.get("is_logged_in"):
        return answers.page("account_failed.html", 403, answers.language(request), why="")
    try:
        return keep(request, answers.go("/"), come_in_as(identity_of(claims), request.cookies.get(COOKIE)))
    except ToolkitError as error:
        return answers.page("account_failed.html", 403, answers.language(request), why=str(error))


def _cookies(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    found = SimpleCookie()
    for line in Headers(raw=headers).getlist("set-cookie"):
        found.load(line)
    return {name: one.value for name, one in found.items() if name.startswith(THEIRS)}


def _kept(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    # All that the server set beside who somebody is: that it has used up what it remembered of this way.
    return [(name, value) for name, value in headers if name == b"set-cookie" and not value.startswith(THEIRS.encode())]
