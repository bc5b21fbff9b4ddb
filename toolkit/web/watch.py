"""Watching requests go by, for metrics and logs: which kind of door, how it was answered, how long it took. Never which address."""

import logging
import time
from collections.abc import Callable

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from toolkit import settings

OTHER, SCREENS = "other", "_stcore"
log = logging.getLogger("common_table.requests")
Note = Callable[[str, str, int, float], None]


class Watched:
    """Middleware around all others. `known` are the first words of addresses that may be told; all others are "other"."""

    def __init__(self, app: ASGIApp, known: frozenset[str], notes: tuple[Note, ...], visits: Callable[[int], None]) -> None:
        self._app, self._known, self._notes, self._visits = app, known, notes, visits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request or one screen's connection through."""
        if scope["type"] == "websocket":
            await self._visit(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _visit(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._visits(1)
        try:
            await self._app(scope, receive, send)
        finally:
            self._visits(-1)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        method, door, begun, status = scope["method"], door_of(scope["path"], self._known), time.perf_counter(), 500

        async def hear(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, hear)
        finally:
            for note in self._notes:
                note(method, door, status, time.perf_counter() - begun)


def door_of(path: str, known: frozenset[str]) -> str:
    """What of an address may be told: its first word, where that is one of ours; a ballot being sent has a name of its own."""
    first, _, rest = path.lstrip("/").partition("/")
    if first == "vote" and rest.endswith("/send"):
        return "vote/send"
    return first if first in known else OTHER


def told(method: str, door: str, status: int, seconds: float) -> None:
    """A line of the log for one request."""
    log.info("request", extra={"told": {"method": method, "door": door, "status": status, "ms": round(seconds * 1000, 1)}})


def watching(first_words: frozenset[str]) -> list[Middleware]:
    """The middleware that this start asks for: none, unless metrics or JSON logs are on."""
    notes, visits = [], _nobody_counts
    if settings.metrics_are_on():
        from toolkit.web import metrics

        metrics.count_errors()
        notes.append(metrics.note)
        visits = metrics.SESSIONS.inc
    if settings.log_is_json():
        notes.append(told)
    return [Middleware(Watched, known=first_words | {"", SCREENS}, notes=tuple(notes), visits=visits)] if notes else []


def _nobody_counts(_: int) -> None:
    pass
