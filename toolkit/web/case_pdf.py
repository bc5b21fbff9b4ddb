"""`/choice-sheet/{choice}.pdf` and `/letter/{letter}.pdf`: to print, for whoever may open cases.

A sheet's `style` is normal, large or easy. They are made now and kept nowhere: they are about one person.
"""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.roles import Actor
from toolkit.errors import NotSignedIn
from toolkit.reports.choice_sheet import choice_sheet
from toolkit.reports.feedback_letter import feedback_letter
from toolkit.reports.pdf import Sheet, typeset
from toolkit.storage.engine import read_session
from toolkit.web.answers import language, page, plainly, visitor
from toolkit.web.papers_pdf import HEADERS


@plainly
def choice_pdf(request: Request) -> Response:
    """The sheet on which the person ticks what they want."""
    actor = _who(request)
    if isinstance(actor, Response):
        return actor
    choice_id = request.path_params["choice_id"]
    with read_session() as session:
        made = choice_sheet(actor, choice_id, request.query_params.get("style", "normal"), session=session)
    return _printed(made, f"choice-{choice_id.hex[:8]}.pdf")


@plainly
def letter_pdf(request: Request) -> Response:
    """A feedback letter."""
    actor = _who(request)
    if isinstance(actor, Response):
        return actor
    letter_id = request.path_params["letter_id"]
    with read_session() as session:
        made = feedback_letter(actor, letter_id, session=session)
    return _printed(made, f"letter-{letter_id.hex[:8]}.pdf")


def _who(request: Request) -> Actor | Response:
    try:
        return visitor(request)
    except NotSignedIn:
        return page("need_a_link.html", 403, language(request))


def _printed(made: Sheet, name: str) -> Response:
    return Response(typeset(made), media_type="application/pdf",
                    headers={**HEADERS, "Content-Disposition": f'inline; filename="{name}"'})
