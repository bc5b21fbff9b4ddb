"""`/you-said/{code}`: "You said, we did", for everybody who has the address, also in Easy Read. No link is needed, nobody is named.

`/you-said/draft/{workshop}` shows the same to those who may publish it, before it is up.
"""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.roles import check_may
from toolkit.clock import say_date
from toolkit.errors import NotFound
from toolkit.steps.said_and_done.publishing import Page, page_of, public_page
from toolkit.storage.engine import read_session
from toolkit.voting.visibility import FEWEST
from toolkit.web.answers import language, page, plainly, visitor
from toolkit.web.words import words

# Beside each part of the Easy Read page: what it is about, as a picture and what that shows.
PICTURES = {"said": ("openmoji/1F442.svg", "An ear, listening"),
            "decided": ("openmoji/1F5F3.svg", "A ballot box with a voting paper"),
            "planned": ("openmoji/1F4CB.svg", "A clipboard with a list"),
            "asked": ("openmoji/1F504.svg", "Two arrows turning round in a circle"),
            "done": ("openmoji/2705.svg", "A box with a tick: it is done")}


@plainly
def you_said(request: Request) -> Response:
    """The page; one that says what to do where there is none, or none any more."""
    return _public(request, "you_said.html")


@plainly
def easy(request: Request) -> Response:
    """The same in Easy Read: short sentences, a picture beside each."""
    return _public(request, "you_said_easy.html")


@plainly
def draft(request: Request) -> Response:
    """How the page looks now, for whoever may publish it."""
    return _draft(request, "you_said.html")


@plainly
def draft_easy(request: Request) -> Response:
    """How the Easy Read page looks now, for whoever may publish it."""
    return _draft(request, "you_said_easy.html")


def _public(request: Request, template: str) -> Response:
    code = request.path_params["code"]
    try:
        with read_session() as session:
            found = public_page(code, session=session)
    except NotFound as error:
        return page("you_said_gone.html", 404, language(request), why=words(language(request)).gettext(str(error)))
    at = request.app.url_path_for
    return _made(request, template, found, at("you_said", code=code), at("you_said_easy", code=code), False)


def _draft(request: Request, template: str) -> Response:
    workshop_id = request.path_params["workshop_id"]
    check_may(visitor(request), "publish what was done", workshop_id)
    with read_session() as session:
        found = page_of(workshop_id, session=session)
    at = request.app.url_path_for
    return _made(request, template, found, at("you_said_draft", workshop_id=workshop_id),
                 at("you_said_draft_easy", workshop_id=workshop_id), True)


def _made(request: Request, template: str, found: Page, plain: str, easy_read: str, is_draft: bool) -> Response:
    return page(template, 200, language(request), found=found, held_on=say_date(found.held_on) if found.held_on else "", plain=plain,
                easy_read=easy_read, is_draft=is_draft, pictures=PICTURES, fewest=FEWEST)
