"""The record's places as GeoJSON, for whoever may see the workshop. Maps fetch this, so a screen never carries points."""

import gzip
import json
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
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


class Kept:
    """What was made last, by key. One door makes a thing while the others that want the same wait for it."""

    def __init__(self, most: int):
        self._most, self._lock, self._held = most, Lock(), OrderedDict()

    def get(self, key: tuple, make: Callable[[], Any]) -> Any:
        """What is kept under this key; made now where nothing is."""
        with self._lock:
            if key not in self._held:
                self._held[key] = make()
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
            return self._held[key]


# All screens in a room ask for the same: a version by the number of the last act, an answer by its version.
_versions, _answers = Kept(64), Kept(4)


def points(request: Request) -> Response:
    """`/places/{workshop}.geojson`: the standing entries' places; `?baseline=ID` those of a frozen baseline, `?plans=1` the plans'.

    With `since`, a baseline before, only what came and what went.
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


@dataclass(frozen=True)
class _Which:
    """Which places: those of a frozen baseline, what came and went since one, the plans', or else the standing entries'."""

    baseline: str | None
    since: str | None
    plans: bool


def _answer(request: Request, workshop_id: UUID, *, session: Session) -> Response:
    which = _Which(request.query_params.get("baseline"), request.query_params.get("since"), "plans" in request.query_params)
    version = _version_of(workshop_id, which, session=session)
    headers = {**HEADERS, "ETag": f'"{version}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    plain, packed = _bodies(workshop_id, version, which, session=session)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers=headers | {"Content-Encoding": "gzip"}, media_type="application/geo+json")
    return Response(plain, headers=headers, media_type="application/geo+json")


def _version_of(workshop_id: UUID, which: _Which, *, session: Session) -> str:
    if which.plans:
        return places.planned_version(workshop_id, session=session)
    version = (places.frozen_version(workshop_id, which.baseline, session=session) if which.baseline
               else _version(workshop_id, session=session))
    return version + (f"-{places.frozen_version(workshop_id, which.since, session=session)}" if which.since else "")


def _points_of(workshop_id: UUID, which: _Which, *, session: Session) -> list[places.Point]:
    if which.plans:
        return places.planned(workshop_id, session=session)
    if which.since:
        return places.since(workshop_id, which.since, which.baseline, session=session)
    return (places.frozen(workshop_id, which.baseline, session=session) if which.baseline
            else places.standing(workshop_id, session=session))


def _version(workshop_id: UUID, *, session: Session) -> str:
    # Looking through 30,000 entries at each question of each screen would add up; the last act's number costs nothing.
    key = (settings.database_url(), workshop_id, audit.state_number(workshop_id, session=session))
    return _versions.get(key, lambda: places.version(workshop_id, session=session))


def _bodies(workshop_id: UUID, version: str, which: _Which, *, session: Session) -> tuple[bytes, bytes]:
    def make() -> tuple[bytes, bytes]:
        found = _points_of(workshop_id, which, session=session)
        plain = _collection(found)
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
