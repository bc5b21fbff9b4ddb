"""`/due.ics` and `/due/{workshop}.ics`: what is due as a calendar file, for whoever may look across workshops."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.addresses import shown_url
from toolkit.exchange.calendar_out import ENDING, MEDIA_TYPE, export_calendar
from toolkit.exchange.format import Exporter
from toolkit.models import Workshop
from toolkit.storage.engine import write_session
from toolkit.web.answers import plainly, visitor
from toolkit.web.export_file import download

CALENDAR = Exporter("calendar", ENDING, MEDIA_TYPE, export_calendar)


@plainly
def due(request: Request) -> Response:
    """The file, made now. It is never kept by a browser or a proxy."""
    workshop_id = request.path_params.get("workshop_id")
    base = shown_url("", str(request.base_url)).rstrip("/")
    # Writing, because each time something leaves is noted in the audit record.
    with write_session() as session:
        data = export_calendar(visitor(request), workshop_id, base, session=session)
        title = session.get_one(Workshop, workshop_id).title if workshop_id else "Common Table"
    return download(data, CALENDAR, f"{title} what is due")
