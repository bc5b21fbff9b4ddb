"""Made-up answers in great number take turns, so that they do not drown the true ones.

Every answer to one consultation, enquiry or survey fills its measure, good ones too; a hall's are in within a minute. Nothing can be
found out here by trying, so each process measures for itself: two of them take two a second of a flood, not one.
"""

import time
from collections import OrderedDict
from collections.abc import Callable

from toolkit.web.measure import Measure

MOST_KEPT = 256


class Floods:
    """The measures of what is answered just now. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._kept = clock, OrderedDict[str, Measure]()

    async def begin(self, what: str) -> float:
        """Note an answer; seconds to wait before it is taken: 0 unless it is flooded. Raises MoveRefused when too many wait."""
        found, seconds = self._kept.get(what, Measure(at=self._clock())).by(self._clock()), 0.0
        if found.is_full():
            seconds, found = found.turn()
        self._kept[what] = found.one_more()
        self._kept.move_to_end(what)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return seconds


FLOODS = Floods()
