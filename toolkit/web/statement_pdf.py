"""`/statement/{case}.pdf`: an outcome statement to print, for whoever may open cases. `style` is normal, large or easy."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotSignedIn
from toolkit.reports.pdf import typeset
from toolkit.reports.statement import outcome_statement
from toolkit.storage.engine import read_session
from toolkit.web.answers import language, page, plainly, visitor
from toolkit.web.papers_pdf import HEADERS


@plainly
def statement_pdf(request: Request) -> Response:
    """The PDF, made now and kept nowhere: it is about one person."""
    try:
        actor = visitor(request)
    except NotSignedIn:
        return page("need_a_link.html", 403, language(request))
    case_id = request.path_params["case_id"]
    with read_session() as session:
        made = outcome_statement(actor, case_id, request.query_params.get("style", "normal"), session=session)
    return Response(typeset(made), media_type="application/pdf", headers={
        **HEADERS, "Content-Disposition": f'inline; filename="outcome-statement-{case_id.hex[:8]}.pdf"'})
