"""An import in a process of its own, so that a running workshop does not feel it: a trial first, then, when somebody says so, the writing.

Each import has a folder in `var/imports` with the file, what is to be done (`job.json`) and how far it is (`state.json`), which the child
writes and the screen reads; by a lock on a file of it any process that shares the folder sees whether the child still works. Folders
are taken away after two days.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from toolkit import locks, settings
from toolkit.access.roles import Actor, Role, check_may
from toolkit.errors import BadInput, NotFound, ToolkitError

KEPT_SECONDS, TOLD_EVERY_SECONDS = 2 * 24 * 3600, 0.5
FILE, JOB, STATE, LOCK = "file", "job.json", "state.json", "lock"
START_SECONDS = 30  # within which a child has begun to work
NOT_THERE = "This import is not here any more. Choose the file again."
STOPPED = "The import stopped before it was finished. Nothing was written. Choose the file again."
FAILED = ("The import could not be finished, and nothing was written. Try again; if it fails once more, tell whoever looks after "
          "Common Table.")
_running: dict[UUID, subprocess.Popen] = {}


def begin(actor: Actor, kind: str, data: bytes, **more: Any) -> UUID:
    """Keep a file and start its trial, which writes nothing; returns the import's id. Raises BadInput, NotAllowed."""
    check_may(actor, "keep providers")
    if not data and not more.get("address"):
        raise BadInput("This file is empty. Choose another one.", "file")
    _clear_old()
    made = uuid4()
    folder = _root() / str(made)
    folder.mkdir(parents=True, mode=0o700)
    (folder / FILE).write_bytes(data)
    _write(folder / JOB, {"kind": kind, "more": more})
    _start(made, actor, dry_run=True)
    return made


def write(actor: Actor, job: UUID) -> None:
    """Take in what the trial showed. Raises BadInput unless the trial ended well, NotAllowed, NotFound."""
    check_may(actor, "keep providers")
    seen = state(job)
    if seen.get("running"):
        raise BadInput("This import is still being worked on. Wait until it is done.", "file")
    if "done" not in seen or seen["done"]["written"] or seen["done"]["wrong"]:
        raise BadInput("This cannot be taken in: something in the file is wrong, or it was taken in already.", "file")
    _start(job, actor, dry_run=False)


def state(job: UUID) -> dict[str, Any]:
    """How far an import is: `running` with words and a number, `done` with its summary, or `problem` with a sentence. Raises NotFound."""
    folder = _folder(job)
    seen = _read(folder / STATE) or {"running": ["Starting", 0]}
    if "running" in seen and not _is_worked_on(job, folder):
        # It may have written its last word between the two looks.
        seen = _read(folder / STATE) or seen
        return {"problem": STOPPED} if "running" in seen else seen
    return seen


def _is_worked_on(job: UUID, folder: Path) -> bool:
    process = _running.get(job)
    if process is not None:
        return process.poll() is None
    # Another process began it, and perhaps only just now.
    with suppress(OSError):
        return locks.is_worked_on(folder / LOCK) or time.time() - (folder / STATE).stat().st_mtime < START_SECONDS
    return False


def _start(job: UUID, actor: Actor, *, dry_run: bool) -> None:
    folder = _folder(job)
    _write(folder / STATE, {"running": ["Starting", 0]})
    _write(folder / JOB, _read(folder / JOB) | {"name": actor.name, "role": str(actor.role), "dry_run": dry_run})
    # A little less pressing than the workshop that may be going on.
    command = [sys.executable, "-m", "toolkit.exchange.directory.job", str(folder)]
    _running[job] = subprocess.Popen(command, cwd=settings.ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL, env=_environment())


def _environment() -> dict[str, str]:
    # The child starts in the project's folder: relative places of the settings are resolved here.
    return os.environ | {"TOOLKIT_VAR": str(settings.var_folder()), "DATABASE_URL": settings.database_url(),
                         "PYTHONPATH": str(settings.ROOT)}


def main(folder: Path) -> int:
    """What the child does. Every end is written down as one sentence or a summary."""
    from toolkit.exchange.directory.importing import import_file

    with suppress(OSError, AttributeError):
        os.nice(5)
    job, told = _read(folder / JOB), [0.0]

    def progress(what: str, number: int) -> None:
        if time.monotonic() - told[0] > TOLD_EVERY_SECONDS:
            told[0] = time.monotonic()
            _write(folder / STATE, {"running": [what, number]})

    try:
        actor = Actor(job["name"], Role(job["role"]))
        with locks.working(folder / LOCK):
            summary = import_file(actor, job["kind"], folder / FILE, job["dry_run"], progress, **job["more"])
            _write(folder / STATE, {"done": summary})
    except ToolkitError as error:
        _write(folder / STATE, {"problem": str(error)})
    except Exception:  # the screen shows a sentence, never a traceback
        _write(folder / STATE, {"problem": FAILED})
        raise
    return 0


def _folder(job: UUID) -> Path:
    folder = _root() / str(job)
    if not (folder / JOB).is_file():
        raise NotFound(NOT_THERE)
    return folder


def _root() -> Path:
    return settings.var_folder() / "imports"


def _clear_old() -> None:
    for folder in _root().glob("*-*-*-*-*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder)


def _write(file: Path, what: dict[str, Any]) -> None:
    # Whoever reads sees the whole of it or what was there before.
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps(what), encoding="utf-8")
    beside.replace(file)


def _read(file: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        return json.loads(file.read_text(encoding="utf-8"))
    return {}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
