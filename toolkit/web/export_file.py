"""`/export/{format}/{workshop}`: a workshop as a file to keep, for whoever may carry it. Screens link here to download."""

from datetime import date
from urllib.parse import quote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.roles import check_may
from toolkit.clock import today
from toolkit.errors import BadInput, NotAllowed, NotFound, NotSignedIn, RecordUnavailable
from toolkit.exchange import EXPORTERS
from toolkit.models import Workshop
from toolkit.storage.engine import write_session
from toolkit.web.answers import language, page, sorry, visitor


def export_file(request: Request) -> Response:
    """The file, made now. It is never kept by a browser or a proxy."""
    try:
        return _made(request, request.path_params["workshop_id"])
    except NotSignedIn:
        return page("need_a_link.html", 403, language(request))
    except (NotAllowed, NotFound, BadInput, RecordUnavailable) as error:
        return sorry(error, language(request))


def _made(request: Request, workshop_id: UUID) -> Response:
    actor = visitor(request)
    known = {one.name: one for one in EXPORTERS}
    exporter = known.get(request.path_params["format"])
    if exporter is None:
        raise NotFound("There is no such file. Go back to the screen it was linked from.")
    check_may(actor, "carry a workshop", workshop_id)
    # Writing, because each time a workshop leaves is noted in the audit record.
    with write_session() as session:
        data = exporter.write(actor, workshop_id, session=session)
        name = file_name(session.get_one(Workshop, workshop_id).title, today(), exporter.ending)
    return Response(data, media_type=exporter.media_type, headers={
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}", "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store"})


def file_name(title: str, day: date, ending: str) -> str:
    """A name that every computer takes: the title's letters and numbers, and the day."""
    words = "".join(letter if letter.isalnum() else " " for letter in title).split()
    return f"{'-'.join(words)[:60] or 'workshop'}-{day.isoformat()}{ending}"
