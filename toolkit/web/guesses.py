"""Guessed numbers slow down, room by room, and nobody is locked out.

What a person types is the room's code, which hangs on the wall, and a paper's number of five characters: 28.6 million numbers, of
which a few hundred are good. Everybody in a hall has one address, so nothing here asks where a try comes from.

- A wrong number is answered late: at once for the first few, then later and later. Each fills the room's measure by one; it
  empties by one every two seconds. Tries that are not answered yet count as well, so that sending many at once helps nobody. A
  right number is never kept waiting while the measure is not full.
- When it is full, somebody is trying numbers by machine. Then all tries of this room, right or wrong, take turns, one a second:
  at 500 good numbers a machine finds one in 16 hours on average. At most fifteen wait for their turn; who comes on top of that is
  asked to press again. Scanning the code on the paper goes on as if nothing were the matter.

The measures are in the database, so that all processes that serve one record hold the same. Only what is wrong is written, and the
turns of a flooded room: forty writes at the most, then about two a second. A right number costs one small question.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from toolkit.errors import RecordUnavailable
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import guesses as queries
from toolkit.web.measure import FULL, LONGEST_SECONDS, Measure

FORGOTTEN = timedelta(hours=1)


class Guesses:
    """The measures of all rooms. `clock` gives the seconds of this moment since 1970."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock, self._trying = clock, Counter[str]()

    @asynccontextmanager
    async def trying(self, room: str) -> AsyncIterator[None]:
        """Around looking a number up: in a flooded room, waits for a turn first. Raises MoveRefused when too many wait."""
        others, self._trying[room] = self._trying[room], self._trying[room] + 1
        try:
            await held_back(run_in_threadpool(self._begin, room, others))
            yield
        finally:
            self._trying[room] -= 1
            if not self._trying[room]:
                del self._trying[room]

    async def wrong(self, room: str) -> float:
        """Note something wrong; seconds to wait before it is said."""
        return await run_in_threadpool(self._note, room)

    def _begin(self, room: str, others: int) -> float:
        found = self._read(room)
        if not found.is_full(others):
            return 0.0
        found.turn()  # who is one too many learns it without a write
        with write_session() as session:
            seconds, taken = self._of(room, session=session).turn()
            _keep(room, taken, session=session)
        return seconds

    def _note(self, room: str) -> float:
        try:
            found = self._read(room)
            if found.level > FULL:
                return found.wait()  # as full as it gets: nothing to write
            with write_session() as session:
                noted = self._of(room, session=session).one_more()
                _keep(room, noted, session=session)
            return noted.wait()
        except RecordUnavailable:
            return LONGEST_SECONDS  # it cannot be counted, so it is answered as late as can be

    def _read(self, room: str) -> Measure:
        with read_session() as session:
            return self._of(room, session=session)

    def _of(self, room: str, *, session: Session) -> Measure:
        found, now = queries.measure_of(room, session=session), self._clock()
        return Measure(found[0], *(one.timestamp() for one in found[1:])).by(now) if found else Measure(at=now)


def _keep(room: str, measure: Measure, *, session: Session) -> None:
    at, turn = (datetime.fromtimestamp(one, UTC) for one in (measure.at, measure.next_turn))
    queries.forget_measures(at - FORGOTTEN, session=session)
    queries.keep_measure(room, measure.level, at, turn, session=session)


GUESSES = Guesses()


async def held_back(seconds: Awaitable[float]) -> None:
    """Wait so long without keeping anybody else waiting."""
    await asyncio.sleep(await seconds)
