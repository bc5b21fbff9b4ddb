"""Many phones at once, from a process of their own: `python -m bench.phones PORT REQUESTS PHONES SECONDS FOUND`.

REQUESTS holds a line for each request: its path, a space, its form. Each phone keeps its connection, sends the next
request that nobody has sent yet, and waits for the whole answer. One JSON object is written to the file FOUND at the end: with a
moment for each receipt it is too long for a pipe that somebody else may hold up or cut.
"""

import asyncio
import contextlib
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.driver import HOST

LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
HEAD = ("POST {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: Mozilla/5.0 (Linux; Android 14) Mobile\r\nAccept: text/html\r\n"
        "Accept-Language: en-GB,en;q=0.9\r\nAccept-Encoding: gzip\r\nCookie: common_table_ticket_ABCDE=x\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}")


class Phone(asyncio.Protocol):
    """One connection. Notes how long each answer took, its status, and when it came."""

    def __init__(self, requests: Iterator[bytes], until: float, tally: list[tuple[float, int, float]], ended: asyncio.Future):
        self._requests, self._until, self._tally, self._ended = requests, until, tally, ended
        self._heard, self._sent, self._waits = b"", 0.0, False

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Send the first request."""
        self._transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        """Once the answer is whole, note it and go on."""
        self._heard += data
        head, found, body = self._heard.partition(b"\r\n\r\n")
        if not found or len(body) < int(LENGTH.search(head)[1]):
            return
        now = time.perf_counter()
        self._tally.append((now - self._sent, int(head[9:12]), now))
        self._heard, self._waits = b"", False
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        """No more from this phone; whether the server hung up on it while it waited for an answer."""
        if not self._ended.done():
            self._ended.set_result(self._waits)

    def _next(self) -> None:
        self._sent = time.perf_counter()
        request = next(self._requests, None) if self._sent < self._until else None
        if request is None:
            self._transport.close()
        else:
            self._waits = True
            self._transport.write(request)


async def crowd(port: int, requests: list[bytes], phones: int, seconds: float) -> dict:
    """Run so many phones for so long; answers by status, phones that lost the server, milliseconds, and when receipts came."""
    loop, tally, ended = asyncio.get_running_loop(), [], []
    start, left = time.perf_counter(), iter(requests)
    for _ in range(phones):
        ended.append(loop.create_future())
        try:
            await loop.create_connection(lambda: Phone(left, start + seconds, tally, ended[-1]), HOST, port)
        except OSError:
            ended[-1].set_result(True)
    lost = sum(await asyncio.gather(*ended))
    took = time.perf_counter() - start
    times = sorted(spent for spent, *_ in tally)
    receipts = sorted(moment for _, status, moment in tally if status == 200)
    accepted = len(receipts)
    return {"accepted": accepted, "refused": len(tally) - accepted, "lost": lost, "seconds": round(took, 2),
            "per_second": round(accepted / took), "p50_ms": ms(times, 0.5), "p99_ms": ms(times, 0.99),
            "ran_out": next(left, None) is None, "receipts": receipts}


def ms(times: list[float], part: float) -> float:
    """The time below which this part of all lies, in milliseconds."""
    return round(times[min(int(len(times) * part), len(times) - 1)] * 1000, 1) if times else 0.0


def read(file: Path) -> list[bytes]:
    """The requests of a file, ready to be sent."""
    lines = (line.split(" ", 1) for line in file.read_text(encoding="ascii").splitlines())
    return [HEAD.format(path=path, host=HOST, length=len(form), form=form).encode() for path, form in lines]


def main(port: str, file: str, phones: str, seconds: str, found: str) -> None:
    with contextlib.suppress(ImportError):      # not on Windows
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    figures = asyncio.run(crowd(int(port), read(Path(file)), int(phones), float(seconds)))
    Path(found).write_text(json.dumps(figures), encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
