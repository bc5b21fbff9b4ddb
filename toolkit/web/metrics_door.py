"""The door of `/metrics`, which is closed unless somebody opened it."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from toolkit import settings


def door(request: Request) -> Response:
    """What this process counted; 404 where `TOOLKIT_METRICS` is not 1. The library is loaded only where it is wanted."""
    if not settings.metrics_are_on():
        return PlainTextResponse("Not Found", 404)
    from toolkit.web.metrics import metrics

    return metrics(request)
