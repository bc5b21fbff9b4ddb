"""`/export/{format}/{workshop}`: a workshop as a file to keep, for whoever may carry it. Screens link here to download."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.roles import check_may
from toolkit.clock import today
from toolkit.errors import NotFound
from toolkit.exchange import EXPORTERS
from toolkit.exchange.format import Exporter
from toolkit.models import Workshop
from toolkit.record.saying import as_file_name
from toolkit.storage.engine import write_session
from toolkit.web.answers import plainly, visitor


@plainly
def export_file(request: Request) -> Response:
    """The file, made now. It is never kept by a browser or a proxy."""
    workshop_id = request.path_params["workshop_id"]
    actor, exporter = visitor(request), named(EXPORTERS, request.path_params["format"])
    check_may(actor, "carry a workshop", workshop_id)
    # Writing, because each time a workshop leaves is noted in the audit record.
    with write_session() as session:
        data = exporter.write(actor, workshop_id, session=session)
        title = session.get_one(Workshop, workshop_id).title
    return download(data, exporter, title)


def named(exporters: Iterable[Exporter], name: str) -> Exporter:
    """The format of this name. Raises NotFound."""
    found = next((one for one in exporters if one.name == name), None)
    if found is None:
        raise NotFound("There is no such file. Go back to the screen it was linked from.")
    return found


def download(data: bytes, exporter: Exporter, title: str) -> Response:
    """A file to keep, named after what it holds and the day. No browser and no proxy keeps it."""
    name = quote(file_name(title, today(), exporter.ending), safe="")
    return Response(data, media_type=exporter.media_type, headers={
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}", "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store"})


def file_name(title: str, day: date, ending: str) -> str:
    """A name that every computer takes: the title's letters and numbers, and the day."""
    return f"{as_file_name(title)[:60] or 'workshop'}-{day.isoformat()}{ending}"
