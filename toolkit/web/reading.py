"""How a visitor reads: usual pages or Easy Read. One cookie says it, the same for doors and screens (docs/decisions/0047).

The switch of a page is the page's own address with `easy=1` or `easy=0`: no other address comes into it, so it leads nowhere else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Scope

from toolkit.framework.easy_read import COOKIE

ASKED, ON, OFF = "easy", "1", "0"
DAYS = 365


@dataclass(frozen=True)
class Reading:
    """Whether Easy Read is on, whether this very request chose it, and the page's own address the other way, as a link."""

    easy: bool = False
    chosen: bool = False
    switch: str = f"?{ASKED}={ON}"


USUAL = Reading()
_NOW: ContextVar[Reading] = ContextVar("reading", default=USUAL)


def reading() -> Reading:
    """How whoever asks for the page that is being made wants to read it."""
    return _NOW.get()


@contextmanager
def reading_as_asked(scope: Scope) -> Iterator[Reading]:
    """While one request is answered: what it asks for, else what the cookie says."""
    given = _NOW.set(_asked_in(scope))
    try:
        yield _NOW.get()
    finally:
        _NOW.reset(given)


def keep_choice(scope: Scope, headers: MutableHeaders) -> None:
    """Have the browser keep what was chosen by this request. It is no secret: the screens' own switch writes it by a script."""
    made = SimpleCookie({COOKIE: ON if reading().easy else OFF})
    made[COOKIE].update({"max-age": DAYS * 86_400, "path": "/", "samesite": "lax", "secure": scope["scheme"] == "https"})
    headers.append("set-cookie", made.output(header="").strip())


def _asked_in(scope: Scope) -> Reading:
    query = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    asked = next((value for name, value in query if name == ASKED and value in (ON, OFF)), "")
    easy = (asked or _kept_in(scope)) == ON
    others = [(name, value) for name, value in query if name != ASKED]
    return Reading(easy, bool(asked), "?" + urlencode([*others, (ASKED, OFF if easy else ON)]))


def _kept_in(scope: Scope) -> str:
    # A hall's ballots come this way: the header is looked at as it is, and no cookie is taken apart.
    kept = Headers(scope=scope).get("cookie", "")
    return ON if f"{COOKIE}={ON}" in (part.strip() for part in kept.split(";")) else OFF
