"""Those who ask take turns in the order in which they came."""

import threading
from collections import deque


class Turns:
    """So many at once, else one; whoever asked first comes first.

    SQLite lets those who wait try again every now and then, so that whoever tries at the right moment comes first: in a busy hall
    somebody waited in vain for seconds while later ones wrote (bench/event_day.py).
    """

    def __init__(self, at_once: int = 1) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._free = at_once

    def take(self, seconds: float) -> bool:
        """Wait for a turn, no longer than so many seconds; whether it came."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(seconds):
            return True
        with self._lock:
            if not mine.is_set():  # else it came at the last moment
                self._waiting.remove(mine)
            return mine.is_set()

    def give_back(self) -> None:
        """The turn is over: the next in the queue has it."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1
