"""`/bespoke/{contract}.pdf` (`style` normal, large or easy) and `/bespoke/{contract}.docx`: a draft contract for whoever may open cases."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.models import BespokeContract
from toolkit.reports.bespoke_paper import bespoke_paper
from toolkit.reports.bespoke_word import bespoke_word
from toolkit.storage.engine import read_session
from toolkit.web.answers import plainly, visitor
from toolkit.web.printed import named, note_opening, printed

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@plainly
def bespoke_pdf(request: Request) -> Response:
    """The PDF, made now and kept nowhere: it is about one person."""
    actor = visitor(request)
    contract_id = request.path_params["contract_id"]
    with read_session() as session:
        made = bespoke_paper(actor, contract_id, request.query_params.get("style", "normal"), session=session)
        case_id = session.get_one(BespokeContract, contract_id).case_id
    note_opening(actor, case_id)
    return printed(made, f"bespoke-contract-{contract_id.hex[:8]}.pdf")


@plainly
def bespoke_docx(request: Request) -> Response:
    """The Word document, to work on together."""
    actor = visitor(request)
    contract_id = request.path_params["contract_id"]
    with read_session() as session:
        made = bespoke_word(actor, contract_id, session=session)
        case_id = session.get_one(BespokeContract, contract_id).case_id
    note_opening(actor, case_id)
    return named(made, WORD, "attachment", f'filename="bespoke-contract-{contract_id.hex[:8]}.docx"')
