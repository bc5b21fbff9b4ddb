"""What a backup costs where the record is large, and those who write meanwhile: `python -m bench.nothing_lost`.

Writes 10,000 entries at 5,000 places and 100 papers of a megabyte, backs them up while somebody records one thing after another,
puts the backup back into another file and checks it. Prints seconds, size and the longest wait of the writer, and last one JSON object;
exits 1 when somebody waited longer than 2 seconds, or what was put back is not what was there.
"""

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.crowd import crowd
from toolkit.access.roles import COMMAND_LINE
from toolkit.steps.attaching import attach
from toolkit.steps.recording import Said, record_entry
from toolkit.storage.engine import engine, write_session
from toolkit.storage.queries.workshops import groups_of
from toolkit.upkeep.backup import back_up
from toolkit.upkeep.checking import findings
from toolkit.upkeep.restoring import restore

ENTRIES, PLACES, PAPERS, MOST_WAIT = 10_000, 5_000, 100, 2.0
BEGINS, ENDS = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n", b"\n%%EOF\n"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop_id = crowd(Path(folder), ENTRIES, PLACES)
        _papers(workshop_id)
        writer = Writer(workshop_id)
        writer.start()
        made, backing_up = timed(lambda: back_up(COMMAND_LINE, Path(folder) / "backup"))
        writer.stopped.set()
        writer.join()
        size = sum(one.stat().st_size for one in (Path(folder) / "backup").rglob("*") if one.is_file())
        _, checking = timed(findings)
        engine().dispose()
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/other.db"
        _, restoring = timed(lambda: restore(COMMAND_LINE, Path(folder) / "backup"))
        again = back_up(COMMAND_LINE, Path(folder) / "again")
        same = not findings() and again.files == made.files and all(
            again.tables[name] == held for name, held in made.tables.items() if name != "audit_record")
        engine().dispose()
    figures = {"rows": sum(made.counts.values()), "megabytes": round(size / 1e6, 1), "backup_s": backing_up, "check_s": checking,
               "restore_s": restoring, "written_meanwhile": len(writer.waits), "longest_wait_s": round(max(writer.waits), 2), "same": same}
    for name, value in figures.items():
        print(f"{name}: {value}")
    print(json.dumps({"bench": "nothing_lost", **figures, "limit_wait_s": MOST_WAIT}))
    return 0 if same and figures["longest_wait_s"] <= MOST_WAIT else 1


class Writer(threading.Thread):
    """Records one thing after another until it is stopped; `waits` are the seconds that each took."""

    def __init__(self, workshop_id: UUID):
        super().__init__()
        self.workshop_id, self.stopped = workshop_id, threading.Event()
        self.waits: list[float] = []

    def run(self) -> None:
        """Record, and keep how long it took."""
        while not self.stopped.is_set():
            _, took = timed(self._one)
            self.waits.append(took)

    def _one(self) -> None:
        with write_session() as session:
            group = groups_of(self.workshop_id, session=session)[0].id
            record_entry(COMMAND_LINE, self.workshop_id, group, 1, "available", Said(f"Thing {len(self.waits)}"), session=session)


def _papers(workshop_id: UUID) -> None:
    with write_session() as session:
        for number in range(PAPERS):
            attach(COMMAND_LINE, workshop_id, BEGINS + os.urandom(1_000_000) + ENDS, f"Table {number}.pdf", session=session)


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What it gave, and the seconds it took."""
    begun = time.perf_counter()
    found = work()
    return found, round(time.perf_counter() - begun, 2)


if __name__ == "__main__":
    sys.exit(main())
