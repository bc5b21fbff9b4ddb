"""`/council-logo/{file}`: the council's logo for doors and screens, named by its checksum, so that browsers keep it."""

from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotFound, RecordUnavailable
from toolkit.record.council import logo_file
from toolkit.storage.engine import read_session
from toolkit.web.answers import sorry

# A drawing may style itself; it fetches nothing and runs nothing, also where somebody opens it by itself.
HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox",
           "X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=604800, immutable", "Referrer-Policy": "no-referrer"}


def logo(request: Request) -> Response:
    """The picture; everybody who comes to a door may see it."""
    try:
        with read_session() as session:
            content_type, content = logo_file(request.path_params["file"], session=session)
    except (NotFound, RecordUnavailable) as error:
        return sorry(error, request)
    return Response(content, media_type=content_type, headers=HEADERS)
