"""The providers' places as GeoJSON, for whoever keeps providers. The map fetches this, so the screen never carries points."""

import gzip
import json
from dataclasses import fields

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from toolkit import settings
from toolkit.access.roles import check_may
from toolkit.brokerage.named import provider_lists
from toolkit.brokerage.providers import Sought
from toolkit.errors import BadInput, NotAllowed, RecordUnavailable
from toolkit.storage.engine import read_session
from toolkit.storage.queries import directory
from toolkit.web.answers import visitor
from toolkit.web.record_points import HEADERS, QUICK, Kept

_answers = Kept(4)


def points(request: Request) -> Response:
    """`/providers.geojson`: the places of the providers that fit, by the same words as the list's filters (`Sought`)."""
    try:
        check_may(visitor(request), "keep providers")
        return _answer(request, sought_in(dict(request.query_params)))
    except NotAllowed as error:
        return JSONResponse({"why": str(error)}, 403, headers=HEADERS)
    except BadInput as error:
        return JSONResponse({"why": str(error)}, 422, headers=HEADERS)
    except RecordUnavailable as error:
        return JSONResponse({"why": str(error)}, 503, headers=HEADERS)


def sought_in(given: dict[str, str]) -> Sought:
    """What an address looks for. Raises BadInput for a function that is no number."""
    known = {one.name for one in fields(Sought)}
    words = {name: value for name, value in given.items() if name in known and name != "function"}
    function = given.get("function", "")
    if function and not (function.isascii() and function.isdigit()):
        raise BadInput("A function is a number from 1 to 10.", "function")
    return Sought(**{"status": ""} | words, function=int(function) if function else None)


def _answer(request: Request, sought: Sought) -> Response:
    with read_session() as session:
        key = (settings.database_url(), directory.state(session=session), sought)
        plain, packed = _answers.get(key, lambda: _bodies(directory.points(session=session, **sought.which())))
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers=HEADERS | {"Content-Encoding": "gzip"}, media_type="application/geo+json")
    return Response(plain, headers=HEADERS, media_type="application/geo+json")


def _bodies(found: list[tuple]) -> tuple[bytes, bytes]:
    kinds = {slug: number for number, slug in enumerate(provider_lists().kinds, start=1)}
    features = [{"type": "Feature", "id": str(provider), "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
                 "properties": {"function": kinds.get(kind, len(kinds)), "kind": "provider", "place": label,
                                "words": f"{name} (Example)" if example else name}}
                for provider, name, example, kind, label, latitude, longitude in found]
    plain = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"), allow_nan=False).encode()
    return plain, gzip.compress(plain, QUICK, mtime=0)
