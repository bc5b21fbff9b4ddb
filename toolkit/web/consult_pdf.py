"""`/consult-papers/{consultation}.pdf`: sheets to fill in and cards to take away, for whoever may consult.

`kind` is sheet or cards; `style` is normal, large or (sheets only) easy.
"""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotFound
from toolkit.reports.consultation import consultation_sheet, take_away_cards
from toolkit.storage.engine import read_session
from toolkit.web.answers import plainly, visitor
from toolkit.web.printed import printed

KINDS = {"sheet": consultation_sheet, "cards": take_away_cards}


@plainly
def consult_pdf(request: Request) -> Response:
    """The PDF, made now, so that its address and last day are those of this moment. Raises NotFound."""
    actor = visitor(request)
    kind, consultation_id = request.query_params.get("kind", "sheet"), request.path_params["consultation_id"]
    if kind not in KINDS:
        raise NotFound("There is no such sheet. Go back to the screen it was linked from.")
    with read_session() as session:
        made = KINDS[kind](actor, consultation_id, request.query_params.get("style", "normal"), str(request.base_url), session=session)
    return printed(made, f"plans-{kind}-{consultation_id.hex[:8]}.pdf")
