"""The voting paper of a room, kept in this process for a second: a hall that votes at once asks for the same one each time.

It may be a second old. What must be right to the instant (is the vote open, is the ticket good) the writer looks up itself.
"""

import asyncio
import time

from toolkit.storage.engine import read_session
from toolkit.voting.holding import room
from toolkit.voting.paper import Paper, paper_of

FRESH_SECONDS = 1.0
MOST_KEPT = 64


class Papers:
    """Papers by the room's code. Only codes that were sealed here are asked for, so nobody can fill it with made-up ones."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[float, Paper]] = {}
        self._asked: dict[tuple[str, asyncio.AbstractEventLoop], asyncio.Task[Paper]] = {}

    async def get(self, code: str) -> Paper:
        """The paper, read by one of those who want it while the others wait. Raises NotFound, RecordUnavailable."""
        until, paper = self._kept.get(code, (0.0, None))
        if paper is not None and time.monotonic() < until:
            return paper
        key = code, asyncio.get_running_loop()
        if key not in self._asked:
            self._asked[key] = asyncio.create_task(self._read(code))
            self._asked[key].add_done_callback(lambda _: self._asked.pop(key, None))
        return await asyncio.shield(self._asked[key])

    async def _read(self, code: str) -> Paper:
        paper = await asyncio.to_thread(read, code)
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[code] = time.monotonic() + FRESH_SECONDS, paper
        return paper


def read(code: str) -> Paper:
    """The paper as it stands now. Raises NotFound, RecordUnavailable."""
    with read_session() as session:
        return paper_of(room(code, session=session), session=session)


PAPERS = Papers()
