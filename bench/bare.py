"""Yardsticks for the ballot door, served as the app is: a door that does nothing, and one with the bare guards and no more.

`python -m bench.bare PORT FILE`. The bare door checks a form's seal, takes each ticket once, chains an audit record, commits in
groups to the disk through plain sqlite3 and answers with one line: no page, no words, no people to explain things to.
"""

import asyncio
import hashlib
import hmac
import sqlite3
import sys
import threading
from queue import Empty, SimpleQueue
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bench.driver import HOST

KEY = b"bare"
MOST_AT_ONCE = 250
TABLES = """create table ticket (number text primary key, receipt text);
create table ballot (id integer primary key, ticket text unique, kind text);
create table dots (ballot integer, item text, dots integer, unique (ballot, item));
create table audit (number integer primary key, act text, noun text, previous text, hash text)"""


def seal(token: str) -> str:
    """A form's seal."""
    return hmac.digest(KEY, token.encode(), "sha256").hex()


class Writer:
    """Groups what came in while it wrote into the next transaction."""

    def __init__(self, file: str):
        self._queue: SimpleQueue = SimpleQueue()
        self._last = ""
        self._at = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self._at.execute(f"pragma {pragma}")
        self._at.executescript(TABLES)
        threading.Thread(target=self._run, daemon=True).start()

    async def put(self, token: str, dots: list[tuple[str, str]]) -> str:
        """The receipt, once the ballot is on the disk."""
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        self._queue.put((token, dots, loop, done))
        return await done

    def _run(self) -> None:
        while True:
            batch = [self._queue.get()]
            while len(batch) < MOST_AT_ONCE:
                try:
                    batch.append(self._queue.get_nowait())
                except Empty:
                    break
            self._at.execute("begin immediate")
            receipts = [self._write(token, dots) for token, dots, _, _ in batch]
            self._at.execute("commit")
            batch[0][2].call_soon_threadsafe(lambda batch=batch, receipts=receipts: [
                one[3].set_result(receipt) for one, receipt in zip(batch, receipts, strict=True)])

    def _write(self, token: str, dots: list[tuple[str, str]]) -> str:
        receipt = hashlib.sha256(token.encode()).hexdigest()[:8]
        self._at.execute("insert into ticket values (?, ?)", (token, receipt))
        made = self._at.execute("insert into ballot (ticket, kind) values (?, 'expert')", (token,)).lastrowid
        self._at.executemany("insert into dots values (?, ?, ?)", [(made, name, int(count)) for name, count in dots])
        chained = hashlib.sha256(f"{self._last}{token}".encode()).hexdigest()
        self._at.execute("insert into audit (act, noun, previous, hash) values ('cast', ?, ?, ?)", (token, self._last, chained))
        self._last = chained
        return receipt


def app(file: str) -> Starlette:
    """The two doors."""
    writer = Writer(file)

    async def empty(request: Request) -> HTMLResponse:
        await request.body()
        return HTMLResponse("<p>Nothing.</p>")

    async def bare(request: Request) -> HTMLResponse:
        token, sent = request.path_params["token"], dict(parse_qsl((await request.body()).decode()))
        if not hmac.compare_digest(sent.get("seal", ""), seal(token)):
            return HTMLResponse("No.", 403)
        dots = [(name, count) for name, count in sent.items() if name[0] == "d"]
        if not 1 <= sum(int(count) for _, count in dots) <= 5:
            return HTMLResponse("No.", 422)
        return HTMLResponse(f"<p>Your receipt: {await writer.put(token, dots)}</p>")

    return Starlette(routes=[Route("/empty", empty, methods=["POST"]), Route("/bare/{token}", bare, methods=["POST"])])


if __name__ == "__main__":
    uvicorn.run(app(sys.argv[2]), host=HOST, port=int(sys.argv[1]), access_log=False, log_level="warning")
