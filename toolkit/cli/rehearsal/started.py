"""A rehearsal that a screen started: a process of its own, whose words are kept in a file until the next one.

Only this process knows whether it still runs; to another one it looks ended, and its words go on. Two processes may rehearse at once.
"""

import os
import subprocess
import sys
import threading
from pathlib import Path
from uuid import UUID

from toolkit import addresses, settings
from toolkit.access.roles import Actor, check_may
from toolkit.errors import MoveRefused
from toolkit.events.desk import LEAD

_running: dict[UUID, subprocess.Popen] = {}
_lock = threading.Lock()


def start(actor: Actor, workshop_id: UUID, phones: int, groups: int, seconds: int) -> None:
    """Rehearse with a copy of this workshop, beside the app that is running. Raises MoveRefused while one runs already."""
    check_may(actor, LEAD, workshop_id)
    with _lock:
        if any(process.poll() is None for process in _running.values()):
            raise MoveRefused("A rehearsal is running already. Wait until it has ended.")
        words = [sys.executable, "-P", "-m", "toolkit", "rehearse", "--workshop", str(workshop_id), "--phones", str(phones),
                 "--groups", str(groups), "--seconds", str(seconds), *(["--hall"] if _is_open_to_the_hall() else [])]
        _file(workshop_id).parent.mkdir(exist_ok=True)
        with _file(workshop_id).open("w", encoding="utf-8") as said:
            # Its own server finds an address of its own.
            environment = {name: value for name, value in os.environ.items() if name != "TOOLKIT_PUBLIC_URL"}
            _running[workshop_id] = subprocess.Popen(words, cwd=settings.ROOT, stdout=said, stderr=subprocess.STDOUT, env=environment)


def said(workshop_id: UUID) -> tuple[list[str], bool]:
    """What the last rehearsal of this workshop said so far, and whether it still runs."""
    process = _running.get(workshop_id)
    try:
        lines = _file(workshop_id).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    return lines, process is not None and process.poll() is None


def _file(workshop_id: UUID) -> Path:
    return settings.var_folder() / "rehearsals" / f"{workshop_id}.txt"


def _is_open_to_the_hall() -> bool:
    url = settings.public_url()
    return url is not None and not addresses.only_here(url) and addresses.lan_address() is not None
