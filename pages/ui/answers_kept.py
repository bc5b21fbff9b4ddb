"""Answers that were worked out, kept for whoever asks next; of a workshop those of its newest two states alone (decision 9)."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

# The newest state, and the one before it for a window that has not looked again yet.
STATES = 2
Key = tuple[Hashable, ...]


class AnswersKept:
    """At most `size` answers to one question, those that were asked for last.

    While a hall records, a workshop has a new state every second. Without forgetting the older ones, each question would keep `size`
    copies of a list that grows all day.
    """

    def __init__(self, size: int):
        self._size, self._lock = size, threading.Lock()
        self._held: OrderedDict[Key, Any] = OrderedDict()
        self._states: dict[Hashable, list[int]] = {}

    def get(self, key: Key, work_out: Callable[[], Any], stands: tuple[Hashable, int] | None = None) -> Any:
        """The answer under `key`, worked out if it is not kept. `stands` is of what it is the answer and the number of its state."""
        key = (stands, *key)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        answer = work_out()
        with self._lock:
            if stands is None or self._is_new_enough(*stands):
                self._held[key] = answer
                while len(self._held) > self._size:
                    self._held.popitem(last=False)
        return answer

    def clear(self) -> None:
        """Forget all of it."""
        with self._lock:
            self._held.clear()
            self._states.clear()

    def __len__(self) -> int:
        return len(self._held)

    def _is_new_enough(self, of: Hashable, state: int) -> bool:
        # Whether the state is one of the newest; what stands for older ones goes.
        known = self._states.setdefault(of, [])
        if state in known:
            return True
        known.append(state)
        known.sort(reverse=True)
        for old in known[STATES:]:
            known.remove(old)
            for key in [key for key in self._held if key[0] == (of, old)]:
                del self._held[key]
        return state in known
