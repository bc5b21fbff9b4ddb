"""How doors answer: pages from templates, with headers that let nothing foreign run."""

from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from toolkit import settings
from toolkit.access.links import COOKIE, holder_of
from toolkit.access.roles import Actor

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@lru_cache
def _templates() -> Environment:
    folder = settings.ROOT / "toolkit" / "web" / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)


def page(template: str, status: int = 200, **words: Any) -> Response:
    """A door's page; everything typed is escaped by the template."""
    return HTMLResponse(_templates().get_template(template).render(**words), status, headers=HEADERS)


def visitor(request: Request) -> Actor:
    """Who is at the door, by the cookie. Raises NotSignedIn."""
    return holder_of(request.cookies.get(COOKIE))
