"""The child that works on one import: `python -m toolkit.exchange.directory.working FOLDER`. Every end is written down in `state.json`."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from toolkit.access.roles import Actor, Role
from toolkit.errors import ToolkitError
from toolkit.exchange.directory import job_folder as kept
from toolkit.exchange.directory.arrived import Progress

TOLD_EVERY_SECONDS = 0.5
STOPPED = "The import was stopped. Nothing was written."
FAILED = ("The import could not be finished, and nothing was written. Try again; if it fails once more, tell whoever looks after "
          "Common Table.")


def main(folder: Path) -> int:
    """Work on it, unless another child is at it already."""
    with kept.working_on(folder) as had:
        if had:
            _work(folder)
    return 0


def _work(folder: Path) -> None:
    job = kept.read(folder / kept.JOB)
    try:
        _end(folder, _taken_in(folder, job))
    except ToolkitError as error:
        kept.write(folder / kept.STATE, {"problem": str(error), "go_on": isinstance(error, kept.Stopped) or _still_fetching(folder, job)})
    except Exception:  # the screen shows a sentence, never a traceback
        kept.write(folder / kept.STATE, {"problem": FAILED, "go_on": True})
        raise


def _taken_in(folder: Path, job: dict[str, Any]) -> dict[str, Any]:
    # Here, so that a child that is not needed ends at once.
    from toolkit.exchange.directory.importing import import_file

    return import_file(Actor(job["name"], Role(job["role"])), job["kind"], folder / kept.FILE, job["dry_run"], _progress(folder),
                       listed=job.get("listed", ""), close_gone=job.get("close_gone", False), **job["more"])


def _end(folder: Path, summary: dict[str, Any]) -> None:
    if summary["closed"]:
        kept.write(folder / kept.CLOSED, summary["closed"])
    kept.write(folder / kept.STATE, {"done": summary | {"closed": len(summary["closed"])}})


def _still_fetching(folder: Path, job: dict[str, Any]) -> bool:
    # What a feed sent is kept: whatever went wrong there may be well tomorrow.
    return bool(job["more"].get("address")) and not (folder / kept.FILE).stat().st_size


def _progress(folder: Path) -> Progress:
    told = 0.0

    def progress(what: str, number: int) -> None:
        nonlocal told
        if (folder / kept.STOP).exists():
            raise kept.Stopped(STOPPED)
        if time.monotonic() - told > TOLD_EVERY_SECONDS:
            told = time.monotonic()
            kept.write(folder / kept.STATE, {"running": [what, number]})

    return progress


def _give_way() -> None:
    # A little less pressing than the workshop that may be going on.
    with suppress(OSError, AttributeError):
        os.nice(5)


if __name__ == "__main__":
    _give_way()
    sys.exit(main(Path(sys.argv[1])))
