"""Guessed numbers slow down, room by room, and nobody is locked out.

What a person types is the room's code, which hangs on the wall, and a paper's number of five characters: 28.6 million numbers, of
which a few hundred are good. Everybody in a hall has one address, so nothing here asks where a try comes from.

- A wrong number is answered late: at once for the first few, then later and later. Each try fills the room's measure by one, and
  a right one takes that back, so that tries sent all at once count too; it empties by one every two seconds. A right number is
  never kept waiting while the measure is not full.
- When it is full, somebody is trying numbers by machine. Then all tries of this room, right or wrong, take turns, one a second:
  at 500 good numbers a machine finds one in 16 hours on average. At most fifteen wait for their turn; who comes on top of that is
  asked to press again. Scanning the code on the paper goes on as if nothing were the matter.

What is remembered is one measure for each room, at most 256 rooms.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.errors import MoveRefused

FREE = 5                    # wrong numbers answered at once
STEP_SECONDS, LONGEST_SECONDS = 0.2, 5.0
FULL = 40                   # from here on tries take turns
EMPTIES_SECONDS = 2.0
TURN_SECONDS, MOST_WAITING = 1.0, 15
MOST_ROOMS = 256
MANY = ("Many wrong numbers are being typed in this room just now. Wait a little, then press the button again. "
        "Or scan the code on your paper with the phone's camera: that works at once.")


@dataclass
class _Measure:
    level: float = 0.0
    at: float = 0.0
    next_turn: float = 0.0


class Guesses:
    """The measures of all rooms. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._rooms = clock, OrderedDict[str, _Measure]()

    def begin(self, room: str) -> float:
        """Note a try; seconds to wait before it is looked up: 0 unless the room is flooded. Raises MoveRefused when too many wait."""
        found, now = self._of(room), self._clock()
        full = found.level >= FULL
        turn = max(found.next_turn, now) if full else now
        if turn - now > MOST_WAITING * TURN_SECONDS:
            raise MoveRefused(MANY)
        found.level = min(found.level + 1, FULL + 1)
        found.next_turn = turn + TURN_SECONDS if full else found.next_turn
        return turn - now

    def right(self, room: str) -> None:
        """The number was right: it is no guess."""
        found = self._of(room)
        found.level = max(0.0, found.level - 1)

    def slip(self, room: str) -> float:
        """Note something wrong that no turn was taken for; seconds to wait before it is said."""
        found = self._of(room)
        found.level = min(found.level + 1, FULL + 1)
        return self.wrong(room)

    def wrong(self, room: str) -> float:
        """The number was wrong; seconds to wait before it is said."""
        return min(max(0.0, self._of(room).level - FREE) * STEP_SECONDS, LONGEST_SECONDS)

    def _of(self, room: str) -> _Measure:
        now = self._clock()
        found = self._rooms.setdefault(room, _Measure(at=now))
        self._rooms.move_to_end(room)
        while len(self._rooms) > MOST_ROOMS:
            self._rooms.popitem(last=False)
        found.level, found.at = max(0.0, found.level - (now - found.at) / EMPTIES_SECONDS), now
        return found


GUESSES = Guesses()


async def held_back(seconds: float) -> None:
    """Wait without keeping anybody else waiting."""
    if seconds > 0:
        await asyncio.sleep(seconds)
