"""Memory that the C library keeps for the process."""

import ctypes
import sys

ARENAS_AT_MOST = -8     # M_ARENA_MAX of the C library's malloc.h
ARENAS = 2


def few_arenas() -> None:
    """Keep memory together, before any thread begins.

    Left alone, the C library of Linux gives each of up to eight threads for each core a store of its own, and what is free in one is of
    no use to another: where each screen runs in a thread, the process grows all day. Elsewhere this does nothing.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)   # other C libraries for Linux have none, and need none
    if mallopt:
        mallopt(ARENAS_AT_MOST, ARENAS)
