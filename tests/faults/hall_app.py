"""The real app in a process of its own on this machine, and many phones at its doors, each with one kept connection."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.conftest import wait_for_link
from tests.doors.hall import Hall
from toolkit import settings
from toolkit.access.seal import form_seal
from toolkit.addresses import free_port
from toolkit.cli.rehearsal.phone import GONE, Phone, receipt_in

AT_ONCE = 40


@dataclass(frozen=True)
class Served:
    """A running app: its process, its port and the link that it printed."""

    process: subprocess.Popen
    port: int
    sign_in: str


@contextmanager
def served(var: Path) -> Iterator[Served]:
    """The app as `python -m toolkit serve` starts it, on the record that the settings name now."""
    port = free_port()
    log = var / f"app-{port}.log"
    words = [sys.executable, "-m", "toolkit", "serve", "--no-browser", "--port", str(port)]
    with log.open("w") as said, subprocess.Popen(words, cwd=settings.ROOT, env=os.environ | {"PYTHONUNBUFFERED": "1"}, stdout=said,
                                                 stderr=subprocess.STDOUT) as process:
        try:
            yield Served(process, port, wait_for_link(log, process))
        finally:
            process.kill()


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
            async with Phone("localhost", port) as phone:
                while self.left:
                    at = self.left.pop()
                    answer = await phone.ask(f"/vote/{self.hall.token(at)}/send", form(self.hall, at))
                    assert answer.status == 200, answer.text
                    self.shown[at] = receipt_in(answer.text)
