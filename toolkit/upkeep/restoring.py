"""Putting a backup back into an empty place: the whole of it, checked before and counted after, or nothing."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor
from toolkit.errors import BadInput
from toolkit.storage import refill
from toolkit.storage.engine import write_session
from toolkit.storage.migrate import versions
from toolkit.upkeep import manifest as about
from toolkit.upkeep.manifest import Manifest


def restore(actor: Actor, folder: Path) -> Manifest:
    """Fill the empty database that the settings name from a backup, of this version or an earlier one; gives what it held.

    Raises BadInput when there is a record here already, or the backup is not whole; RecordUnavailable.
    """
    refill.check_empty()
    held = about.read(folder)
    if held.version not in versions():
        raise BadInput("This backup was made by a newer version of Common Table. Use that version, or a newer one, to put it back.")
    about.check(folder, held)
    refill.refill(held.version, held.counts, lambda name: _rows(folder, name), lambda name: about.file_of(folder, name))
    with write_session() as session:
        write_down(actor, "restore a backup", session=session, made_at=held.made_at, rows=sum(held.counts.values()))
    return held


def _rows(folder: Path, name: str) -> Iterator[Mapping[str, Any]]:
    return (json.loads(line) for line in about.lines(folder, name))
