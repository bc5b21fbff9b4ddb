"""What stands before every door: forms of other sites are turned away, and every answer carries headers that let nothing foreign run."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from toolkit import settings
from toolkit.errors import NotAllowed, ToolkitError
from toolkit.web.answers import language, sorry
from toolkit.web.guesses import GUESSES, held_back
from toolkit.web.reading import keep_choice, reading, reading_as_asked
from toolkit.words import CHOICE, COOKIE, KEPT_DAYS, SOURCE, known
from toolkit.words.speaking import spoken

NOT_FOUND = 404
READING = frozenset({"GET", "HEAD"})
FOREIGN = "This was sent from a page of another site, so nothing was kept. Open our own page and send it from there."
# For answers that set no policy of their own: files and data. A browser's own viewer may still show a PDF.
ALWAYS = {
    "Content-Security-Policy": "default-src 'none'; object-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Middleware around one door, or around a folder of files. Where it has a measure, whatever is not found is answered late."""

    def __init__(self, app: ASGIApp, measure: str = "", is_data: bool = False) -> None:
        self._app, self._measure, self._is_data = app, measure, is_data

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                if self._measure and message["status"] == NOT_FOUND:
                    await held_back(GUESSES.wrong(self._measure))
                headers = MutableHeaders(scope=message)
                if scope["method"] in READING and (chosen := known(Request(scope).query_params.get(CHOICE))):
                    headers.append("set-cookie", _kept(chosen, scope["scheme"]))
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                if reading().chosen and not foreign:
                    keep_choice(scope, headers)
            await send(message)

        foreign = scope["method"] not in READING and is_foreign(Headers(scope=scope))
        # Pages and papers speak the visitor's language; data to reckon with is the same for everybody.
        with reading_as_asked(scope), spoken(SOURCE if self._is_data else language(Request(scope))):
            if foreign:
                await sorry(NotAllowed(FOREIGN), Request(scope))(scope, receive, with_headers)
            else:
                await self._answered(scope, receive, with_headers)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except HTTPException as error:      # a folder of files holds no such file: said here, so that it carries the headers too
            await PlainTextResponse(error.detail, error.status_code)(scope, receive, send)
        except ToolkitError as error:       # a door that says the others itself: what the database will not take at all
            await sorry(error, Request(scope))(scope, receive, send)


def _kept(chosen: str, scheme: str) -> str:
    secure = "; Secure" if scheme == "https" else ""
    return f"{COOKIE}={chosen}; Path=/; Max-Age={KEPT_DAYS * 86_400}; HttpOnly; SameSite=Lax{secure}"


def is_foreign(headers: Mapping[str, str]) -> bool:
    """Whether a browser says that a form was sent from a page of another site.

    Old browsers say nothing, and browsers over plain HTTP say less: the seal of each form and the cookie's SameSite stand besides.
    """
    if site := headers.get("sec-fetch-site"):
        return site not in ("same-origin", "none")
    origin = headers.get("origin", "null")
    ours = {headers.get("host"), headers.get("x-forwarded-host"), urlsplit(settings.public_url() or "").netloc}
    try:
        return origin != "null" and urlsplit(origin).netloc not in ours
    except ValueError:      # no address at all, such as "http://[": no browser of ours says so
        return True
