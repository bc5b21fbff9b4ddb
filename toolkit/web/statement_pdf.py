"""`/statement/{case}.pdf`: an outcome statement to print, for whoever may open cases. `style` is normal, large or easy."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.reports.statement import outcome_statement
from toolkit.storage.engine import read_session
from toolkit.web.answers import plainly, visitor
from toolkit.web.printed import note_opening, printed


@plainly
def statement_pdf(request: Request) -> Response:
    """The PDF, made now and kept nowhere: it is about one person."""
    actor, case_id = visitor(request), request.path_params["case_id"]
    with read_session() as session:
        made = outcome_statement(actor, case_id, request.query_params.get("style", "normal"), session=session)
    note_opening(actor, case_id)
    return printed(made, f"outcome-statement-{case_id.hex[:8]}.pdf")
