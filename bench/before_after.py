"""What a comparison of a baseline with today costs where the record is large: `python -m bench.before_after`.

Writes 10,000 entries at 5,000 places, freezes them, changes a tenth, adds and withdraws some, and does all that the screen
does for one look: reads and checks the baseline, pictures the record as it is, compares both, counts by cell. Prints the parts
and last one JSON object; exits 1 when the middle of all goes takes more than 200 ms of CPU, or the difference put to the baseline does not
give today.
"""

import gc
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.crowd import crowd
from toolkit.access.roles import COMMAND_LINE
from toolkit.steps import baseline, before_after
from toolkit.steps.recording import Said, change_entry, record_entry, withdraw_entry
from toolkit.storage.engine import engine, read_session, write_session
from toolkit.storage.queries.entries import rows

ENTRIES, PLACES, CHANGED, MORE, MOST_MS, TIMES = 10_000, 5_000, 1_000, 50, 200.0, 15


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop_id = crowd(Path(folder), ENTRIES, PLACES)
        frozen = changed_since(workshop_id)
        gc.collect()
        gc.freeze()  # as the app does once it has started
        goes = [look(workshop_id, frozen) for _ in range(TIMES + 1)][1:]
        right = is_right(workshop_id, frozen)
        engine().dispose()
    parts = {name: round(statistics.median(go[name] for go in goes), 1) for name in goes[0]}
    total = round(statistics.median(sum(go.values()) for go in goes), 1)
    for name, took in parts.items():
        print(f"{name}: {took} ms of CPU (median of {TIMES})")
    print(json.dumps({"bench": "before_after", "entries": ENTRIES, "cpu_ms": total, **parts, "right": right, "limit_ms": MOST_MS}))
    return 0 if right and total <= MOST_MS else 1


def changed_since(workshop_id: UUID) -> UUID:
    """Freeze the record, then change it as a year does; gives the baseline's id."""
    with write_session() as session:
        frozen = baseline.freeze(COMMAND_LINE, workshop_id, "A year ago", session=session)
        standing = rows(workshop_id, session=session)
        for row in standing[:CHANGED]:
            change_entry(COMMAND_LINE, row.id, row.version, Said(f"{row.words} On Sundays too."), session=session)
        for row in standing[-MORE:]:
            withdraw_entry(COMMAND_LINE, row.id, session=session)
            record_entry(COMMAND_LINE, workshop_id, row.group_id, row.function, row.kind, Said("Something new."), session=session)
    return frozen


def look(workshop_id: UUID, frozen: UUID) -> dict[str, float]:
    """The CPU of each part of one look, in milliseconds."""
    with read_session() as session:
        then, reading = timed(lambda: baseline.read_baseline(frozen, session=session))
        now, picturing = timed(lambda: baseline.picture_of(workshop_id, session=session))
    found, comparing = timed(lambda: before_after.difference(then, now))
    _, counting = timed(lambda: before_after.cell_changes(before_after.table_then(then), before_after.table_then(now),
                                                          found["entries"]))
    return {"read_ms": reading, "picture_ms": picturing, "compare_ms": comparing, "count_ms": counting}


def is_right(workshop_id: UUID, frozen: UUID) -> bool:
    """Whether what was changed is what is found, and leads from the baseline to today."""
    with read_session() as session:
        then, now = baseline.read_baseline(frozen, session=session), baseline.picture_of(workshop_id, session=session)
    found = before_after.difference(then, now)
    counts = tuple(map(len, (found["entries"].changed, found["entries"].new, found["entries"].gone)))
    return counts == (CHANGED, MORE, MORE) and before_after.applied(then, found) == now


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """(what it gives, milliseconds of CPU)."""
    start = time.process_time()
    made = work()
    return made, (time.process_time() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
