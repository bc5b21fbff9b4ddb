"""`/health`: 200 when the database answers and is up to date; for start-up, proxies and monitoring."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from toolkit.errors import RecordUnavailable
from toolkit.storage import migrate


def health(_: Request) -> JSONResponse:
    """Say in JSON whether the record can be used, and the reason where it cannot."""
    try:
        current = migrate.is_current()
    except RecordUnavailable as error:
        return JSONResponse({"ok": False, "why": str(error)}, 503)
    why = "ready" if current else "The record is not up to date with this version."
    return JSONResponse({"ok": current, "why": why}, 200 if current else 503)
