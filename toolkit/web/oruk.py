"""The open feed of providers and of what workshops found (Open Referral UK 3.0): no link is needed, nothing personal is in it."""

import gzip
import json
from collections.abc import Callable
from typing import Any

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from toolkit import settings
from toolkit.errors import BadInput, NotFound, RecordUnavailable, ToolkitError
from toolkit.exchange.oruk import out
from toolkit.steps.said_and_done.findings import Finding, public
from toolkit.storage.engine import read_session
from toolkit.storage.queries import directory, findings
from toolkit.web.record_points import QUICK, Kept

HEADERS = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=60", "X-Content-Type-Options": "nosniff",
           "Vary": "Accept-Encoding"}
STATUS = {NotFound: 404, BadInput: 400, RecordUnavailable: 503}
_answers, _findings = Kept(512), Kept(1)


def about(request: Request) -> Response:
    """`/oruk/`: which standard this is."""
    return JSONResponse(out.VERSION, headers=HEADERS)


def services(request: Request) -> Response:
    """`/oruk/services`."""
    return _answer(request, lambda found, session: out.services(dict(request.query_params), found, session=session))


def service(request: Request) -> Response:
    """`/oruk/services/{id}`."""
    return _answer(request, lambda found, session: out.service(request.path_params["wanted"], found, session=session))


def service_at_locations(request: Request) -> Response:
    """`/oruk/service_at_locations`."""
    return _answer(request, lambda found, session: out.service_at_locations(dict(request.query_params), found, session=session))


def service_at_location(request: Request) -> Response:
    """`/oruk/service_at_locations/{id}`."""
    return _answer(request, lambda found, session: out.service_at_location(request.path_params["wanted"], found, session=session))


def taxonomies(request: Request) -> Response:
    """`/oruk/taxonomies`."""
    return _answer(request, lambda *_: out.taxonomy_page(dict(request.query_params)))


def taxonomy(request: Request) -> Response:
    """`/oruk/taxonomies/{id}`."""
    return _answer(request, lambda *_: out.taxonomy(request.path_params["wanted"]))


def taxonomy_terms(request: Request) -> Response:
    """`/oruk/taxonomy_terms`."""
    return _answer(request, lambda *_: out.term_page(dict(request.query_params)))


def taxonomy_term(request: Request) -> Response:
    """`/oruk/taxonomy_terms/{id}`."""
    return _answer(request, lambda *_: out.term(request.path_params["wanted"]))


def _answer(request: Request, make: Callable[..., dict[str, Any]]) -> Response:
    try:
        with read_session() as session:
            state = (settings.database_url(), directory.state(session=session), findings.state(session=session))
            asked = (*state, request.url.path, request.url.query)
            plain, packed = _answers.get(asked, lambda: _bodies(make(_found(state, session), session)))
    except ToolkitError as error:
        status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
        return JSONResponse({"why": str(error)}, status, headers=HEADERS)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers=HEADERS | {"Content-Encoding": "gzip"}, media_type="application/json")
    return Response(plain, headers=HEADERS, media_type="application/json")


def _found(state: tuple, session: Session) -> list[Finding]:
    # Of another state than the last, read anew: a word that was taken back is not said once more.
    return _findings.get((state[0], state[2]), lambda: public(session=session)) if state[2][0] else []


def _bodies(said: dict[str, Any]) -> tuple[bytes, bytes]:
    plain = json.dumps(said, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    return plain, gzip.compress(plain, QUICK, mtime=0)
