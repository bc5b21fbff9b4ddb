"""The record's places as GeoJSON, for whoever may see the workshop. Maps fetch this, so a screen never carries points."""

from typing import Any
from uuid import UUID

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from toolkit.access.roles import check_may
from toolkit.errors import NotAllowed, NotFound, RecordUnavailable
from toolkit.steps import places
from toolkit.storage.engine import read_session
from toolkit.web.answers import visitor

HEADERS = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff"}


def points(request: Request) -> Response:
    """`/places/{workshop}.geojson?baseline=ID`: the standing entries' places, or those of a frozen baseline."""
    workshop_id = request.path_params["workshop_id"]
    try:
        check_may(visitor(request), "see workshops", workshop_id)
        with read_session() as session:
            return _answer(request, workshop_id, session=session)
    except NotAllowed as error:
        return JSONResponse({"why": str(error)}, 403, headers=HEADERS)
    except NotFound as error:
        return JSONResponse({"why": str(error)}, 404, headers=HEADERS)
    except RecordUnavailable as error:
        return JSONResponse({"why": str(error)}, 503, headers=HEADERS)


def _answer(request: Request, workshop_id: UUID, *, session: Session) -> Response:
    baseline = request.query_params.get("baseline")
    tag = f'"{baseline or places.version(workshop_id, session=session)}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={**HEADERS, "ETag": tag})
    found = places.frozen(workshop_id, baseline, session=session) if baseline else places.standing(workshop_id, session=session)
    return JSONResponse(_collection(found), headers={**HEADERS, "ETag": tag}, media_type="application/geo+json")


def _collection(found: list[places.Point]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": point.entry_id,
         "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
         "properties": {"function": point.function, "kind": point.kind, "words": point.words, "group": point.group,
                        "place": point.label}} for point in found]}
