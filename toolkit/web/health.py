"""`/health`: 200 when the database answers, is up to date; for start-up, proxies and monitoring."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from toolkit.access import same_secret
from toolkit.errors import OtherSecret, RecordUnavailable
from toolkit.storage import migrate


def health(_: Request) -> JSONResponse:
    """Say in JSON whether the record can be used, which database it is in and at which migration, and the reason where it cannot."""
    standing = None
    try:
        standing = migrate.standing()
        why = "ready" if standing == migrate.newest() else "The record is not up to date with this version."
        if why == "ready":
            same_secret.compare()
    except (RecordUnavailable, OtherSecret) as error:
        why = str(error)
    said = {"ok": why == "ready", "why": why, "database": migrate.kind(), "migration": standing, "newest": migrate.newest()}
    return JSONResponse(said, 200 if said["ok"] else 503, headers={"Cache-Control": "no-store"})
