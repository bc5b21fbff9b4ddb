"""`/you-said/{code}`: "You said, we did", for everybody who has the address. No link is needed, nobody is named.

`/you-said/draft/{workshop}` shows the same to those who may publish it, before it is up.
"""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.roles import check_may
from toolkit.errors import NotFound
from toolkit.steps.said_and_done.publishing import Page, page_of, public_page
from toolkit.storage.engine import read_session
from toolkit.voting.visibility import FEWEST
from toolkit.web.answers import go, language, page, plainly, visitor
from toolkit.web.reading import ASKED, ON, reading
from toolkit.words.speaking import _, say_date

# Beside each part of the Easy Read page: what it is about, as a picture and what that shows.
PICTURES = {"said": ("openmoji/1F442.svg", "An ear, listening"),
            "decided": ("openmoji/1F5F3.svg", "A ballot box with a voting paper"),
            "planned": ("openmoji/1F4CB.svg", "A clipboard with a list"),
            "asked": ("openmoji/1F504.svg", "Two arrows turning round in a circle"),
            "done": ("openmoji/2705.svg", "A box with a tick: it is done")}


@plainly
def you_said(request: Request) -> Response:
    """The page; one that says what to do where there is none, or none any more."""
    code = request.path_params["code"]
    try:
        with read_session() as session:
            found = public_page(code, session=session)
    except NotFound as error:
        return page("you_said_gone.html", 404, language(request), why=_(str(error)))
    return _made(request, found, False)


@plainly
def draft(request: Request) -> Response:
    """How the page looks now, for whoever may publish it."""
    workshop_id = request.path_params["workshop_id"]
    check_may(visitor(request), "publish what was done", workshop_id)
    with read_session() as session:
        found = page_of(workshop_id, session=session)
    return _made(request, found, True)


@plainly
def easy_read(request: Request) -> Response:
    """The address that Easy Read of this page had by itself, on papers that went out: on to the page, switched on."""
    return go(f"{request.app.url_path_for('you_said', code=request.path_params['code'])}?{ASKED}={ON}")


def _made(request: Request, found: Page, is_draft: bool) -> Response:
    template = "you_said_easy.html" if reading().easy else "you_said.html"
    return page(template, 200, language(request), found=found, held_on=say_date(found.held_on) if found.held_on else "",
                is_draft=is_draft, pictures=PICTURES, fewest=FEWEST)
