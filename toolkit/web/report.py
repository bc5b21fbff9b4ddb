"""`/report/{report}.{format}`, with `?workshop=` for those of one workshop: a report as a file, for whoever may read it."""

from urllib.parse import quote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotFound
from toolkit.reports import making
from toolkit.storage.engine import read_session
from toolkit.web.answers import plainly, visitor
from toolkit.web.printed import named

SHOWN_AT_ONCE = ("pdf", "html")    # a browser opens these; the others are kept and opened by their own program


@plainly
def report(request: Request) -> Response:
    """The report as it stands now."""
    actor = visitor(request)
    asked = making.asked_for(request.path_params["report"], request.path_params["format"], _workshop(request))
    with read_session() as session:
        made = making.read(actor, asked, session=session)
    # After the session: writing takes seconds, in which the record is free.
    data, name = making.written(asked, made), quote(making.file_name(asked, made), safe="")
    how = "inline" if asked.format.name in SHOWN_AT_ONCE else "attachment"
    return named(data, asked.format.media_type, how, f"filename*=UTF-8''{name}")


def _workshop(request: Request) -> UUID | None:
    typed = request.query_params.get("workshop")
    try:
        return UUID(typed) if typed else None
    except ValueError:
        raise NotFound("This workshop is not here. Choose one on the first page.") from None
