"""How doors answer: pages from templates in the visitor's language, with headers that let nothing foreign run."""

from collections.abc import Awaitable, Callable
from functools import lru_cache, wraps
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from toolkit import settings
from toolkit.access.links import COOKIE as SIGNED_IN
from toolkit.access.roles import Actor
from toolkit.access.signed_in import holder_of
from toolkit.errors import Away, BadInput, MoveRefused, NotAllowed, NotFound, NotSignedIn, RecordUnavailable, ToolkitError
from toolkit.framework.easy_read import EasyPage, easy_page
from toolkit.framework.plain_words import long_sentences
from toolkit.record.council import SHOWN
from toolkit.web import explained
from toolkit.web.reading import reading
from toolkit.words import CHOICE, COOKIE, SOURCE, Words, is_unchecked, known, language_of, languages, words
from toolkit.words.speaking import _

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; "
                               "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
STATUS = {NotFound: 404, NotAllowed: 403, MoveRefused: 409, BadInput: 422, RecordUnavailable: 503}


@lru_cache(maxsize=16)
def _templates(language: str, said: Words) -> Environment:
    folder = settings.ROOT / "toolkit" / "web" / "templates"
    made = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, auto_reload=False,
                       trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"])
    made.install_gettext_callables(said.gettext, said.ngettext, newstyle=True)
    made.globals["long_sentences"] = long_sentences
    made.globals["explained"] = lambda text: explained.words_in(text, said)
    made.globals["language"] = "en-GB" if language == SOURCE else language
    made.globals["is_unchecked"] = is_unchecked(language)
    made.globals["other_languages"] = {one: name for one, name in languages().items() if one != language}
    return made


def page(template: str, status: int = 200, language: str = SOURCE, **said: Any) -> Response:
    """A door's page; everything typed is escaped by the template."""
    return HTMLResponse(text_of(template, language, **said), status, headers=HEADERS)


def text_of(template: str, language: str = SOURCE, **said: Any) -> str:
    """The page's text alone, in Easy Read for whoever wants that."""
    now, spoken = reading(), words(language)
    easy_head = _easy_head(language, spoken, easy_lines_of(template)) if now.easy else ""
    return _templates(language, spoken).get_template(template).render(council=SHOWN.get(), reading=now, easy_head=easy_head, **said)


@lru_cache(maxsize=256)
def _easy_head(language: str, said: Words, lines: EasyPage) -> Markup:
    # Stands below a page's heading. The same for everybody, so it is made once.
    return Markup(_templates(language, said).get_template("easy_head.html").render(page=lines))


def easy_lines_of(template: str) -> EasyPage:
    """The Easy Read lines of one page of the doors, which stand in `data/easy_read/doors.toml` by its template's name."""
    return easy_page(f"doors/{template.removesuffix('.html')}")


def sorry(error: ToolkitError, request: Request) -> Response:
    """A page that says what went wrong and what to do; a voter finds the way to the room's vote on it, a stranger how to get a link."""
    if isinstance(error, NotSignedIn) and not isinstance(error, Away):
        return page("need_a_link.html", 403, language(request))
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
    spoken = language(request)
    find = request.app.url_path_for("find_room") if request.url.path.startswith("/vote/") else ""
    return page("sorry.html", status, spoken, why=_(str(error)), find=find)


def go(address: str) -> Response:
    """Send the visitor on to another door."""
    return RedirectResponse(address, 303, headers=HEADERS)


def language(request: Request) -> str:
    """The language that the visitor chose, now or before, else the one their browser asks for, of those there are words for."""
    chosen = known(request.query_params.get(CHOICE)) or known(request.cookies.get(COOKIE))
    return chosen or language_of(request.headers.get("accept-language", ""))


def visitor(request: Request) -> Actor:
    """Who is at the door, by the cookie. Raises NotSignedIn."""
    return holder_of(request.cookies.get(SIGNED_IN))


def plainly(door: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A door that says our own errors on a page, in the visitor's language."""
    @wraps(door)
    def answer(request: Request) -> Response:
        try:
            return door(request)
        except ToolkitError as error:
            return sorry(error, request)
    return answer


def plainly_async(door: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The same for a door that waits without keeping a thread."""
    @wraps(door)
    async def answer(request: Request) -> Response:
        try:
            return await door(request)
        except ToolkitError as error:
            return sorry(error, request)
    return answer
