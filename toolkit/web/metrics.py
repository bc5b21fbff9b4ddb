"""`/metrics`: what this process counted, as Prometheus reads it. Off unless `TOOLKIT_METRICS=1`; each process says its own.

Nothing here is about anybody: kinds of doors, how they were answered, how long that took, how many screens are open.
"""

import logging

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

BALLOTS_DOOR = "vote/send"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
REQUESTS = Counter("common_table_requests", "Requests by kind of door and status", ["door", "method", "status"], registry=REGISTRY)
TOOK = Histogram("common_table_request_seconds", "Seconds until a request was answered", ["door"], buckets=SECONDS, registry=REGISTRY)
BALLOTS = Counter("common_table_ballots", "Ballots that phones sent and that were taken", registry=REGISTRY)
SESSIONS = Gauge("common_table_sessions", "Screens that are open now", registry=REGISTRY)
ERRORS = Counter("common_table_errors", "Errors that nobody expected, by who logged them", ["logged_by"], registry=REGISTRY)
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE"})


class _Errors(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        ERRORS.labels(record.name.partition(".")[0]).inc()


def count_errors() -> None:
    """Count what is logged as an error from now on; it is shown as before."""
    root = logging.getLogger()
    if not root.handlers and logging.lastResort:
        root.addHandler(logging.lastResort)
    root.handlers[:] = [one for one in root.handlers if not isinstance(one, _Errors)] + [_Errors(logging.ERROR)]


def note(method: str, door: str, status: int, seconds: float) -> None:
    """One request was answered."""
    REQUESTS.labels(door, method if method in METHODS else "other", str(status)).inc()
    TOOK.labels(door).observe(seconds)
    if door == BALLOTS_DOOR and status == 200:
        BALLOTS.inc()


def metrics(_: Request) -> Response:
    """What was counted since this process started."""
    return PlainTextResponse(generate_latest(REGISTRY).decode(), headers={"Cache-Control": "no-store"},
                             media_type=CONTENT_TYPE_PLAIN_0_0_4)
