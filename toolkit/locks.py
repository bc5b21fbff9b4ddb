"""Whether a job is still being worked on, seen from any process that shares the var folder.

Who works holds a lock on a file. It is let go when the work is over, and by the system itself when the process was ended.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


@contextmanager
def working(file: Path) -> Iterator[None]:
    """While this work goes on, others see that it does."""
    with FileLock(file, timeout=30):
        yield


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
