"""The record's places as GeoJSON, for whoever may see the workshop. Maps fetch this, so a screen never carries points."""

import gzip
import json
from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any
from uuid import UUID

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from toolkit import settings
from toolkit.access.roles import check_may
from toolkit.errors import NotAllowed, NotFound, RecordUnavailable
from toolkit.steps import places
from toolkit.storage.engine import read_session
from toolkit.storage.queries import audit
from toolkit.web.answers import visitor

HEADERS = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff", "Vary": "Accept-Encoding"}
QUICK = 1  # of gzip's nine levels: a third of the time of the usual one, a tenth larger


class _Kept:
    """What was made last, by key. One door makes a thing while the others that want the same wait for it."""

    def __init__(self, most: int):
        self._most, self._lock, self._held = most, Lock(), OrderedDict()

    def get(self, key: tuple, make: Callable[[], Any]) -> Any:
        with self._lock:
            if key not in self._held:
                self._held[key] = make()
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
            return self._held[key]


# All screens in a room ask for the same: a version by the number of the last act, an answer by its version.
_versions, _answers = _Kept(64), _Kept(4)


def points(request: Request) -> Response:
    """`/places/{workshop}.geojson`: the standing entries' places; `?baseline=ID` those of a frozen baseline, `?plans=1` the plans'.

    With `since=ID`, a baseline before, only what came and what went until then or until now.
    """
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
    baseline, since = request.query_params.get("baseline"), request.query_params.get("since")
    plans = "plans" in request.query_params
    version = (places.frozen_version(workshop_id, baseline, session=session) if baseline
               else (places.planned_version if plans else _version)(workshop_id, session=session))
    version += f"-{places.frozen_version(workshop_id, since, session=session)}" if since else ""
    headers = {**HEADERS, "ETag": f'"{version}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    plain, packed = _bodies(workshop_id, version, lambda: _found(workshop_id, baseline, since, plans, session=session))
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers=headers | {"Content-Encoding": "gzip"}, media_type="application/geo+json")
    return Response(plain, headers=headers, media_type="application/geo+json")


def _version(workshop_id: UUID, *, session: Session) -> str:
    # Looking through 30,000 entries at each question of each screen would add up; the last act's number costs nothing.
    key = (settings.database_url(), workshop_id, audit.state_number(workshop_id, session=session))
    return _versions.get(key, lambda: places.version(workshop_id, session=session))


def _found(workshop_id: UUID, baseline: str | None, since: str | None, plans: bool, *, session: Session) -> list[places.Point]:
    if since:
        return places.since(workshop_id, since, baseline, session=session)
    if baseline:
        return places.frozen(workshop_id, baseline, session=session)
    return (places.planned if plans else places.standing)(workshop_id, session=session)


def _bodies(workshop_id: UUID, version: str, found: Callable[[], list[places.Point]]) -> tuple[bytes, bytes]:
    def make() -> tuple[bytes, bytes]:
        plain = _collection(found())
        return plain, gzip.compress(plain, QUICK, mtime=0)

    return _answers.get((settings.database_url(), workshop_id, version), make)


def _collection(found: Iterable[places.Point]) -> bytes:
    features = [{"type": "Feature", "id": point.entry_id,
                 "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
                 "properties": _properties(point)} for point in found]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"), allow_nan=False).encode()


def _properties(point: places.Point) -> dict[str, Any]:
    said = {"function": point.function, "kind": point.kind, "words": point.words, "group": point.group,
            "group_id": point.group_id, "place": point.label}
    return said | {"radius_km": point.radius_km} if point.radius_km else said
