"""How many screens are worked out at the same time (docs/decisions/0052-screens-take-turns.md)."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from toolkit.turns import Turns

AT_ONCE = 2                 # the second, for when one waits for the record
PATIENCE_SECONDS = 2.0      # whoever waited so long goes on all the same: nothing that takes long may hold everybody up

_turns = Turns(AT_ONCE)
_here = threading.local()


@contextmanager
def turn() -> Iterator[None]:
    """Work something out when its turn comes. What is worked out within a turn has it already."""
    if getattr(_here, "inside", False):
        yield
        return
    _here.inside, _here.holds = True, _turns.take(PATIENCE_SECONDS)
    try:
        yield
    finally:
        _here.inside = False
        _give_back()


@contextmanager
def aside() -> Iterator[None]:
    """Let the others work while this waits for another process. Outside of a turn it does nothing."""
    was_held = _give_back()
    try:
        yield
    finally:
        _here.holds = was_held and _turns.take(PATIENCE_SECONDS)


def _give_back() -> bool:
    held, _here.holds = getattr(_here, "holds", False), False
    if held:
        _turns.give_back()
    return held
