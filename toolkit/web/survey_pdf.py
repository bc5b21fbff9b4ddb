"""`/survey-papers/{survey}.pdf`: sheets to fill in and cards for a survey, for whoever may keep contracts.

`kind` is sheet or cards; `style` is a4, a5 or large for sheets, normal or large for cards.
"""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotFound
from toolkit.reports.survey_paper import survey_cards, survey_sheet
from toolkit.storage.engine import read_session
from toolkit.web.answers import plainly, visitor
from toolkit.web.printed import printed

KINDS = {"sheet": (survey_sheet, "a4"), "cards": (survey_cards, "normal")}


@plainly
def survey_pdf(request: Request) -> Response:
    """The PDF, made now, so that its address is that of this moment. Raises NotFound."""
    actor = visitor(request)
    kind, survey_id = request.query_params.get("kind", "sheet"), request.path_params["survey_id"]
    if kind not in KINDS:
        raise NotFound("There is no such sheet. Go back to the screen it was linked from.")
    make, usual = KINDS[kind]
    with read_session() as session:
        made = make(actor, survey_id, request.query_params.get("style", usual), str(request.base_url), session=session)
    return printed(made, f"survey-{kind}-{survey_id.hex[:8]}.pdf")
