"""The folder of one import, which the screen and the child share: what is to be done, how far it is, and who is at it.

In `var/imports`, by the import's id: the file, `job.json`, `state.json`, what a feed sent so far, and two marks. `stop` is laid there by a
person, `lock` is held by the child as long as it lives, so that there are never two at once and an end is seen, however it came.
"""

import json
import shutil
import time
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from toolkit import locks, settings
from toolkit.errors import NotFound, ToolkitError

KEPT_SECONDS = 2 * 24 * 3600
FILE, JOB, STATE, CLOSED, STOP, LOCK = "file", "job.json", "state.json", "closed.json", "stop", "lock"
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
    return locks.is_worked_on(folder / LOCK)


def working_on(folder: Path) -> AbstractContextManager[bool]:
    """Hold the folder's lock until the block ends; gives whether it could be had."""
    return locks.working(folder / LOCK)
