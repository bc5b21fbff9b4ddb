"""`/choice-sheet/{choice}.pdf` and `/letter/{letter}.pdf`: to print, for whoever may open cases.

A sheet's `style` is normal, large or easy. They are made now and kept nowhere: they are about one person.
"""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.models import Choice, FeedbackLetter
from toolkit.reports.choice_sheet import choice_sheet
from toolkit.reports.feedback_letter import feedback_letter
from toolkit.storage.engine import read_session
from toolkit.web.answers import plainly, visitor
from toolkit.web.printed import note_opening, printed


@plainly
def choice_pdf(request: Request) -> Response:
    """The sheet on which the person ticks what they want."""
    actor, choice_id = visitor(request), request.path_params["choice_id"]
    with read_session() as session:
        made = choice_sheet(actor, choice_id, request.query_params.get("style", "normal"), session=session)
        case_id = session.get_one(Choice, choice_id).case_id
    note_opening(actor, case_id)
    return printed(made, f"choice-{choice_id.hex[:8]}.pdf")


@plainly
def letter_pdf(request: Request) -> Response:
    """A feedback letter."""
    actor, letter_id = visitor(request), request.path_params["letter_id"]
    with read_session() as session:
        made = feedback_letter(actor, letter_id, session=session)
        case_id = session.get_one(FeedbackLetter, letter_id).case_id
    note_opening(actor, case_id)
    return printed(made, f"letter-{letter_id.hex[:8]}.pdf")
