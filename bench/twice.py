"""How long it takes to propose what was said twice: `python -m bench.twice`.

Writes 2,000 entries into one workshop, first over all functions and groups, then all about one function, which is the worst that
can be; each sentence comes from a small stock of words, so that many are alike. Measures the whole answer that the screen asks
for, database included. Prints a line for each and last one JSON object; exits 1 when a median is over 1 s.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, update

from bench.crowd import crowd
from toolkit.models import GAP, Entry
from toolkit.steps.merging import proposals
from toolkit.storage.engine import engine, read_session, write_session

ENTRIES, TIMES, MOST_MS = 2_000, 5, 1_000.0
STOCK = """bus lunch club library advice carers older people evening Sunday village hall lift neighbour budget plan broker surgery
notice board phone line help form advocate drop-in weekly Monday transport nobody knows leaflet support group family money train
ramp open list worker not enough too far never"""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop_id = crowd(Path(folder), ENTRIES, 1)
        say(workshop_id)
        figures = {"spread": measure(workshop_id)}
        say(workshop_id, function=1, kind=GAP)
        figures["one_function"] = measure(workshop_id)
        engine().dispose()
    for name, one in figures.items():
        print(f"{name:13} {one['found']} proposals, median {one['median_ms']} ms, slowest {one['most_ms']} ms")
    print(json.dumps({"bench": "twice", "entries": ENTRIES, **figures, "limit_ms": MOST_MS}))
    return int(any(one["median_ms"] > MOST_MS or not one["found"] for one in figures.values()))


def say(workshop_id: UUID, **about: object) -> None:
    """Give each entry words of its own, and all of them what `about` says."""
    chance, stock = random.Random(11), STOCK.split()
    with write_session() as session:
        for entry_id in session.connection().scalars(select(Entry.id)).all():
            words = " ".join(chance.choices(stock, k=chance.randint(4, 14)))
            session.connection().execute(update(Entry).where(Entry.id == entry_id).values(words=words, **about))


def measure(workshop_id: UUID) -> dict[str, float]:
    """Milliseconds of the whole question, asked some times after one to warm up; and how many clusters it finds."""
    taken = []
    for _ in range(TIMES + 1):
        start = time.perf_counter()
        with read_session() as session:
            found = proposals(workshop_id, session=session).found
        taken.append((time.perf_counter() - start) * 1000)
    return {"found": found, "median_ms": round(statistics.median(taken[1:]), 1), "most_ms": round(max(taken[1:]), 1)}


if __name__ == "__main__":
    sys.exit(main())
