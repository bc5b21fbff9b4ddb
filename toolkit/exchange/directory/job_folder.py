"""The folder of one import, which the screen and the child share: what is to be done, how far it is, and who is at it.

In `var/imports`, by the import's id: the file, `job.json`, `state.json`, what a feed sent so far, and two marks. `stop` is laid there by a
person, `lock` is held by the child as long as it lives, so that there are never two at once and an end is seen, however it came.
"""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from toolkit import settings
from toolkit.errors import NotFound, ToolkitError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

KEPT_SECONDS = 2 * 24 * 3600
FILE, JOB, STATE, CLOSED, STOP, LOCK = "file", "job.json", "state.json", "closed.json", "stop", "lock"
WAIT_FOR_LOCK_S, LOOK_EVERY_S = 3.0, 0.02
NOT_THERE = "This import is not here any more. Choose the file again."


class Stopped(ToolkitError):
    """A person stopped the import."""


def folder_of(job: UUID) -> Path:
    """An import's folder. Raises NotFound."""
    folder = root() / str(job)
    if not (folder / JOB).is_file():
        raise NotFound(NOT_THERE)
    return folder


def root() -> Path:
    """The folder of all imports."""
    return settings.var_folder() / "imports"


def every() -> list[Path]:
    """The folders of all imports, the latest first."""
    found = []
    for file in root().glob(f"*-*-*-*-*/{JOB}"):
        with suppress(OSError):  # another process may take old ones away meanwhile
            found.append((file.stat().st_mtime, file.parent))
    return [folder for _, folder in sorted(found, reverse=True)]


def clear_old() -> None:
    """Take away what nobody has worked on for two days."""
    for folder in root().glob("*-*-*-*-*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder)


def write(file: Path, what: Any) -> None:
    """Keep this as JSON; whoever reads sees the whole of it or what was there before."""
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps(what), encoding="utf-8")
    beside.replace(file)


def read(file: Path) -> dict[str, Any]:
    """What is kept there; nothing where there is no such file."""
    with suppress(OSError, ValueError):
        return json.loads(file.read_text(encoding="utf-8"))
    return {}


def is_worked_on(folder: Path) -> bool:
    """Whether a child is at it now, whichever process started it."""
    with (folder / LOCK).open("ab") as mark:
        return not _take(mark)


@contextmanager
def working_on(folder: Path) -> Iterator[bool]:
    """Hold the lock until the block ends; gives whether it could be had. Somebody who only looks holds it for a moment."""
    with (folder / LOCK).open("ab") as mark:
        until = time.monotonic() + WAIT_FOR_LOCK_S
        while not (had := _take(mark)) and time.monotonic() < until:
            time.sleep(LOOK_EVERY_S)
        yield had


def _take(mark: Any) -> bool:
    # The system lets go of it when the file is closed, or when the process ends in whatever way.
    try:
        if fcntl is not None:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            mark.seek(0)
            msvcrt.locking(mark.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
