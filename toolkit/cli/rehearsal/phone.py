"""A made-up person's phone: one connection to the app, one page after the other, each timed. Standard library only."""

import asyncio
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
# Servers close connections that nobody uses for some seconds; like a browser, a phone then opens another.
IDLE_SECONDS = 2.0
# What a connection ends with when the app is away, or too busy to answer.
GONE = (ConnectionError, asyncio.IncompleteReadError, OSError)


@dataclass(frozen=True)
class Answer:
    """A page: its status, its text, where it sends on to, and the cookie that it gives."""

    status: int
    text: str
    location: str = ""
    cookie: str = ""


@dataclass
class Phone:
    """One device at `host`:`port`; `waits` are the seconds that each of its pages took."""

    host: str
    port: int
    waits: list[float] = field(default_factory=list)
    cookie: str = ""
    idle_seconds: float = IDLE_SECONDS

    async def __aenter__(self) -> "Phone":
        await self._connect()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._hang_up()

    async def _connect(self) -> None:
        self._reader, self._writer = await asyncio.open_connection(self.host, self.port)
        self._used = time.perf_counter()

    async def _hang_up(self) -> None:
        self._writer.close()
        with suppress(*GONE):
            await self._writer.wait_closed()

    async def ask(self, path: str, fields: dict[str, str] | None = None) -> Answer:
        """A page, or the answer to a form's fields. Raises one of GONE when the app is away."""
        start = time.perf_counter()
        if start - self._used > self.idle_seconds:
            await self._hang_up()
            await self._connect()
        self._writer.write(self._request(path, fields))
        await self._writer.drain()
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
        body = await self._reader.readexactly(int(length[1]) if length else 0)
        self._used = time.perf_counter()
        self.waits.append(self._used - start)
        answer = Answer(int(head.split()[1]), body.decode(), _header(head, "location"), _header(head, "set-cookie").partition(";")[0])
        self.cookie = answer.cookie or self.cookie
        return answer

    def _request(self, path: str, fields: dict[str, str] | None) -> bytes:
        body = urlencode(fields or {}).encode()
        lines = [f"{'GET' if fields is None else 'POST'} {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        lines += [f"Cookie: {self.cookie}"] if self.cookie else []
        lines += [f"Content-Type: {FORM}", f"Content-Length: {len(body)}"] if fields is not None else []
        return "\r\n".join([*lines, "", ""]).encode() + body


def _header(head: str, name: str) -> str:
    found = re.search(rf"^{name}: (.*)\r$", head, re.IGNORECASE | re.MULTILINE)
    return found[1].strip() if found else ""


def seal_in(text: str) -> str:
    """The seal of a page's first form; "" where it has none."""
    found = re.search(r'name="seal" value="([^"]+)"', text)
    return found[1] if found else ""


def receipt_in(text: str) -> str | None:
    """The receipt on a page, where it shows one."""
    found = re.search(r'class="code">([^<]+)<', text)
    return found[1] if found else None
