"""An import in a process of its own, so that a running workshop does not feel it: a trial first, then, when somebody says so, the writing.

It can be stopped, and gone on with after a stop, a cut or a restart. What it keeps meanwhile: toolkit/exchange/directory/job_folder.py.
"""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from toolkit import settings
from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, NotFound
from toolkit.exchange.directory import job_folder as kept
from toolkit.exchange.directory.importing import KINDS, source_of
from toolkit.exchange.directory.taking_in import take_up_again
from toolkit.storage.engine import write_session

STARTS_WITHIN_S = 10.0
CUT = ("The import broke off before it was finished. What it brings is written all together or not at all. You can go on with it, and it "
       "does not begin anew.")
STILL = "This import is still being worked on. Wait until it is done, or stop it."
_running: dict[UUID, subprocess.Popen] = {}


class Open(NamedTuple):
    """An import that is not finished: its kind, and the name of its file or the address of its feed."""

    id: UUID
    kind: str
    called: str


def begin(actor: Actor, kind: str, data: bytes, *, called: str = "", listed: str = "", **more: Any) -> UUID:
    """Keep a file and start its trial, which writes nothing; returns the import's id. Raises BadInput, NotAllowed."""
    check_may(actor, "keep providers")
    address = more.get("address", "")
    if not data and not address:
        raise BadInput("This file is empty. Choose another one.", "file")
    source = source_of(kind, listed, address)
    kept.clear_old()
    made = uuid4()
    folder = kept.root() / str(made)
    folder.mkdir(parents=True, mode=0o700)
    (folder / kept.FILE).write_bytes(data)
    kept.write(folder / kept.JOB, {"kind": kind, "listed": source.listed, "called": called or address, "more": more})
    _start(made, actor, dry_run=True, close_gone=False)
    return made


def write(actor: Actor, job: UUID, *, close_gone: bool = False) -> None:
    """Take in what the trial showed; with `close_gone` those who are not in the list any more are closed.

    Raises BadInput unless the trial ended well, NotAllowed, NotFound.
    """
    check_may(actor, "keep providers")
    seen = state(job)
    if "running" in seen:
        raise BadInput(STILL, "file")
    if "done" not in seen or seen["done"]["written"] or seen["done"]["wrong"]:
        raise BadInput("This cannot be taken in: something in the file is wrong, or it was taken in already.", "file")
    _start(job, actor, dry_run=False, close_gone=close_gone)


def stop(actor: Actor, job: UUID) -> None:
    """Ask the child to leave off; it undoes what it was writing. Raises NotAllowed, NotFound."""
    check_may(actor, "keep providers")
    (kept.folder_of(job) / kept.STOP).touch()


def go_on(actor: Actor, job: UUID) -> None:
    """Go on with an import that was stopped or broke off; what was fetched is not fetched again. Raises BadInput, NotAllowed, NotFound."""
    check_may(actor, "keep providers")
    if not state(job).get("go_on"):
        raise BadInput("There is nothing to go on with here: it is being worked on, or it is done, or the file must be put right first.",
                       "file")
    was = kept.read(kept.folder_of(job) / kept.JOB)
    _start(job, actor, dry_run=was["dry_run"], close_gone=was.get("close_gone", False))


def undo_closing(actor: Actor, job: UUID) -> int:
    """Whoever this import closed can be asked again; gives how many. Raises BadInput, NotAllowed, NotFound."""
    check_may(actor, "keep providers")
    folder = kept.folder_of(job)
    closed = kept.read(folder / kept.CLOSED)
    if not closed:
        raise BadInput("This import closed nobody, or that was taken back already.", "file")
    with write_session() as session:
        number = take_up_again(actor, [UUID(one) for one in closed], session=session)
    (folder / kept.CLOSED).unlink(missing_ok=True)
    kept.write(folder / kept.STATE, {"done": kept.read(folder / kept.STATE)["done"] | {"taken_up": number}})
    return number


def closed_by(job: UUID) -> int:
    """How many an import closed that can be taken back. Raises NotFound."""
    return len(kept.read(kept.folder_of(job) / kept.CLOSED))


def state(job: UUID) -> dict[str, Any]:
    """How far an import is: `running` with words and a number, `done` with its summary, or `problem` with a sentence; `go_on` where one
    can. Raises NotFound.
    """
    folder = kept.folder_of(job)
    seen = kept.read(folder / kept.STATE)
    if "running" in seen and not _is_alive(job, folder):
        # It may have written its last word between the two looks.
        seen = kept.read(folder / kept.STATE)
        return {"problem": CUT, "go_on": True} if "running" in seen else seen
    if "running" in seen and (folder / kept.STOP).exists():
        return {"running": ["Stopping", 0]}
    return seen or {"running": ["Starting", 0]}


def unfinished() -> list[Open]:
    """Imports that are worked on, wait for a word, or can be gone on with, the latest first."""
    found = []
    for folder in kept.every():
        with suppress(NotFound, OSError):  # it may be taken away meanwhile
            if _is_open(state(UUID(folder.name))):
                job = kept.read(folder / kept.JOB)
                found.append(Open(UUID(folder.name), KINDS[job["kind"]].name, job.get("called", "")))
    return found


def _is_open(seen: dict[str, Any]) -> bool:
    done = seen.get("done")
    return "running" in seen or seen.get("go_on", False) or bool(done and not done["written"] and not done["wrong"])


def _is_alive(job: UUID, folder: Path) -> bool:
    process = _running.get(job)
    if process is not None and process.poll() is None:
        return True
    just_begun = process is None and time.time() - (folder / kept.STATE).stat().st_mtime < STARTS_WITHIN_S
    return kept.is_worked_on(folder) or just_begun


def _start(job: UUID, actor: Actor, **how: Any) -> None:
    folder = kept.folder_of(job)
    (folder / kept.STOP).unlink(missing_ok=True)
    kept.write(folder / kept.STATE, {"running": ["Starting", 0]})
    kept.write(folder / kept.JOB, kept.read(folder / kept.JOB) | {"name": actor.name, "role": str(actor.role)} | how)
    command = [sys.executable, "-m", "toolkit.exchange.directory.working", str(folder)]
    _running[job] = subprocess.Popen(command, cwd=settings.ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL, env=_environment())


def _environment() -> dict[str, str]:
    # The child starts in the project's folder: relative places of the settings are resolved here.
    return os.environ | {"TOOLKIT_VAR": str(settings.var_folder()), "DATABASE_URL": settings.database_url(),
                         "PYTHONPATH": str(settings.ROOT)}
