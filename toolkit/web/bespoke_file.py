"""`/bespoke/{contract}.pdf` (`style` normal, large or easy) and `/bespoke/{contract}.docx`: a draft contract for whoever may open cases."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotSignedIn
from toolkit.reports.bespoke_paper import bespoke_paper
from toolkit.reports.bespoke_word import bespoke_word
from toolkit.reports.pdf import typeset
from toolkit.storage.engine import read_session
from toolkit.web.answers import language, page, plainly, visitor
from toolkit.web.papers_pdf import HEADERS

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@plainly
def bespoke_pdf(request: Request) -> Response:
    """The PDF, made now and kept nowhere: it is about one person."""
    try:
        actor = visitor(request)
    except NotSignedIn:
        return page("need_a_link.html", 403, language(request))
    contract_id = request.path_params["contract_id"]
    with read_session() as session:
        made = bespoke_paper(actor, contract_id, request.query_params.get("style", "normal"), session=session)
    return Response(typeset(made), media_type="application/pdf", headers={
        **HEADERS, "Content-Disposition": f'inline; filename="bespoke-contract-{contract_id.hex[:8]}.pdf"'})


@plainly
def bespoke_docx(request: Request) -> Response:
    """The Word document, to work on together."""
    try:
        actor = visitor(request)
    except NotSignedIn:
        return page("need_a_link.html", 403, language(request))
    contract_id = request.path_params["contract_id"]
    with read_session() as session:
        made = bespoke_word(actor, contract_id, session=session)
    return Response(made, media_type=WORD, headers={
        **HEADERS, "Content-Disposition": f'attachment; filename="bespoke-contract-{contract_id.hex[:8]}.docx"'})
