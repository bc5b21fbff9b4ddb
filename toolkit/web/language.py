"""Choosing a language on a screen: the way there and back. The guard before every door keeps the choice."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from toolkit.web.answers import go

BACK = "back"


def choose(request: Request) -> Response:
    """`/language?lang=cy&back=/step_map`: keep the language, and go back to a screen of our own."""
    return go(_ours(request.query_params.get(BACK, "")))


def _ours(address: str) -> str:
    # A browser reads "//other" and "/\\other" as the address of another site, and drops signs that it cannot see.
    if not address.isprintable() or "\\" in address or not address.startswith("/") or address.startswith("//"):
        return "/"
    try:
        found = urlsplit(address)
    except ValueError:
        return "/"
    return address if not found.scheme and not found.netloc else "/"
