"""A share of one core for a process, and no more: it is stopped for moments while it had too much, as cpulimit does it.

Two processes of the app, the database, the proxy and whoever drives the screens cannot all have a core of their own on a small
machine. With a share for each process that the machine can always give, what one carries and what two carry can be compared.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

LOOK_SECONDS, MOST_SAVED_SECONDS = 0.02, 0.05


@contextmanager
def share_of_a_core(pids: list[int], share: float) -> Iterator[None]:
    """Hold each of these processes to its share until the block ends."""
    over = threading.Event()
    holding = [threading.Thread(target=_hold, args=(pid, share, over), daemon=True) for pid in pids]
    for one in holding:
        one.start()
    try:
        yield
    finally:
        over.set()
        for one in holding:
            one.join()


def _hold(pid: int, share: float, over: threading.Event) -> None:
    process = psutil.Process(pid)
    credit, moment, used, stopped = 0.0, time.perf_counter(), cpu_seconds(process), False
    while not over.wait(LOOK_SECONDS):
        now, now_used = time.perf_counter(), cpu_seconds(process)
        # What was not used is hardly saved up; what was used too much is always owed.
        credit = min(credit + (now - moment) * share - (now_used - used), MOST_SAVED_SECONDS)
        moment, used = now, now_used
        if stopped != (credit < 0):
            stopped = not stopped
            (process.suspend if stopped else process.resume)()
    process.resume()


def cpu_seconds(process: psutil.Process) -> float:
    """Seconds of a core that a process had since it began."""
    return sum(process.cpu_times()[:2])
