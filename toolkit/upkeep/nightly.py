"""A backup each night in the app's own process, where `TOOLKIT_BACKUP` names a folder; one a day however many processes there are."""

import logging
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from toolkit import settings
from toolkit.access.roles import Actor, Role
from toolkit.clock import in_london, now, say_date
from toolkit.upkeep import manifest
from toolkit.upkeep.backup import NOT_FINISHED, back_up, cannot

NIGHT = Actor("each night", Role.ADMINISTRATOR)
FROM = time(2)               # London; a computer that was off then does it when it is on again
LOOK_SECONDS = 600
THREAD = "nightly backup"
NAME = re.compile(r"\d{4}-\d{2}-\d{2}")
LATE_DAYS = 2
LOG = logging.getLogger(__name__)


@contextmanager
def each_night() -> Iterator[None]:
    """Look every ten minutes whether a night's backup is due, for as long as the app runs. Does nothing when it is switched off."""
    stop = threading.Event()
    if settings.backup_folder() is not None:
        threading.Thread(target=_look, args=(stop,), name=THREAD, daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def _look(stop: threading.Event) -> None:
    while True:
        try:
            tonight(now())
        except Exception as error:  # whatever it was, the next night is tried
            LOG.error("The nightly backup was not made: %s", error)
        if stop.wait(LOOK_SECONDS):
            return


def tonight(moment: datetime) -> Path | None:
    """Make the backup of this day unless it is made, being made, or not yet two o'clock; gives its folder.

    Raises ToolkitError when it cannot be made; the older ones stay then.
    """
    folder, local = settings.backup_folder(), in_london(moment)
    if folder is None or local.time() < FROM or (folder / local.date().isoformat()).exists():
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "backup.lock", timeout=0):
            return _make(folder, folder / local.date().isoformat())
    except Timeout:
        return None  # another process is at it
    except OSError as error:
        raise cannot(folder, error) from error


def _make(folder: Path, out: Path) -> Path | None:
    if out.exists():
        return None
    for left in folder.glob(f"*{NOT_FINISHED}*"):  # by a process that was killed: the lock says that nobody is at it
        shutil.rmtree(left, ignore_errors=True)
    back_up(NIGHT, out)
    # By number, never by age: a clock that jumps ahead must not make every backup too old.
    for old in nights(folder)[:-settings.backups_kept()]:
        shutil.rmtree(old, ignore_errors=True)
    return out


def nights(folder: Path) -> list[Path]:
    """The nightly backups in a folder, the oldest first."""
    return sorted(one for one in folder.iterdir() if NAME.fullmatch(one.name) and (one / manifest.NAME).is_file())


def too_long_ago(today: date | None = None) -> str | None:
    """A sentence when nightly backups are switched on and the last is older than two days; None when all is well."""
    folder = settings.backup_folder()
    if folder is None:
        return None
    today = today or in_london(now()).date()
    made = [day for one in (nights(folder) if folder.is_dir() else []) if (day := date.fromisoformat(one.name)) <= today]
    if made and today - made[-1] <= timedelta(days=LATE_DAYS):
        return None
    last = f"The last nightly backup is of {say_date(made[-1])}." if made else "There is no nightly backup yet."
    return f"{last} See what the app says when it makes one in {folder}, or make one with: python -m toolkit backup"
