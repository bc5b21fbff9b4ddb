"""`/files/{id}`: a photo or paper of a workshop, only for those who may see that workshop."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotAllowed, NotFound, RecordUnavailable
from toolkit.steps.attaching import read_attachment
from toolkit.storage.engine import read_session
from toolkit.web.answers import language, page, sorry, visitor


def attachment(request: Request) -> Response:
    """The file as it was given, never run: nothing in it may load or start anything."""
    try:
        actor = visitor(request)
        with read_session() as session:
            kept, content = read_attachment(actor, request.path_params["attachment_id"], session=session)
    except NotAllowed:
        return page("need_a_link.html", 403, language(request))
    except (NotFound, RecordUnavailable) as error:
        return sorry(error, request)
    return Response(content, media_type=kept.content_type, headers={
        "Content-Disposition": f"inline; filename*=UTF-8''{quote(kept.name)}", "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox", "Cache-Control": "private, no-store"})
