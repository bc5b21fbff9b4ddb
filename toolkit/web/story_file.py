"""`/story-files/{id}`: the picture or film of a council's own story, for whoever is signed in; films in parts as players ask."""

import re
from urllib.parse import quote
from uuid import UUID

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotAllowed, NotFound, RecordUnavailable
from toolkit.steps.stories import read_file
from toolkit.storage.engine import read_session
from toolkit.storage.queries.stories import part_of
from toolkit.web.answers import language, page, sorry, visitor

HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-cache", "Accept-Ranges": "bytes",
           "Content-Security-Policy": "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox"}
# The most that one answer to a player carries; it asks again for the rest.
MOST_AT_ONCE = 2_000_000


def story_file(request: Request) -> Response:
    """The file as it was given, never run."""
    try:
        actor = visitor(request)
        with read_session() as session:
            found = read_file(actor, request.path_params["file_id"], session=session)
            return _answer(request, request.path_params["file_id"], *found, session=session)
    except NotAllowed:
        return page("need_a_link.html", 403, language(request))
    except (NotFound, RecordUnavailable) as error:
        return sorry(error, request)


def _answer(request: Request, file_id: UUID, name: str, content_type: str, size: int, checksum: str, *,
            session: Session) -> Response:
    headers = {**HEADERS, "ETag": f'"{checksum}"', "Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    current = request.headers.get("if-range", headers["ETag"]) == headers["ETag"]
    wanted = _range(request.headers.get("range", ""), size) if current else None
    if wanted is None:
        return Response(part_of(file_id, 0, size, session=session), media_type=content_type, headers=headers)
    first, length = wanted
    if length < 1:
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    return Response(part_of(file_id, first, length, session=session), 206, media_type=content_type,
                    headers={**headers, "Content-Range": f"bytes {first}-{first + length - 1}/{size}"})


def _range(asked: str, size: int) -> tuple[int, int] | None:
    """(first byte, length) of the one range asked for; the length is 0 when nothing is there to send.

    None when it is no range, or several: those are left aside, and the whole is sent (RFC 9110, 14.2).
    """
    found = re.fullmatch(r"bytes=([0-9]{0,12})-([0-9]{0,12})", asked.replace(" ", ""))
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last) if first and last else size - 1, size - 1)
    if first and last and int(last) < int(first):
        return None
    return start, max(0, min(end - start + 1, MOST_AT_ONCE))
