"""Whether a job is still being worked on, seen from any process that shares the var folder.

Who works holds a lock on a file. It is let go when the work is over, and by the system itself when the process was ended.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

# Somebody who only looks holds the lock for a moment.
WAIT_S = 3.0


@contextmanager
def working(file: Path) -> Iterator[bool]:
    """Hold the lock until the block ends, so that others see the work; gives whether it could be had."""
    lock = FileLock(file, timeout=WAIT_S)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def is_worked_on(file: Path) -> bool:
    """Whether anybody holds this lock now."""
    if not file.exists():
        return False
    lock = FileLock(file, timeout=0)
    try:
        with lock:
            return False
    except Timeout:
        return True
