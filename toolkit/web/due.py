"""`/due.ics` and `/due/{workshop}.ics`: what is due as a calendar file, for whoever may look across workshops."""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from toolkit.addresses import shown_url
from toolkit.errors import NotSignedIn, ToolkitError
from toolkit.exchange.calendar_out import ENDING, MEDIA_TYPE, export_calendar
from toolkit.exchange.format import Exporter
from toolkit.models import Workshop
from toolkit.storage.engine import write_session
from toolkit.web.answers import language, page, sorry, visitor
from toolkit.web.export_file import download

CALENDAR = Exporter("calendar", ENDING, MEDIA_TYPE, export_calendar)


def due(request: Request) -> Response:
    """The file, made now. It is never kept by a browser or a proxy."""
    try:
        return _made(request, request.path_params.get("workshop_id"))
    except NotSignedIn:
        return page("need_a_link.html", 403, language(request))
    except ToolkitError as error:
        return sorry(error, request)


def _made(request: Request, workshop_id: UUID | None) -> Response:
    base = shown_url("", str(request.base_url)).rstrip("/")
    # Writing, because each time something leaves is noted in the audit record.
    with write_session() as session:
        data = export_calendar(visitor(request), workshop_id, base, session=session)
        title = session.get_one(Workshop, workshop_id).title if workshop_id else "Common Table"
    return download(data, CALENDAR, f"{title} what is due")
