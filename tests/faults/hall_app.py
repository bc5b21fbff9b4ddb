"""The real app in a process of its own on this machine, and many phones at its doors, each with one kept connection."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.browser.conftest import free_port, wait_for_link
from tests.doors.hall import Hall
from toolkit import settings
from toolkit.access.seal import form_seal

FORM = "application/x-www-form-urlencoded"
AT_ONCE = 40
GONE = (ConnectionError, asyncio.IncompleteReadError, OSError)


@dataclass(frozen=True)
class Served:
    """A running app: its process, its port and the link that it printed."""

    process: subprocess.Popen
    port: int
    sign_in: str


@contextmanager
def served(var: Path) -> Iterator[Served]:
    """The app as `python -m toolkit serve` starts it, on the record that the settings name now."""
    port, log = free_port(), var / "app.log"
    words = [sys.executable, "-m", "toolkit", "serve", "--no-browser", "--port", str(port)]
    with log.open("w") as said, subprocess.Popen(words, cwd=settings.ROOT, env=os.environ | {"PYTHONUNBUFFERED": "1"}, stdout=said,
                                                 stderr=subprocess.STDOUT) as process:
        try:
            yield Served(process, port, wait_for_link(log, process))
        finally:
            process.kill()


class Phone:
    """One device: one connection, one request after the other."""

    def __init__(self, port: int):
        self.port = port

    async def __aenter__(self) -> "Phone":
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.close()
        with suppress(*GONE):
            await self.writer.wait_closed()

    async def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and text of a page, or of what a form's fields are answered with. Raises one of GONE when the app is away."""
        body = urlencode(fields or {}).encode()
        head = f"{'GET' if fields is None else 'POST'} {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\n"
        sent = f"Content-Type: {FORM}\r\nContent-Length: {len(body)}\r\n" if fields is not None else ""
        self.writer.write(f"{head}{sent}\r\n".encode() + body)
        await self.writer.drain()
        told = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"content-length: (\d+)", told, re.IGNORECASE)
        return int(told.split()[1]), (await self.reader.readexactly(int(length[1]))).decode()


def receipt_in(text: str) -> str | None:
    """The receipt on a page, where it shows one."""
    found = re.search(r'class="code">([^<]+)<', text)
    return found[1] if found else None


def marks(at: int) -> dict[str, str]:
    """What the holder of paper number `at` in the pile chooses: always the same, so that it can be looked for afterwards."""
    return {f"d{1 + at % 4}": str(1 + at % 3), "kind": "expert" if at % 2 else "carer"}


def form(hall: Hall, at: int) -> dict[str, str]:
    """The fields of the page that asks whether to send, with the seal that its form carries."""
    return {**marks(at), "seal": form_seal("vote", hall.token(at), hall.edition)}


@dataclass
class Pile:
    """Papers being sent in: which are left, and the receipts that were shown, by place in the pile."""

    hall: Hall
    left: list[int]
    shown: dict[int, str] = field(default_factory=dict)

    async def send(self, port: int, at_once: int = AT_ONCE) -> None:
        """Send what is left, several at a time; comes back when all are answered or the app is away."""
        self.left.reverse()
        await asyncio.gather(*(self._one_after_the_other(port) for _ in range(at_once)))

    async def _one_after_the_other(self, port: int) -> None:
        with suppress(*GONE):
            async with Phone(port) as phone:
                while self.left:
                    at = self.left.pop()
                    status, text = await phone.ask(f"/vote/{self.hall.token(at)}/send", form(self.hall, at))
                    assert status == 200, text
                    self.shown[at] = receipt_in(text)
